// η_t = η + (η_max − η)·max(0, 1 − x)·a,  c = ⌊1 + t/(2s)⌋,  x = |t/s − 2c + 1|
// with a = 1 (triangular), 2^(1 − c) (triangular2) or γ^t (exp_range). Smith 2017, §3.1 and
// listing 1.
#include <algorithm>
#include <cmath>

#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Cyclic final : public Schedule {
 public:
  explicit Cyclic(const Knobs& knobs)
      : Schedule(knobs),
        max_lr_(knobs.number("max_lr")),
        step_size_(static_cast<double>(knobs.integer("step_size"))),
        gamma_(knobs.number("gamma")),
        mode_(knobs.choice("mode")) {}

 private:
  [[nodiscard]] double policy(double eta, Step step, Step /*T*/) const override {
    const auto t = static_cast<double>(step);
    const double cycle = std::floor(1 + t / (2 * step_size_));
    const double x = std::abs(t / step_size_ - 2 * cycle + 1);
    double height = std::max(0.0, 1 - x);
    if (mode_ == "triangular2") height *= power(2, 1 - cycle);
    if (mode_ == "exp_range") height *= power(gamma_, t);
    return std::lerp(eta, max_lr_, height);
  }

  double max_lr_;
  double step_size_;
  double gamma_;
  std::string mode_;
};

}  // namespace

constexpr auto knobs =
    with_warmup({{.name = "max_lr",
                  .label = "highest rate",
                  .symbol = R"(\eta_{\max})",
                  .fallback = 0.5,
                  .range = {.min = 0},
                  .slider = Slider{1e-4, 10, Scale::log},
                  .help = "The rate at the top of a cycle; η is the one at its foot.",
                  .live = true},
                 steps_knob("step_size", "half cycle", "s", 200, 1,
                            "Steps from the foot of a cycle to its top."),
                 {.name = "mode",
                  .label = "mode",
                  .symbol = "a",
                  .type = KnobType::choice,
                  .fallback = "triangular",
                  .choices = {"triangular", "triangular2", "exp_range"},
                  .help = "The cycles' height: all the same, halved each time, or "
                          "shrinking by γ at every step.",
                  .live = true},
                 {.name = "gamma",
                  .label = "shrinkage",
                  .symbol = R"(\gamma)",
                  .fallback = 0.999,
                  .range = {.min = 0, .max = 1},
                  .slider = Slider{0.99, 1},
                  .help = "For exp_range: the height is multiplied by this at every "
                          "step.",
                  .advanced = true,
                  .live = true}});

extern constexpr ScheduleEntry cyclic{
    {.name = "cyclic",
     .label = "Cyclic",
     .formula =
         R"(\begin{aligned} \eta_t &= \eta + (\eta_{\max} - \eta)\,\max(0, 1 - x)\,a \\ x &= \left|\tfrac{t}{s} - 2c + 1\right|,\quad c = \left\lfloor 1 + \tfrac{t}{2s} \right\rfloor \end{aligned})",
     .source = "Smith 2017, section 3.1; torch.optim.lr_scheduler.CyclicLR",
     .help = "Climbs from η to the highest rate and back, over and over.",
     .knobs = knobs},
    &make_as<Schedule, Cyclic>};

}  // namespace descent::schedules
