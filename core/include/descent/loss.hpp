// A loss: how wrong the outputs are, and in which direction.
#pragma once

#include <memory>
#include <vector>

#include "descent/knob.hpp"
#include "descent/types.hpp"

namespace descent {

/// What a batch's outputs should have been.
struct Targets {
  Task task;
  /// [rows]: the class index, or the value.
  const Real* values;

  /// What output `column` of `row` should be: for a class the one-hot target.
  [[nodiscard]] Real at(Index row, Index column) const {
    if (task == Task::regression) return values[row];
    return static_cast<Index>(values[row]) == column ? Real{1} : Real{0};
  }
};

class Loss {
 public:
  Loss() = default;
  Loss(const Loss&) = delete;
  Loss& operator=(const Loss&) = delete;
  virtual ~Loss() = default;

  /// The mean over the rows of `outputs` [rows][outputs], summed in float64. When `gradient` is not
  /// null it receives the derivative of that mean with respect to the outputs, of the same shape.
  virtual double evaluate(const ConstMatrixMap& outputs, const Targets& targets,
                          MatrixMap* gradient) const = 0;

  /// Class probabilities [rows][classes] of outputs [rows][outputs]: for pictures of the model.
  virtual void to_probabilities(const ConstMatrixMap& outputs, MatrixMap probabilities) const = 0;
};

struct LossEntry : Entry {
  Few<Task, 2> tasks;
  std::unique_ptr<Loss> (*make)(const Knobs& knobs);
  /// How many classes it is for; 0: any number.
  Index classes = 0;
  /// How many outputs the model has; 0: one a class, or one for a regression.
  Index outputs = 0;
};

/// Softmax of each row, in place, shifted by the row's maximum so that it cannot overflow.
void softmax_rows(MatrixMap outputs);

/// Clips outputs that were trained towards 0 and 1 to that range and scales each row to sum 1.
void clip_rows(MatrixMap outputs);

}  // namespace descent
