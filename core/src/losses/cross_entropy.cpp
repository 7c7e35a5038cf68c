// Cross-entropy from logits: ℓ = −Σ_c q_c ln p_c with p = softmax(z), as torch.nn.CrossEntropyLoss.
// Softmax and logarithm are fused: ln p_c = z_c − m − ln Σ e^(z − m), m = max z, so that neither a
// large logit overflows nor a tiny probability becomes ln 0. Label smoothing s (Szegedy et al.
// 2016, section 7) spreads the target: q_c = (1 − s)·[c = y] + s/C. The gradient is p − q.
#include "descent/loss.hpp"
#include "losses/log_softmax.hpp"

namespace descent::losses {
namespace {

class CrossEntropy final : public Loss {
 public:
  explicit CrossEntropy(const Knobs& knobs)
      : smoothing_(static_cast<Real>(knobs.number("label_smoothing"))) {}

  double evaluate(const ConstMatrixMap& outputs, const Targets& targets,
                  MatrixMap* gradient) const override {
    const Index rows = outputs.rows();
    const Index classes = outputs.cols();
    const Real scale = 1 / static_cast<Real>(rows);
    const Real spread = smoothing_ / static_cast<Real>(classes);
    double sum = 0;
    for (Index row = 0; row < rows; ++row) {
      const Real* z = outputs.data() + row * classes;
      Real* g = gradient != nullptr ? gradient->data() + row * classes : nullptr;
      const auto truth = static_cast<Index>(targets.values[row]);
      const LogSoftmax softmax(z, classes, g);
      Real loss = (1 - smoothing_) * softmax.negative_log(z[truth]);
      if (smoothing_ != 0) {
        const auto below = softmax.highest() - outputs.row(row).array();
        loss += spread * (static_cast<Real>(classes) * softmax.log_total() + below.sum());
      }
      sum += static_cast<double>(loss);
      if (gradient != nullptr) {
        auto all = gradient->row(row).array();
        all = all * (scale / softmax.total()) - scale * spread;
        // p − 1 + s − s/C of the right class
        g[truth] = scale * (smoothing_ - spread - softmax.missing(z[truth]));
      }
    }
    return sum / static_cast<double>(rows);
  }

  void to_probabilities(const ConstMatrixMap& outputs, MatrixMap probabilities) const override {
    probabilities = outputs;
    softmax_rows(probabilities);
  }

 private:
  Real smoothing_;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "label_smoothing",
                           .label = "label smoothing",
                           .symbol = "q",
                           .fallback = 0.0,
                           .range = {.min = 0, .max = 1},
                           .slider = Slider{0, 0.5},
                           .help = "Share of the target that is spread evenly over all classes.",
                           .advanced = true}};

extern constexpr LossEntry cross_entropy{
    {.name = "cross_entropy",
     .label = "Cross-entropy",
     .formula = R"(\ell = -\sum_{c} q_c \ln \frac{e^{z_c}}{\sum_k e^{z_k}})",
     .source = "torch.nn.CrossEntropyLoss; label smoothing: Szegedy et al. 2016, section 7",
     .help = "Minus the logarithm of the probability given to the right class.",
     .knobs = knobs},
    {Task::classification},
    &make_as<Loss, CrossEntropy>};

}  // namespace descent::losses
