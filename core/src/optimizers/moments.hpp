// What optimizers with moving averages of gradients share, and those that look at whole tensors.
#pragma once

#include "descent/optimizer.hpp"

namespace descent {

/// The average gradient's and the average squared gradient's share of the past.
[[nodiscard]] Knob beta1_knob(double fallback);
[[nodiscard]] Knob beta2_knob(double fallback);

/// The Euclidean norm of one tensor of a flat array.
[[nodiscard]] double norm(const ArrayMap& values, const Tensor& tensor);

}  // namespace descent
