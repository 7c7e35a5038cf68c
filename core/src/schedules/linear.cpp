// η_t = η·(s + (e − s)·min(t, n)/n), n being T where it is not set.
// torch.optim.lr_scheduler.LinearLR, whose own defaults warm up from s = 1/3 in n = 5 steps.
#include <algorithm>
#include <optional>

#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Linear final : public Schedule {
 public:
  explicit Linear(const Knobs& knobs)
      : Schedule(knobs), start_(knobs.number("start_factor")), end_(knobs.number("end_factor")) {
    if (knobs.is_set("total_iters")) total_ = knobs.integer("total_iters");
  }

 private:
  [[nodiscard]] double policy(double eta, Step t, Step T) const override {
    const Step total = total_.value_or(T);
    const double done = static_cast<double>(std::min(t, total)) / static_cast<double>(total);
    return eta * (start_ + (end_ - start_) * done);
  }

  double start_;
  double end_;
  std::optional<Step> total_;
};

}  // namespace

constexpr auto knobs =
    with_warmup({{.name = "start_factor",
                  .label = "start",
                  .symbol = "s",
                  .fallback = 1.0,
                  .range = {.min = 0, .max = 1e6},
                  .slider = Slider{0, 1},
                  .help = "What η is multiplied by at first.",
                  .live = true},
                 {.name = "end_factor",
                  .label = "end",
                  .symbol = "e",
                  .fallback = 0.0,
                  .range = {.min = 0, .max = 1e6},
                  .slider = Slider{0, 1},
                  .help = "What η is multiplied by in the end.",
                  .live = true},
                 steps_knob("total_iters", "over", "n", std::nullopt, 1,
                            "Steps that the change takes; the whole run when it is not set.")});

extern constexpr ScheduleEntry linear{
    {.name = "linear",
     .label = "Linear",
     .formula = R"(\eta_t = \eta \left(s + (e - s)\,\frac{\min(t, n)}{n}\right))",
     .source = "torch.optim.lr_scheduler.LinearLR",
     .help = "Goes in a straight line from s times η to e times η.",
     .knobs = knobs},
    &make_as<Schedule, Linear>};

}  // namespace descent::schedules
