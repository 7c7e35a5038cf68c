// η until the evaluated loss has not improved for more than `patience` evaluations, then `factor`
// times it, never below min_lr; `cooldown` evaluations then do not count.
// torch.optim.lr_scheduler.ReduceLROnPlateau in mode min, which steps once an evaluation. The
// evaluation before step 0 is the first. Where there are no test rows the training loss decides.
#include <algorithm>
#include <cmath>

#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Plateau final : public Schedule {
 public:
  explicit Plateau(const Knobs& knobs)
      : Schedule(knobs),
        on_train_loss_(knobs.choice("metric") == "train_loss"),
        factor_(knobs.number("factor")),
        patience_(knobs.integer("patience")),
        threshold_(knobs.number("threshold")),
        relative_(knobs.choice("threshold_mode") == "rel"),
        cooldown_(knobs.integer("cooldown")),
        min_lr_(knobs.number("min_lr")),
        eps_(knobs.number("eps")) {}

  [[nodiscard]] bool follows_evaluations() const override { return true; }

  void observe(double eta, double train_loss, double test_loss,
               ScheduleState& state) const override {
    const double loss = on_train_loss_ || std::isnan(test_loss) ? train_loss : test_loss;
    // Of an infinite best a share is infinite, and any loss is below it.
    const double target = relative_ ? state.best * (1 - threshold_) : state.best - threshold_;
    if (loss < target) {
      state.best = loss;
      state.bad = 0;
    } else {
      ++state.bad;
    }
    if (state.cooldown > 0) {
      --state.cooldown;
      state.bad = 0;
    }
    if (state.bad <= patience_) return;
    const double now = eta * state.factor;
    const double lower = std::max(now * factor_, min_lr_);
    if (now - lower > eps_) state.factor = lower / eta;
    state.cooldown = cooldown_;
    state.bad = 0;
  }

 private:
  [[nodiscard]] double policy(double eta, Step /*t*/, Step /*T*/) const override { return eta; }

  bool on_train_loss_;
  double factor_;
  Step patience_;
  double threshold_;
  bool relative_;
  Step cooldown_;
  double min_lr_;
  double eps_;
};

constexpr Knob evaluations_knob(std::string_view name, Prose label, double fallback, Prose help) {
  Knob knob = steps_knob(name, label, "", fallback, 0, help);
  knob.slider = Slider{0, 50};
  return knob;
}

}  // namespace

constexpr auto knobs =
    with_warmup({{.name = "factor",
                  .label = "factor",
                  .symbol = R"(\gamma)",
                  .fallback = 0.1,
                  .range = {.min = 0, .max = 1, .max_open = true},
                  .slider = Slider{0.01, 0.9},
                  .help = "What the rate is multiplied by.",
                  .live = true},
                 evaluations_knob("patience", "patience", 5,
                                  "Evaluations without a better loss that are let pass."),
                 {.name = "metric",
                  .label = "loss",
                  .symbol = R"(\ell)",
                  .type = KnobType::choice,
                  .fallback = "test_loss",
                  .choices = {"test_loss", "train_loss"},
                  .help = "Which evaluated loss is watched.",
                  .live = true},
                 {.name = "threshold",
                  .label = "threshold",
                  .symbol = R"(\theta)",
                  .fallback = 1e-4,
                  .range = {.min = 0, .max = 1},
                  .slider = Slider{1e-6, 0.1, Scale::log},
                  .help = "How much better a loss must be to count.",
                  .advanced = true,
                  .live = true},
                 {.name = "threshold_mode",
                  .label = "threshold is",
                  .type = KnobType::choice,
                  .fallback = "rel",
                  .choices = {"rel", "abs"},
                  .help = "A share of the best loss, or a difference.",
                  .advanced = true,
                  .live = true},
                 [] {
                   Knob knob = evaluations_knob("cooldown", "cool-down", 0,
                                                "Evaluations after a cut that do not count.");
                   knob.advanced = true;
                   return knob;
                 }(),
                 min_lr_knob("The rate is never lowered below this."),
                 {.name = "eps",
                  .label = "least change",
                  .fallback = 1e-8,
                  .range = {.min = 0},
                  .slider = Slider{1e-10, 1e-3, Scale::log},
                  .help = "Cuts smaller than this are left out.",
                  .advanced = true,
                  .live = true}});

extern constexpr ScheduleEntry plateau{
    {.name = "plateau",
     .label = "On plateaus",
     .formula = R"(\begin{aligned} & \text{after more than } p \text{ evaluations} \\)"
                R"(& \text{without } \ell < (1 - \theta)\,\ell_{\text{best}}\text{:} \\)"
                R"(& \eta \leftarrow \max(\gamma\,\eta, \eta_{\min}) \end{aligned})",
     .source = "torch.optim.lr_scheduler.ReduceLROnPlateau",
     .help = "Lowers the rate when the evaluated loss has stopped falling.",
     .knobs = knobs},
    &make_as<Schedule, Plateau>};

}  // namespace descent::schedules
