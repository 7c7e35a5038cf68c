// What keeps weights small or gradients short, whatever the optimizer.
#pragma once

#include <optional>

#include "descent/knob.hpp"
#include "descent/types.hpp"

namespace descent {

/// Between the backward pass and the optimizer, in this order:
///   g ← g + l1·sign(w) + l2·w      penalties l1·|w| + l2·w²/2 (Goodfellow et al. 2016,
///   section 7.1) g ← g·min(1, clip_norm/(|g| + 10⁻⁶))       torch.nn.utils.clip_grad_norm_, all
///   parameters g ← min(max(g, −clip_value), clip_value)   torch.nn.utils.clip_grad_value_ w ← (1 −
///   η·decay)·w            decoupled (Loshchilov & Hutter 2019)
/// Penalties and decay act on weight matrices alone, as the textbooks have it; an optimizer's own
/// weight_decay acts on all parameters, as PyTorch has it.
class Regularization {
 public:
  explicit Regularization(const Knobs& knobs);

  void apply(Parameters p, Real lr) const;

 private:
  Real l1_;
  Real l2_;
  Real decay_;
  std::optional<double> clip_norm_;
  std::optional<Real> clip_value_;
};

}  // namespace descent
