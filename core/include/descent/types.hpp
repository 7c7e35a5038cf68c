// The few types every part of the core shares.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>

#ifndef DESCENT_REAL
#define DESCENT_REAL float
#endif

namespace descent {

/// Parameters, activations and gradients. float32 everywhere but in the tests' double build.
using Real = DESCENT_REAL;
using Index = Eigen::Index;

/// [rows][columns], row-major: a row is a sample, or a unit's incoming weights.
using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixMap = Eigen::Map<Matrix>;
using ConstMatrixMap = Eigen::Map<const Matrix>;

/// All parameters, their gradient, or an optimizer's memory of them, as one flat array.
using Array = Eigen::Array<Real, Eigen::Dynamic, 1>;
using ArrayMap = Eigen::Map<Array>;
using ConstArrayMap = Eigen::Map<const Array>;

/// One tensor among the parameters: a layer's weight [rows][columns], or a vector [rows] beside it.
struct Tensor {
  Index offset;
  Index rows;
  Index columns;
  /// False for vectors: biases, and batch normalization's gamma and beta.
  bool matrix;

  [[nodiscard]] Index size() const { return rows * columns; }
};

/// All parameters w [n], their gradient g [n], and the tensors they are made of.
struct Parameters {
  ArrayMap w;
  ArrayMap g;
  std::span<const Tensor> tensors;
};

/// Step t counts parameter updates from 0; T is their number.
using Step = std::int64_t;

enum class Task { classification, regression };

}  // namespace descent
