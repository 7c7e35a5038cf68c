// The update that Adam and AdamW share; they differ in where the weight decay goes.
#pragma once

#include "descent/optimizer.hpp"
#include "optimizers/moments.hpp"

namespace descent {

/// Kingma & Ba 2015, Algorithm 1, in torch.optim.Adam's order of operations:
///   m ← β1 m + (1 − β1)g;  v ← β2 v + (1 − β2)g²
///   w ← w − η/(1 − β1^t) · m / (√v / √(1 − β2^t) + ε), t counting from 1
/// Without bias_correction both 1 − β^t are left out: what m and v lack of their first values,
/// which were zero, then shortens the first steps by 1 − β1 and lengthens them by 1/√(1 − β2).
/// amsgrad (Reddi et al. 2018) puts the largest v so far in v's place.
class AdamUpdate {
 public:
  explicit AdamUpdate(const Knobs& knobs);

  static constexpr int slots = 3;

  /// First of all g ← g + l2·w, and w ← kept·w.
  void apply(Parameters p, Real l2, Real kept, const Rates& rates, OptimizerState& state) const;

 private:
  double beta1_;
  double beta2_;
  Real eps_;
  bool amsgrad_;
  bool bias_correction_;
};

/// lr, beta1, beta2, bias_correction, amsgrad, eps.
constexpr Knob adam_knobs[] = {
    lr_knob(0.001),
    beta1_knob(0.9),
    beta2_knob(0.999),
    {.name = "bias_correction",
     .label = "bias correction",
     .type = KnobType::boolean,
     .fallback = true,
     .help = "Makes up for m and v starting at zero; off, the first steps have the wrong length.",
     .advanced = true,
     .live = true},
    {.name = "amsgrad",
     .label = "AMSGrad",
     .type = KnobType::boolean,
     .fallback = false,
     .help = "Divides by the largest v so far, so that the step never grows again.",
     .advanced = true,
     .live = true},
    eps_knob(1e-8, "Added to the root, against division by zero.")};

}  // namespace descent
