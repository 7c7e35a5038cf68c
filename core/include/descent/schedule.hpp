// A learning-rate schedule: a pure function of its knobs, the base rate η, the step t and the run's
// length T.
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "descent/knob.hpp"
#include "descent/types.hpp"

namespace descent {

/// What a schedule that follows the evaluations has made of them. Kept apart from it, as the
/// optimizer's state is.
struct ScheduleState {
  /// What the rate is multiplied by.
  double factor = 1;
  double best = std::numeric_limits<double>::infinity();
  /// Evaluations without a better one, and those left to wait out after a cut.
  Step bad = 0;
  Step cooldown = 0;
};

class Schedule {
 public:
  explicit Schedule(const Knobs& knobs) : warmup_steps_(knobs.integer("warmup_steps")) {}
  Schedule(const Schedule&) = delete;
  Schedule& operator=(const Schedule&) = delete;
  virtual ~Schedule() = default;

  /// The rate update t uses, t ≥ 0: finite and never negative, also for t ≥ T.
  /// While t < warmup_steps the rate is scaled by (t + 1) / warmup_steps (Goyal et al. 2017, §2.2).
  [[nodiscard]] double lr(double eta, Step t, Step T, const ScheduleState& state = {}) const {
    const double rate = policy(eta, t, T) * state.factor;
    return t < warmup_steps_
               ? rate * (static_cast<double>(t + 1) / static_cast<double>(warmup_steps_))
               : rate;
  }

  /// The momentum, or β1, that update t uses; none where the schedule leaves it alone.
  [[nodiscard]] virtual std::optional<double> momentum(Step /*t*/, Step /*T*/) const {
    return std::nullopt;
  }

  /// Whether observe() has to hear of every evaluation.
  [[nodiscard]] virtual bool follows_evaluations() const { return false; }

  /// Losses on the whole sets; the test loss is not a number where there are no test rows.
  virtual void observe(double /*eta*/, double /*train_loss*/, double /*test_loss*/,
                       ScheduleState& /*state*/) const {}

 protected:
  [[nodiscard]] Step warmup_steps() const { return warmup_steps_; }

 private:
  [[nodiscard]] virtual double policy(double eta, Step t, Step T) const = 0;

  Step warmup_steps_;
};

struct ScheduleEntry : Entry {
  /// Throws ConfigError, its path relative to the schedule, when knobs do not go together.
  std::unique_ptr<Schedule> (*make)(const Knobs& knobs);
};

/// A whole number of steps, at least `min`; without a fallback it starts unset.
constexpr Knob steps_knob(std::string_view name, Prose label, Prose symbol,
                          std::optional<double> fallback, double min, Prose help) {
  return {.name = name,
          .label = label,
          .symbol = symbol,
          .type = KnobType::integer,
          .fallback = fallback ? Fallback(*fallback) : Fallback(),
          .range = {.min = min},
          .slider = Slider{10, 10000, Scale::log},
          .help = help,
          .live = true};
}

/// The rate that a schedule comes down to.
constexpr Knob min_lr_knob(Prose help) {
  return {.name = "min_lr",
          .label = "lowest rate",
          .symbol = R"(\eta_{\min})",
          .fallback = 0.0,
          .range = {.min = 0},
          .slider = Slider{1e-6, 1, Scale::log},
          .help = help,
          .advanced = true,
          .live = true};
}

/// The knob every schedule has.
constexpr Knob warmup_knob() {
  Knob knob = steps_knob("warmup_steps", "warm-up", "", 0, 0,
                         "Steps over which the rate first climbs, in a straight line.");
  knob.advanced = true;
  return knob;
}

/// A schedule's own knobs and, last, warmup_steps.
template <std::size_t count>
constexpr auto with_warmup(const Knob (&own)[count]) {
  return with(own, warmup_knob());
}

}  // namespace descent
