// Multi-class hinge loss: ℓ = (1/C) Σ_{c≠y} max(0, m − z_y + z_c), as torch.nn.MultiMarginLoss with
// p = 1: the sum leaves out the right class but is divided by all C. Crammer & Singer 2001 take the
// largest term where this takes their mean.
#include "descent/loss.hpp"

namespace descent::losses {
namespace {

class Hinge final : public Loss {
 public:
  explicit Hinge(const Knobs& knobs) : margin_(static_cast<Real>(knobs.number("margin"))) {}

  double evaluate(const ConstMatrixMap& outputs, const Targets& targets,
                  MatrixMap* gradient) const override {
    const auto count = static_cast<double>(outputs.size());
    const Real scale = static_cast<Real>(1 / count);
    double sum = 0;
    for (Index row = 0; row < outputs.rows(); ++row) {
      const auto truth = static_cast<Index>(targets.values[row]);
      Index violations = 0;
      for (Index c = 0; c < outputs.cols(); ++c) {
        const Real slack = margin_ - outputs(row, truth) + outputs(row, c);
        const bool violated = c != truth && !(slack <= 0);  // also when it is not a number
        if (violated) {
          sum += static_cast<double>(slack);
          ++violations;
        }
        if (gradient != nullptr) (*gradient)(row, c) = violated ? scale : 0;
      }
      if (gradient != nullptr) (*gradient)(row, truth) = -scale * static_cast<Real>(violations);
    }
    return sum / count;
  }

  void to_probabilities(const ConstMatrixMap& outputs, MatrixMap probabilities) const override {
    probabilities = outputs;
    softmax_rows(probabilities);
  }

 private:
  Real margin_;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "margin",
                           .label = "margin",
                           .symbol = "m",
                           .fallback = 1.0,
                           .slider = Slider{0, 5},
                           .help = "How far the right class has to lead."}};

extern constexpr LossEntry hinge{
    {.name = "hinge",
     .label = "Hinge",
     .formula = R"(\ell = \frac{1}{C} \sum_{c \ne y} \max(0, m - z_y + z_c))",
     .source = "Crammer & Singer 2001, in the form of torch.nn.MultiMarginLoss",
     .help = "Zero once the right class leads every other by the margin.",
     .knobs = knobs},
    {Task::classification},
    &make_as<Loss, Hinge>};

}  // namespace descent::losses
