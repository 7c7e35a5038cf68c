// An optimizer: the rule that turns a gradient into an update.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "descent/knob.hpp"
#include "descent/types.hpp"

namespace descent {

/// What a rule remembers between updates. Kept apart from the rule, so that knobs can change while
/// a run goes on and a snapshot is a copy.
struct OptimizerState {
  /// One array a slot, each as long as the parameters.
  std::vector<Array> slots;
  /// Single numbers, zero before the first update.
  std::vector<double> numbers;
  /// Updates made so far: 0 during the first.
  Step updates = 0;
  /// Room to work in; what it holds between updates means nothing.
  Array scratch;
};

/// What the schedule says of one update.
struct Rates {
  Real lr;
  /// In place of the rule's momentum or β1, where a schedule cycles it.
  std::optional<double> momentum = std::nullopt;
};

class Optimizer {
 public:
  Optimizer() = default;
  Optimizer(const Optimizer&) = delete;
  Optimizer& operator=(const Optimizer&) = delete;
  virtual ~Optimizer() = default;

  /// How many slots the rule needs, whatever its knobs say: they may change later.
  [[nodiscard]] virtual int slots() const = 0;

  /// How many single numbers it remembers.
  [[nodiscard]] virtual int numbers() const { return 0; }

  /// How much room it needs beside its slots.
  [[nodiscard]] virtual Index scratch(std::span<const Tensor> /*tensors*/) const { return 0; }

  /// What slot `slot` holds before the first update.
  [[nodiscard]] virtual Real initial(int /*slot*/) const { return 0; }

  /// One update of all parameters along their gradient, which may be overwritten. Allocates
  /// nothing.
  virtual void update(Parameters p, const Rates& rates, OptimizerState& state) const = 0;

  /// The slot, filled by the first update, with the weights to evaluate and predict with, where
  /// these are not the ones that are trained: an average of them. −1: there is none.
  [[nodiscard]] virtual int evaluation_slot() const { return -1; }

  /// Whether an update makes the weights anew out of its slots, so that what was done to them from
  /// outside is lost.
  [[nodiscard]] virtual bool remakes_weights() const { return false; }
};

struct OptimizerEntry : Entry {
  /// Throws ConfigError, its path relative to the optimizer, when knobs do not go together.
  std::unique_ptr<Optimizer> (*make)(const Knobs& knobs);
};

/// The knob every optimizer has: the base rate η that schedules start from.
[[nodiscard]] Knob lr_knob(double fallback);

/// weight_decay, which does what `help` says: as L2 regularization, or decoupled.
[[nodiscard]] Knob weight_decay_knob(double fallback, std::string_view help);
[[nodiscard]] Knob l2_knob();
[[nodiscard]] Knob decoupled_decay_knob(double fallback);

/// A small number against division by zero.
[[nodiscard]] Knob eps_knob(double fallback, std::string_view help);

/// An exponential average's weight of the past: below 1.
[[nodiscard]] Knob beta_knob(std::string_view name, std::string_view label, std::string_view symbol,
                             double fallback, std::string_view help);

}  // namespace descent
