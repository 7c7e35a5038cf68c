// Optimizers on a surface: the document of a race, and its course.
#pragma once

#include <string>
#include <vector>

#include "descent/experiment.hpp"
#include "descent/lab.hpp"

namespace descent {

struct Racer {
  Choice<OptimizerEntry> optimizer;
  Choice<ScheduleEntry> schedule;
};

struct Race {
  std::string name;
  /// `seed`, `steps`, `evaluate_every`.
  Knobs run;
  Choice<SurfaceEntry> surface;
  /// What every surface has: `noise`.
  Knobs common;
  Point start;
  std::vector<Racer> racers;
  /// The document names them; else the one racer is what it trains with.
  bool listed = false;

  [[nodiscard]] Step steps() const { return run.integer("steps"); }
};

/// Most racers, and most steps, of one race: all of its course is kept.
constexpr std::size_t max_racers = 8;
constexpr Step max_race_steps = 100000;

/// Throws ConfigError with the path of the first thing that is wrong.
[[nodiscard]] Race read_race(const Value& document);

/// The document again, with every choice an object and every knob present.
[[nodiscard]] Value write_race(const Race& race);

/// One racer's way, a number a step: entry t was measured before update t, and behind the last
/// update stands one more, whose rate is not a number.
struct Course {
  /// False when the loss or the gradient of the last entry is not finite: it went no further.
  bool finished = false;
  std::vector<double> lr;
  /// f where the racer stands, without noise.
  std::vector<double> loss;
  std::vector<double> x;
  std::vector<double> y;
  /// The gradient that the optimizer was given, noise included, and its length.
  std::vector<double> grad_x;
  std::vector<double> grad_y;
  std::vector<double> grad_norm;
  /// To the nearest of the lowest points; empty where there are none.
  std::vector<double> distance;
};

/// Where racer number `racer` goes. The noise on its gradients is that of every other racer.
[[nodiscard]] Course run_race(const Race& race, std::size_t racer);

}  // namespace descent
