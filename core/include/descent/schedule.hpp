// A learning-rate schedule: a pure function of its knobs, the base rate η, the step t and the run's
// length T.
#pragma once

#include <memory>
#include <vector>

#include "descent/knob.hpp"
#include "descent/types.hpp"

namespace descent {

class Schedule {
 public:
  explicit Schedule(const Knobs& knobs) : warmup_steps_(knobs.integer("warmup_steps")) {}
  Schedule(const Schedule&) = delete;
  Schedule& operator=(const Schedule&) = delete;
  virtual ~Schedule() = default;

  /// The rate update t uses, t ≥ 0: finite and never negative, also for t ≥ T.
  /// While t < warmup_steps the rate is scaled by (t + 1) / warmup_steps (Goyal et al. 2017, §2.2).
  [[nodiscard]] double lr(double eta, Step t, Step T) const {
    const double rate = policy(eta, t, T);
    return t < warmup_steps_
               ? rate * static_cast<double>(t + 1) / static_cast<double>(warmup_steps_)
               : rate;
  }

 private:
  [[nodiscard]] virtual double policy(double eta, Step t, Step T) const = 0;

  Step warmup_steps_;
};

struct ScheduleEntry : Entry {
  /// Throws ConfigError, its path relative to the schedule, when knobs do not go together.
  std::unique_ptr<Schedule> (*make)(const Knobs& knobs);
};

/// A schedule's own knobs and, last, warmup_steps.
[[nodiscard]] std::vector<Knob> with_warmup(std::vector<Knob> own);

/// A whole number of steps, at least `min`.
[[nodiscard]] Knob steps_knob(std::string_view name, std::string_view label,
                              std::string_view symbol, double fallback, double min,
                              std::string_view help);

}  // namespace descent
