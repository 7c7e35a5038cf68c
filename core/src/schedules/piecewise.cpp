// Rates at chosen steps, [[step, rate], …], and between them a straight line, or the last one's
// rate until the next. Before the first and behind the last their rates hold. The rates are
// absolute: η plays no part. Keras' PiecewiseConstantDecay is the constant case.
#include <algorithm>

#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Piecewise final : public Schedule {
 public:
  explicit Piecewise(const Knobs& knobs)
      : Schedule(knobs),
        points_(knobs.points("points")),
        constant_(knobs.choice("interpolation") == "constant") {
    if (points_.empty()) refuse("points", "has no points");
  }

 private:
  [[nodiscard]] double policy(double /*eta*/, Step step, Step /*T*/) const override {
    const auto t = static_cast<double>(step);
    const auto next = std::find_if(points_.begin(), points_.end(),
                                   [t](const auto& point) { return point[0] > t; });
    if (next == points_.begin()) return points_.front()[1];
    const auto& last = *(next - 1);
    if (constant_ || next == points_.end()) return last[1];
    const double share = (t - last[0]) / ((*next)[0] - last[0]);
    return last[1] + ((*next)[1] - last[1]) * share;
  }

  Points points_;
  bool constant_;
};

}  // namespace

constexpr Point turns[] = {{0, 0.1}, {500, 0.1}, {1000, 0.01}};

constexpr auto knobs =
    with_warmup({{.name = "points",
                  .label = "points",
                  .symbol = R"((t_i, \eta_i))",
                  .type = KnobType::points,
                  .fallback = turns,
                  .range = {.min = 0},
                  .help = "Steps and the rates there, in the order of the steps.",
                  .live = true},
                 {.name = "interpolation",
                  .label = "between",
                  .type = KnobType::choice,
                  .fallback = "linear",
                  .choices = {"linear", "constant"},
                  .help = "A straight line to the next point, or a jump when it comes.",
                  .live = true}});

extern constexpr ScheduleEntry piecewise{
    {.name = "piecewise",
     .label = "By hand",
     .formula =
         R"(\begin{aligned} \eta_t &= \eta_i + (\eta_{i+1} - \eta_i)\,\frac{t - t_i}{t_{i+1} - t_i} \\)"
         R"(t_i &\le t < t_{i+1} \end{aligned})",
     .source = "points of one's own; constant: Keras' PiecewiseConstantDecay",
     .help = "Rates that you set at steps that you choose.",
     .knobs = knobs},
    &make_as<Schedule, Piecewise>};

}  // namespace descent::schedules
