// What the optimizer would do next: the rules in force, and the lengths it divides by.
#pragma once

#include <optional>

#include "descent/trainer.hpp"

namespace descent {

/// Optimizer and schedule at the trainer's next update, changes included.
struct Rules {
  Choice<OptimizerEntry> optimizer;
  /// The rate of that update.
  double lr;
  /// Its momentum or β1: the schedule's where it cycles that, else the optimizer's; 0 where it has
  /// neither.
  double momentum;
  /// The optimizer begins anew with that update: it remembers nothing yet.
  bool anew;
};

[[nodiscard]] Rules rules_in_force(const Trainer& trainer);

/// Whether the optimizer divides each parameter's step by a length of its own: adam, adamw, adamax,
/// rmsprop, adagrad.
[[nodiscard]] bool is_preconditioned(const OptimizerEntry& optimizer);

/// Those lengths P [n] as the last update had them, bias correction included, so that a step is
/// −η·m/P; none before the first update, nor where the optimizer has no such lengths.
[[nodiscard]] std::optional<Eigen::ArrayXd> preconditioner(const Trainer& trainer);

}  // namespace descent
