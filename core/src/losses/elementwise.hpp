// Losses that are a mean over rows and outputs of a function of the error alone.
#pragma once

#include "descent/loss.hpp"

namespace descent {

/// F(knobs); value(r) and derivative(r) of the error r = output − target. On a classification task
/// the target is one-hot. The mean is over rows *and* outputs, as in PyTorch, so that with C
/// classes the gradient is C times smaller than that of the sum over outputs.
template <class F>
class ElementwiseLoss final : public Loss {
 public:
  explicit ElementwiseLoss(const Knobs& knobs) : f_(knobs) {}

  static std::unique_ptr<Loss> make(const Knobs& knobs) {
    return std::make_unique<ElementwiseLoss>(knobs);
  }

  double evaluate(const ConstMatrixMap& outputs, const Targets& targets,
                  MatrixMap* gradient) const override {
    const auto count = static_cast<double>(outputs.size());
    const Real scale = static_cast<Real>(1 / count);
    double sum = 0;
    for (Index row = 0; row < outputs.rows(); ++row) {
      for (Index column = 0; column < outputs.cols(); ++column) {
        const Real error = outputs(row, column) - targets.at(row, column);
        sum += static_cast<double>(f_.value(error));
        if (gradient != nullptr) (*gradient)(row, column) = scale * f_.derivative(error);
      }
    }
    return sum / count;
  }

  void to_probabilities(const ConstMatrixMap& outputs, MatrixMap probabilities) const override {
    probabilities = outputs;
    clip_rows(probabilities);
  }

 private:
  F f_;
};

}  // namespace descent
