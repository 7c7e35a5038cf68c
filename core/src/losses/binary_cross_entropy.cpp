// Binary cross-entropy from one logit z, the logarithm of class 1's odds, as
// torch.nn.BCEWithLogitsLoss: ℓ = −ρ·y·ln σ(z) − (1 − y)·ln(1 − σ(z)). Written with
// −ln σ(z) = softplus(−z) and −ln(1 − σ(z)) = softplus(z), so that no exponential overflows and
// nothing is lost of a loss near 0. The gradient is (1 − y)·σ(z) − ρy·σ(−z).
#include "descent/loss.hpp"
#include "kernels/elementary.hpp"

namespace descent::losses {
namespace {

class BinaryCrossEntropy final : public Loss {
 public:
  explicit BinaryCrossEntropy(const Knobs& knobs)
      : pos_weight_(static_cast<Real>(knobs.number("pos_weight"))) {}

  double evaluate(const ConstMatrixMap& outputs, const Targets& targets,
                  MatrixMap* gradient) const override {
    const Index rows = outputs.rows();
    const Real scale = 1 / static_cast<Real>(rows);
    const Real* z = outputs.data();
    const Real* y = targets.values;
    Real* g = gradient != nullptr ? gradient->data() : nullptr;
    double sum = 0;
    for_lanes(rows, [&](Index i, Index count) {
      const Row row = evaluate(load(z + i, count), load(y + i, count));
      for (Index j = 0; j < count; ++j) sum += static_cast<double>(row.loss[j]);
      if (g != nullptr) store(g + i, scale * row.slope, count);
    });
    return sum / static_cast<double>(rows);
  }

  void to_probabilities(const ConstMatrixMap& outputs, MatrixMap probabilities) const override {
    for (Index row = 0; row < outputs.rows(); ++row) {
      const Real p = probability(outputs(row, 0));
      probabilities(row, 0) = 1 - p;
      probabilities(row, 1) = p;
    }
  }

 private:
  struct Row {
    Lanes loss;
    Lanes slope;
  };

  /// Of four rows. Both functions of z and of −z rest on e^(−|z|).
  [[nodiscard]] Row evaluate(Lanes z, Lanes y) const {
    const Lanes size = z < 0 ? -z : z;
    const Lanes e = exp(-size);
    const Lanes log = log1p(e);
    const Lanes near = 1 / (1 + e);
    const Lanes far = e / (1 + e);
    const Lanes right = pos_weight_ * y;
    const Lanes wrong = 1 - y;
    return {right * (log + (z < 0 ? size : Lanes{})) + wrong * (log + (z < 0 ? Lanes{} : size)),
            wrong * (z < 0 ? far : near) - right * (z < 0 ? near : far)};
  }

  static Real probability(Real z) { return 1 / (1 + descent::exp(-z)); }

  Real pos_weight_;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "pos_weight",
                           .label = "weight of class 1",
                           .symbol = R"(\rho)",
                           .fallback = 1.0,
                           .range = {.min = 0},
                           .slider = Slider{0.1, 10, Scale::log},
                           .help = "How much more a row of class 1 counts than one of class 0.",
                           .advanced = true}};

extern constexpr LossEntry binary_cross_entropy{
    {.name = "binary_cross_entropy",
     .label = "Binary cross-entropy",
     .formula = R"(\ell = -\rho\,y \ln \sigma(z) - (1-y) \ln (1 - \sigma(z)))",
     .source = "torch.nn.BCEWithLogitsLoss",
     .help = "For two classes and one output: the logarithm of the odds of class 1.",
     .knobs = knobs},
    {Task::classification},
    &make_as<Loss, BinaryCrossEntropy>,
    2,
    1};

}  // namespace descent::losses
