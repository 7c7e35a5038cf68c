// Gradients as training has them, taken without leaving a trace in the trainer.
#pragma once

#include <memory>
#include <vector>

#include "descent/trainer.hpp"

namespace descent {

/// Some rows of a set, which has to outlive them.
struct RowsOf {
  ConstMatrixMap x;  ///< [rows][features]
  const Real* y;     ///< [rows]
  /// Where they lie when they are not all.
  std::unique_ptr<Samples> copied;
};

/// At most so many of them, the first and then evenly on.
[[nodiscard]] RowsOf evenly_spaced(const Samples& samples, Index most);

/// How the gradients of batches scatter around their mean.
struct Scatter {
  Index batches;
  Index rows;  ///< of each
  /// Mean of their squared lengths.
  double mean_square;
};

/// Gradients of the loss in the mode of training: with the batch's statistics where layers are
/// normalized, and the units dropped that the next update would drop.
class TrainingGradient {
 public:
  explicit TrainingGradient(Trainer& trainer);

  /// Of the mean over batches of the run's size that these rows fill, one at least.
  Scatter of_rows(const RowsOf& rows, Array& gradient);

  /// Of the batch that the next update is made of.
  void of_next_batch(Array& gradient);

 private:
  /// The gradient of one batch, among the model's buffers.
  ArrayMap of_batch(const ConstMatrixMap& x, const Real* y, Random& random);

  Trainer& trainer_;
  std::unique_ptr<Loss> loss_;
  Matrix x_;
  std::vector<Real> y_;
};

}  // namespace descent
