// What optimizers with moving averages of gradients share, and those that look at whole tensors.
#pragma once

#include "descent/optimizer.hpp"

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

/// The Euclidean norm of one tensor of a flat array.
[[nodiscard]] double norm(const ArrayMap& values, const Tensor& tensor);

}  // namespace descent
