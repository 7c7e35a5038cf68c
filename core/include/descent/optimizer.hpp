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

  /// A slot for a rule to write to. Of a map the compiler knows that it is never resized.
  [[nodiscard]] ArrayMap slot(std::size_t i) { return {slots[i].data(), slots[i].size()}; }
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
constexpr Knob lr_knob(double fallback) {
  return {.name = "lr",
          .label = "learning rate",
          .symbol = R"(\eta)",
          .fallback = fallback,
          .range = {.min = 0},
          .slider = Slider{1e-4, 10, Scale::log},
          .help = "Length of a step: the base rate that the schedule scales.",
          .live = true};
}

/// weight_decay, which does what `help` says: as L2 regularization, or decoupled.
constexpr Knob weight_decay_knob(double fallback, Prose help) {
  return {.name = "weight_decay",
          .label = "weight decay",
          .symbol = R"(\lambda)",
          .fallback = fallback,
          .range = {.min = 0},
          .slider = Slider{1e-6, 1, Scale::log},
          .help = help,
          .advanced = true,
          .live = true};
}

constexpr Knob l2_knob() {
  return weight_decay_knob(0, "L2 regularization: adds λw to the gradient.");
}

constexpr Knob decoupled_decay_knob(double fallback) {
  return weight_decay_knob(fallback,
                           "Decoupled decay: every step shrinks the weights by the factor 1 − ηλ.");
}

/// A small number against division by zero.
constexpr Knob eps_knob(double fallback, Prose help) {
  return {.name = "eps",
          .label = "epsilon",
          .symbol = R"(\varepsilon)",
          .fallback = fallback,
          .range = {.min = 0},
          .slider = Slider{1e-10, 1, Scale::log},
          .help = help,
          .advanced = true,
          .live = true};
}

/// An exponential average's weight of the past: below 1.
constexpr Knob beta_knob(std::string_view name, Prose label, Prose symbol, double fallback,
                         Prose help) {
  return {.name = name,
          .label = label,
          .symbol = symbol,
          .fallback = fallback,
          .range = {.min = 0, .max = 1, .max_open = true},
          .slider = Slider{0, 0.999},
          .help = help,
          .live = true};
}

}  // namespace descent
