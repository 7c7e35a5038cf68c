// What optimizers with moving averages of gradients share, and those that look at whole tensors.
#pragma once

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"

namespace descent {

/// The average gradient's and the average squared gradient's share of the past.
constexpr Knob beta1_knob(double fallback) {
  return beta_knob("beta1", "mean", R"(\beta_1)", fallback,
                   "Share of the past in the average gradient m.");
}

constexpr Knob beta2_knob(double fallback) {
  return beta_knob("beta2", "variance", R"(\beta_2)", fallback,
                   "Share of the past in the average squared gradient v.");
}

/// An exponential average a of x: a ← βa + (1 − β)x.
struct Average {
  explicit Average(double beta)
      : kept(static_cast<Real>(beta)), taken(static_cast<Real>(1 - beta)) {}

  void follow(Lanes& a, Lanes x) const { a = kept * a + taken * x; }

  Real kept;
  Real taken;
};

/// The Euclidean norm of one tensor of a flat array.
[[nodiscard]] double norm(const ArrayMap& values, const Tensor& tensor);

/// a ← αa + βb of n numbers.
void mix(Real* a, Real alpha, const Real* b, Real beta, Index n);

}  // namespace descent
