// Sums over long arrays.
#pragma once

#include "descent/types.hpp"

namespace descent {

/// Σ x². Blocks of up to 256 are summed in Real, with a relative error below 10⁻⁶, and the blocks
/// in float64; where a block's sum is near the ends of Real's range it is taken in float64 as well.
[[nodiscard]] double sum_of_squares(const Real* x, Index n);

/// The same in one sum in float64: what it is tested against.
[[nodiscard]] double sum_of_squares_reference(const Real* x, Index n);

}  // namespace descent
