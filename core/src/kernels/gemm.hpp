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

  /// The same from entry (row, column) on.
  [[nodiscard]] Strided from(Index row, Index column) const {
    return {data + row * row_stride + column * column_stride, row_stride, column_stride};
  }
};

/// c [m][n] = bias [n] + a [m][k] · b [k][n], c row-major and dense; a null bias is zero. Every
/// entry is the bias and then the sum over k in order, one multiplication and one addition at a
/// time, so that any vector width gives the same bits. One of b's strides is 1.
void gemm(Index m, Index n, Index k, Strided a, Strided b, const Real* bias, Real* c);

/// The same, plainly: what gemm is tested against.
void gemm_reference(Index m, Index n, Index k, Strided a, Strided b, const Real* bias, Real* c);

/// c [m][n] = bias [m] + a [m][k] · b [k][n], where n, the samples, is a multiple of four: b and c
/// are row-major and dense, and b is read where it lies. Each entry is summed as gemm's are.
void gemm_in_lanes(Index m, Index n, Index k, Strided a, const Real* bias, const Real* b, Real* c);

/// The same, plainly.
void gemm_in_lanes_reference(Index m, Index n, Index k, Strided a, const Real* bias, const Real* b,
                             Real* c);

/// c [m][n] = a [m][samples] · b [n][samples]ᵀ over the first `rows` samples, 1 ≤ n ≤ 16; a, b and
/// c are row-major and dense. `samples` is a multiple of four, and b has room for n filled up to
/// one: what stands there, and behind the rows, is read but not used. totals [m] = Σ of a over the
/// same samples.
void gemm_over_lanes(Index m, Index n, Index rows, Index samples, const Real* a, const Real* b,
                     Real* c, Real* totals);

/// The same, plainly.
void gemm_over_lanes_reference(Index m, Index n, Index rows, Index samples, const Real* a,
                               const Real* b, Real* c, Real* totals);

/// to [columns][rows] of from [rows][columns], whose rows stand `from_stride` and `to_stride`
/// numbers apart.
void transpose(Index rows, Index columns, const Real* from, Index from_stride, Real* to,
               Index to_stride);

}  // namespace descent
