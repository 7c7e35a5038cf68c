// Sums over long arrays.
#pragma once

#include "descent/types.hpp"

namespace descent {

/// Σ x², in float64 over eight interleaved partial sums: a single one would wait for each addition.
[[nodiscard]] double sum_of_squares(const Real* x, Index n);

/// The same in one sum: what it is tested against.
[[nodiscard]] double sum_of_squares_reference(const Real* x, Index n);

}  // namespace descent
