// Batch normalization of one layer's units, as torch.nn.BatchNorm1d.
#pragma once

#include "descent/types.hpp"

namespace descent {

/// y = γ·(x − mean)/√(variance + ε) + β, unit by unit (Ioffe & Szegedy 2015, Algorithm 1). A
/// training pass takes mean and variance from its batch, the variance divided by the number of
/// rows; an evaluation takes running averages of both, for which the variance is divided by one row
/// less.
class BatchNorm {
 public:
  BatchNorm(Index units, Index capacity);

  /// x [rows][units] becomes y, with the batch's statistics; rows > 1.
  void train(MatrixMap x, const Real* gamma, const Real* beta);

  /// x [rows][units] becomes y, with the running statistics.
  void evaluate(MatrixMap x, const Real* gamma, const Real* beta) const;

  /// After train(): d [rows][units], the derivative with respect to y, becomes that with respect to
  /// x; those with respect to gamma and beta are written [units].
  void backward(MatrixMap d, const Real* gamma, Real* gamma_gradient, Real* beta_gradient) const;

  /// Running means [units], then running variances [units].
  [[nodiscard]] ArrayMap running() { return {running_.data(), running_.size()}; }

  static constexpr double eps = 1e-5;

 private:
  /// The batch's share of the running averages.
  static constexpr double momentum = 0.1;

  Array running_;
  Array inverse_;     ///< 1/√(variance + ε) of the batch
  Array normalized_;  ///< (x − mean)·inverse [capacity][units]
};

}  // namespace descent
