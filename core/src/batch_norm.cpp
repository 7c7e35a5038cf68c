#include "batch_norm.hpp"

#include <cmath>

namespace descent {

BatchNorm::BatchNorm(Index units, Index capacity)
    : running_(2 * units), inverse_(units), normalized_(capacity * units) {
  running_.head(units).setZero();
  running_.tail(units).setOnes();
}

void BatchNorm::train(MatrixMap x, const Real* gamma, const Real* beta) {
  const Index rows = x.rows();
  const Index units = x.cols();
  MatrixMap normalized(normalized_.data(), rows, units);
  for (Index j = 0; j < units; ++j) {
    double sum = 0;
    for (Index i = 0; i < rows; ++i) sum += static_cast<double>(x(i, j));
    const double mean = sum / static_cast<double>(rows);
    double squares = 0;
    for (Index i = 0; i < rows; ++i) {
      const double off = static_cast<double>(x(i, j)) - mean;
      squares += off * off;
    }
    const auto follow = [](Real& average, double value) {
      average = static_cast<Real>((1 - momentum) * static_cast<double>(average) + momentum * value);
    };
    follow(running_(j), mean);
    follow(running_(units + j), squares / static_cast<double>(rows - 1));
    const double inverse = 1 / std::sqrt(squares / static_cast<double>(rows) + eps);
    inverse_(j) = static_cast<Real>(inverse);
    for (Index i = 0; i < rows; ++i) {
      const auto value = static_cast<Real>((static_cast<double>(x(i, j)) - mean) * inverse);
      normalized(i, j) = value;
      x(i, j) = gamma[j] * value + beta[j];
    }
  }
}

void BatchNorm::evaluate(MatrixMap x, const Real* gamma, const Real* beta) const {
  const Index units = x.cols();
  for (Index j = 0; j < units; ++j) {
    const Real mean = running_(j);
    const auto scale = static_cast<Real>(static_cast<double>(gamma[j]) /
                                         std::sqrt(static_cast<double>(running_(units + j)) + eps));
    for (Index i = 0; i < x.rows(); ++i) x(i, j) = (x(i, j) - mean) * scale + beta[j];
  }
}

void BatchNorm::backward(MatrixMap d, const Real* gamma, Real* gamma_gradient,
                         Real* beta_gradient) const {
  const Index rows = d.rows();
  const Index units = d.cols();
  const ConstMatrixMap normalized(normalized_.data(), rows, units);
  for (Index j = 0; j < units; ++j) {
    double sum = 0;
    double along = 0;
    for (Index i = 0; i < rows; ++i) {
      sum += static_cast<double>(d(i, j));
      along += static_cast<double>(d(i, j)) * static_cast<double>(normalized(i, j));
    }
    beta_gradient[j] = static_cast<Real>(sum);
    gamma_gradient[j] = static_cast<Real>(along);
    // Mean and variance depend on every row: their part of the derivative is taken off.
    const auto n = static_cast<double>(rows);
    const auto mean = static_cast<Real>(sum / n);
    const auto slope = static_cast<Real>(along / n);
    const Real scale = gamma[j] * inverse_(j);
    for (Index i = 0; i < rows; ++i) {
      d(i, j) = scale * (d(i, j) - mean - slope * normalized(i, j));
    }
  }
}

}  // namespace descent
