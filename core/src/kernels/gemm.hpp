// Matrix products, the hot loop of training.
#pragma once

#include "descent/types.hpp"

namespace descent {

/// Entry (i, j) of a matrix stands at data[i · row_stride + j · column_stride]: a transposed matrix
/// is the same data with the strides swapped.
struct Strided {
  const Real* data;
  Index row_stride;
  Index column_stride;
};

/// How many numbers gemm needs room for, for right-hand sides of up to `depth` rows.
[[nodiscard]] Index gemm_panel_size(Index depth);

/// c [m][n] = a [m][k] · b [k][n], c row-major and dense. Every entry is the sum over k in order,
/// one multiplication and one addition at a time, so that any vector width gives the same bits.
/// `panel` has room for gemm_panel_size(k) numbers.
void gemm(Index m, Index n, Index k, Strided a, Strided b, Real* c, Real* panel);

/// The same, plainly: what gemm is tested against.
void gemm_reference(Index m, Index n, Index k, Strided a, Strided b, Real* c);

}  // namespace descent
