// η_t = η / (1 + e^(−γ(t − step_size))). Caffe insists on γ ≥ 0, with which the rate rises; a
// falling curve needs γ < 0. Both are allowed here.
#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Sigmoid final : public Schedule {
 public:
  explicit Sigmoid(const Knobs& knobs)
      : Schedule(knobs),
        gamma_(knobs.number("gamma")),
        step_size_(static_cast<double>(knobs.integer("step_size"))) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step /*T*/) const override {
    return eta / (1 + exponential(-gamma_ * (static_cast<double>(t) - step_size_)));
  }

  double gamma_;
  double step_size_;
};

}  // namespace

constexpr auto knobs = with_warmup(
    {{.name = "gamma",
      .label = "steepness",
      .symbol = R"(\gamma)",
      .fallback = -0.01,
      .slider = Slider{-0.1, 0.1},
      .help = "Negative falls from η to 0; positive rises from 0 to η.",
      .live = true},
     steps_knob("step_size", "midpoint", "s", 500, 0, "The step at which the rate is half of η.")});

extern constexpr ScheduleEntry sigmoid{
    {.name = "sigmoid",
     .label = "Sigmoid",
     .formula = R"(\eta_t = \frac{\eta}{1 + e^{-\gamma (t - s)}})",
     .source = "Caffe, lr_policy sigmoid, without its condition that γ is not negative",
     .help = "An S-curve around step s: falls when γ is negative, rises when it is positive.",
     .knobs = knobs},
    &make_as<Schedule, Sigmoid>};

}  // namespace descent::schedules
