// One cycle over the whole run: from max_lr/div_factor up to max_lr in pct_start of it, then down
// to the first rate over final_div_factor, along cosines or straight lines; with three_phase down
// to the first rate as fast as up, then on to the last. The momentum goes the other way. Smith &
// Topin 2018, in the form of torch.optim.lr_scheduler.OneCycleLR with total_steps = T. max_lr is η
// where it is not set. Past the end the last update's values hold; a phase of no length is
// skipped, where PyTorch divides by zero. An optimizer without momentum or β1 keeps to the rate
// alone, where PyTorch refuses it.
#include <algorithm>
#include <array>
#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class OneCycle final : public Schedule {
 public:
  explicit OneCycle(const Knobs& knobs)
      : Schedule(knobs),
        pct_start_(knobs.number("pct_start")),
        div_factor_(knobs.number("div_factor")),
        final_div_factor_(knobs.number("final_div_factor")),
        cosine_(knobs.choice("anneal_strategy") == "cos"),
        three_phase_(knobs.flag("three_phase")),
        cycle_momentum_(knobs.flag("cycle_momentum")),
        base_momentum_(knobs.number("base_momentum")),
        max_momentum_(knobs.number("max_momentum")) {
    if (knobs.is_set("max_lr")) max_lr_ = knobs.number("max_lr");
  }

  [[nodiscard]] std::optional<double> momentum(Step t, Step T) const override {
    if (!cycle_momentum_) return std::nullopt;
    return along(t, T, {max_momentum_, base_momentum_, max_momentum_, max_momentum_});
  }

 private:
  [[nodiscard]] double policy(double eta, Step t, Step T) const override {
    const double highest = max_lr_.value_or(eta);
    const double first = highest / div_factor_;
    const double last = first / final_div_factor_;
    return along(t, T, {first, highest, three_phase_ ? first : last, last});
  }

  /// The value at t on the way between four: the middle two stand where the rate turns.
  [[nodiscard]] double along(Step t, Step T, const std::array<double, 4>& values) const {
    const auto length = static_cast<double>(T);
    const double end = length - 1;
    const double top = pct_start_ * length - 1;
    const std::array<double, 3> ends{top, three_phase_ ? 2 * top : end, end};
    const double at = std::min(static_cast<double>(t), end);
    double begin = 0;
    for (std::size_t phase = 0; phase < ends.size(); ++phase) {
      const double until = ends[phase];
      if (until > begin && at <= until) {
        return between(values[phase], values[phase + 1], (at - begin) / (until - begin));
      }
      begin = until;
    }
    return values.back();
  }

  [[nodiscard]] double between(double from, double to, double share) const {
    if (!cosine_) return from + (to - from) * share;
    return to + (from - to) / 2 * (1 + cosine_of_turns(share / 2));
  }

  std::optional<double> max_lr_;
  double pct_start_;
  double div_factor_;
  double final_div_factor_;
  bool cosine_;
  bool three_phase_;
  bool cycle_momentum_;
  double base_momentum_;
  double max_momentum_;
};

constexpr Knob momentum_knob(std::string_view name, Prose label, double fallback, Prose help) {
  return {.name = name,
          .label = label,
          .fallback = fallback,
          .range = {.min = 0, .max = 1, .max_open = true},
          .slider = Slider{0, 0.99},
          .help = help,
          .advanced = true,
          .live = true};
}

constexpr Knob divisor_knob(std::string_view name, Prose label, Prose symbol, double fallback,
                            double highest, Prose help) {
  return {.name = name,
          .label = label,
          .symbol = symbol,
          .fallback = fallback,
          .range = {.min = 1, .max = 1e12},
          .slider = Slider{1, highest, Scale::log},
          .help = help,
          .advanced = true,
          .live = true};
}

}  // namespace

constexpr auto knobs =
    with_warmup({{.name = "max_lr",
                  .label = "highest rate",
                  .symbol = R"(\eta_{\max})",
                  .range = {.min = 0},
                  .slider = Slider{1e-4, 10, Scale::log},
                  .help = "The rate at the top; the optimizer's η when it is not set.",
                  .live = true},
                 {.name = "pct_start",
                  .label = "share up",
                  .fallback = 0.3,
                  .range = {.min = 0, .max = 1},
                  .slider = Slider{0, 1},
                  .help = "Share of the run in which the rate climbs.",
                  .live = true},
                 divisor_knob("div_factor", "first divisor", "D", 25, 100,
                              "The first rate is the highest divided by this."),
                 divisor_knob("final_div_factor", "last divisor", "F", 1e4, 1e6,
                              "The last rate is the first divided by this."),
                 {.name = "anneal_strategy",
                  .label = "shape",
                  .type = KnobType::choice,
                  .fallback = "cos",
                  .choices = {"cos", "linear"},
                  .help = "Along half cosines or straight lines.",
                  .advanced = true,
                  .live = true},
                 {.name = "three_phase",
                  .label = "three phases",
                  .type = KnobType::boolean,
                  .fallback = false,
                  .help = "Down to the first rate as fast as up, and only then to the last.",
                  .advanced = true,
                  .live = true},
                 {.name = "cycle_momentum",
                  .label = "cycle momentum",
                  .type = KnobType::boolean,
                  .fallback = true,
                  .help = "Moves the optimizer's momentum or β₁ against the rate.",
                  .live = true},
                 momentum_knob("base_momentum", "lowest momentum", 0.85,
                               "The momentum where the rate is highest."),
                 momentum_knob("max_momentum", "highest momentum", 0.95,
                               "The momentum at the start and the end.")});

extern constexpr ScheduleEntry one_cycle{
    {.name = "one_cycle",
     .label = "One cycle",
     .formula = R"(\begin{aligned} \eta_t &= b + \tfrac12 (a - b) \left(1 + \cos \pi u\right) \\)"
                R"(\text{up: } a, b &= \eta_{\max} / D,\ \eta_{\max} \\)"
                R"(\text{down: } a, b &= \eta_{\max},\ \eta_{\max} / (D\,F) \end{aligned})",
     .source = "Smith & Topin 2018; torch.optim.lr_scheduler.OneCycleLR",
     .help = "Up to a high rate once and down to almost none, the momentum going the other way.",
     .knobs = knobs},
    &make_as<Schedule, OneCycle>};

}  // namespace descent::schedules
