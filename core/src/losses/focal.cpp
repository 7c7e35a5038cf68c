// Focal loss from logits: ℓ = −(1 − p_y)^γ ln p_y with p = softmax(z). Lin et al. 2017, eq. 4, for
// any number of classes and without its weights α. γ = 0 is cross-entropy. With L = −ln p_y the
// derivative with respect to p_y, times p_y, is f = −(1 − p_y)^γ − γ p_y (1 − p_y)^(γ−1) L, and the
// gradient is f·([c = y] − p_c).
#include "descent/functions.hpp"
#include "descent/loss.hpp"
#include "losses/log_softmax.hpp"

namespace descent::losses {
namespace {

class Focal final : public Loss {
 public:
  explicit Focal(const Knobs& knobs) : gamma_(static_cast<Real>(knobs.number("gamma"))) {}

  double evaluate(const ConstMatrixMap& outputs, const Targets& targets,
                  MatrixMap* gradient) const override {
    const Index rows = outputs.rows();
    const Real scale = 1 / static_cast<Real>(rows);
    double sum = 0;
    for (Index row = 0; row < rows; ++row) {
      const Real* z = outputs.data() + row * outputs.cols();
      Real* g = gradient != nullptr ? gradient->data() + row * outputs.cols() : nullptr;
      const auto truth = static_cast<Index>(targets.values[row]);
      const LogSoftmax softmax(z, outputs.cols(), g);
      const Real negative_log = softmax.negative_log(z[truth]);
      const Real rest = softmax.missing(z[truth]);
      const Real p = descent::exp(-negative_log);
      const Real modulation = static_cast<Real>(power(rest, gamma_));
      sum += static_cast<double>(modulation * negative_log);
      if (gradient == nullptr) continue;
      Real slope = -modulation;
      if (gamma_ > 0 && rest > 0) {
        slope -= gamma_ * p * static_cast<Real>(power(rest, gamma_ - 1)) * negative_log;
      }
      gradient->row(row) *= -scale * slope / softmax.total();
      g[truth] = scale * slope * rest;
    }
    return sum / static_cast<double>(rows);
  }

  void to_probabilities(const ConstMatrixMap& outputs, MatrixMap probabilities) const override {
    probabilities = outputs;
    softmax_rows(probabilities);
  }

 private:
  Real gamma_;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "gamma",
                           .label = "focus",
                           .symbol = R"(\gamma)",
                           .fallback = 2.0,
                           .range = {.min = 0, .max = 20},
                           .slider = Slider{0, 5},
                           .help = "How much less; 0 is plain cross-entropy."}};

extern constexpr LossEntry focal{
    {.name = "focal",
     .label = "Focal",
     .formula = R"(\ell = -(1 - p_y)^{\gamma} \ln p_y,\quad p = \operatorname{softmax}(z))",
     .source = "Lin et al. 2017, eq. 4",
     .help = "Cross-entropy that counts rows which are already right for less.",
     .knobs = knobs},
    {Task::classification},
    &make_as<Loss, Focal>};

}  // namespace descent::losses
