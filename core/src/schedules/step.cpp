// η_t = η·γ^⌊t / step_size⌋
#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class StepDecay final : public Schedule {
 public:
  explicit StepDecay(const Knobs& knobs)
      : Schedule(knobs), gamma_(knobs.number("gamma")), step_size_(knobs.integer("step_size")) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step /*T*/) const override {
    return eta * power(gamma_, static_cast<double>(t / step_size_));
  }

  double gamma_;
  Step step_size_;
};

}  // namespace

constexpr auto knobs =
    with_warmup({{.name = "gamma",
                  .label = "factor",
                  .symbol = R"(\gamma)",
                  .fallback = 0.1,
                  .range = {.min = 0, .max = 1},
                  .slider = Slider{0.01, 1, Scale::log},
                  .help = "What the rate is multiplied by at each drop.",
                  .live = true},
                 steps_knob("step_size", "every", "s", 500, 1, "Steps between two drops.")});

extern constexpr ScheduleEntry step{
    {.name = "step",
     .label = "Step",
     .formula = R"(\eta_t = \eta\,\gamma^{\lfloor t/s \rfloor})",
     .source = "Caffe, lr_policy step; torch.optim.lr_scheduler.StepLR",
     .help = "Multiplies the rate by γ after every s steps.",
     .knobs = knobs},
    &make_as<Schedule, StepDecay>};

}  // namespace descent::schedules
