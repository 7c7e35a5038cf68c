// Warm-up, stable, decay: η_t = η_min + (η − η_min)·f(u), u = clamp((t − (T − d))/d, 0, 1), the
// last d = T·decay_fraction steps going down by f(u) = 1 − u, (1 + cos πu)/2, or 1 − √u. Hu et al.
// 2024, section 4; the shapes after Hägele et al. 2024.
#include <algorithm>
#include <cmath>

#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Wsd final : public Schedule {
 public:
  explicit Wsd(const Knobs& knobs)
      : Schedule(knobs),
        fraction_(knobs.number("decay_fraction")),
        decay_(knobs.choice("decay")),
        min_lr_(knobs.number("min_lr")) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step T) const override {
    // 1 − u, from what is left of the run: exact at its end, however short the decay.
    const double decay = static_cast<double>(T) * fraction_;
    double left = std::clamp(static_cast<double>(T - t) / decay, 0.0, 1.0);
    if (decay_ == "cosine") left = (1 - cosine_of_turns(left / 2)) / 2;
    if (decay_ == "sqrt") left = 1 - std::sqrt(1 - left);
    return std::lerp(min_lr_, eta, left);
  }

  double fraction_;
  std::string decay_;
  double min_lr_;
};

}  // namespace

constexpr auto knobs = with_warmup({{.name = "decay_fraction",
                                     .label = "decay share",
                                     .symbol = R"(\delta)",
                                     .fallback = 0.2,
                                     .range = {.min = 1e-9, .max = 1},
                                     .slider = Slider{0.01, 1},
                                     .help = "Share of the run over which the rate comes down.",
                                     .live = true},
                                    {.name = "decay",
                                     .label = "shape",
                                     .symbol = "f",
                                     .type = KnobType::choice,
                                     .fallback = "linear",
                                     .choices = {"linear", "cosine", "sqrt"},
                                     .help = "A straight line, half a cosine, or one less a root.",
                                     .live = true},
                                    min_lr_knob("The rate at the end of the run.")});

extern constexpr ScheduleEntry wsd{
    {.name = "wsd",
     .label = "Warm-up, stable, decay",
     .formula =
         R"(\begin{aligned} \eta_t &= \eta_{\min} + (\eta - \eta_{\min})\,f\!\left(\frac{t - (T - d)}{d}\right) \\)"
         R"(d &= \delta\,T \end{aligned})",
     .source = "Hu et al. 2024, section 4; Hägele et al. 2024",
     .help = "Stays at η and comes down only in the last part of the run.",
     .knobs = knobs},
    &make_as<Schedule, Wsd>};

}  // namespace descent::schedules
