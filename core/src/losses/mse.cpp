// Squared error: ℓ = mean r², r = a − target, as torch.nn.MSELoss; a = z, or σ(z) or softmax(z)
// where `output` says so, and then the gradient goes on through that function.
// PyTorch's mean over N·C makes the gradient C times smaller than that of the sum over outputs
// (Bishop 2006, eq. 5.11, less its ½): `reduction` chooses, because otherwise a comparison of
// losses is one of learning rates. The mean over the rows stays in either case, where PyTorch's
// "sum" adds up the rows as well.
#include <string>

#include "descent/loss.hpp"
#include "kernels/elementary.hpp"

namespace descent::losses {
namespace {

class Mse final : public Loss {
 public:
  explicit Mse(const Knobs& knobs)
      : output_(output(knobs.choice("output"))), sum_(knobs.choice("reduction") == "sum") {}

  double evaluate(const ConstMatrixMap& outputs, const Targets& targets,
                  MatrixMap* gradient) const override {
    const auto count = static_cast<double>(sum_ ? outputs.rows() : outputs.size());
    const Real scale = static_cast<Real>(2 / count);
    double sum = 0;
    if (output_ == Output::linear) {
      for (Index row = 0; row < outputs.rows(); ++row) {
        for (Index c = 0; c < outputs.cols(); ++c) {
          const Real error = outputs(row, c) - targets.at(row, c);
          sum += static_cast<double>(error * error);
          if (gradient != nullptr) (*gradient)(row, c) = scale * error;
        }
      }
      return sum / count;
    }
    for (Index row = 0; row < outputs.rows(); ++row) {
      const auto z = outputs.row(row);
      const Real highest = output_ == Output::softmax ? z.maxCoeff() : 0;
      const Real total = output_ == Output::softmax ? (z.array() - highest).exp().sum() : 0;
      const auto activated = [&](Real x) {
        return output_ == Output::sigmoid ? 1 / (1 + descent::exp(-x))
                                          : descent::exp(x - highest) / total;
      };
      // Σ_k (∂ℓ/∂a_k) a_k, which softmax takes off every output's derivative.
      Real mean = 0;
      for (Index c = 0; c < outputs.cols(); ++c) {
        const Real a = activated(z(c));
        const Real error = a - targets.at(row, c);
        sum += static_cast<double>(error * error);
        mean += scale * error * a;
      }
      if (gradient == nullptr) continue;
      for (Index c = 0; c < outputs.cols(); ++c) {
        const Real a = activated(z(c));
        const Real d = scale * (a - targets.at(row, c));
        (*gradient)(row, c) = output_ == Output::sigmoid ? d * a * (1 - a) : (d - mean) * a;
      }
    }
    return sum / count;
  }

  void to_probabilities(const ConstMatrixMap& outputs, MatrixMap probabilities) const override {
    probabilities = outputs;
    if (output_ == Output::softmax) {
      softmax_rows(probabilities);
      return;
    }
    if (output_ == Output::sigmoid) {
      auto p = probabilities.array();
      p = 1 / (1 + (-p).exp());
    }
    clip_rows(probabilities);
  }

 private:
  enum class Output { linear, sigmoid, softmax };

  static Output output(const std::string& name) {
    if (name == "sigmoid") return Output::sigmoid;
    return name == "softmax" ? Output::softmax : Output::linear;
  }

  Output output_;
  bool sum_;
};

}  // namespace

constexpr Knob knobs[] = {
    {.name = "output",
     .label = "output",
     .type = KnobType::choice,
     .fallback = "linear",
     .choices = {"linear", "sigmoid", "softmax"},
     .help = "What the model's outputs pass through before they are compared with "
             "a one-hot target.",
     .advanced = true},
    {.name = "reduction",
     .label = "reduction",
     .type = KnobType::choice,
     .fallback = "mean",
     .choices = {"mean", "sum"},
     .help = "Mean over the outputs, as PyTorch, or their sum: a gradient C times "
             "as large.",
     .advanced = true}};

extern constexpr LossEntry mse{
    {.name = "mse",
     .label = "Mean squared error",
     .formula = R"(\ell = \frac{1}{C} \sum_{c} (z_c - y_c)^2)",
     .source = "torch.nn.MSELoss",
     .help = "Mean squared error over rows and outputs; for classes against the one-hot "
             "target, which makes its gradient C times smaller than the sum's.",
     .knobs = knobs},
    {Task::classification, Task::regression},
    &make_as<Loss, Mse>};

}  // namespace descent::losses
