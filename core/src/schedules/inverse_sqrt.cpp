// η_t = η·√(s/max(t + 1, s)), s being warmup_steps, at least 1, where it is not set. With a warm-up
// of s steps this is the curve of Vaswani et al. 2017, eq. 3 ("Noam"), scaled to a peak of η.
#include <algorithm>
#include <cmath>

#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class InverseSqrt final : public Schedule {
 public:
  explicit InverseSqrt(const Knobs& knobs)
      : Schedule(knobs),
        timescale_(static_cast<double>(knobs.is_set("timescale")
                                           ? knobs.integer("timescale")
                                           : std::max<Step>(1, warmup_steps()))) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step /*T*/) const override {
    return eta * std::sqrt(timescale_ / std::max(static_cast<double>(t) + 1, timescale_));
  }

  double timescale_;
};

}  // namespace

constexpr auto knobs = with_warmup(
    {steps_knob("timescale", "falls from", "s", std::nullopt, 1,
                "Steps before the fall begins; those of the warm-up when it is not set.")});

extern constexpr ScheduleEntry inverse_sqrt{
    {.name = "inverse_sqrt",
     .label = "Inverse root (Noam)",
     .formula = R"(\eta_t = \eta \sqrt{\frac{s}{\max(t + 1, s)}})",
     .source = "Vaswani et al. 2017, eq. 3",
     .help = "Falls as one over the root of the step; with a warm-up, the Transformer's.",
     .knobs = knobs},
    &make_as<Schedule, InverseSqrt>};

}  // namespace descent::schedules
