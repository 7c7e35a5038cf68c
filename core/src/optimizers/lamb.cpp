// LAMB, tensor by tensor, t counting from 1:
//   m ← β1 m + (1 − β1)g;  v ← β2 v + (1 − β2)g²;  u = m̂/(√v̂ + ε) + λw
//   w ← w − η|w|/|u| · u, the ratio being 1 where |w| or |u| is 0
// You et al. 2020, Algorithm 2, with φ the identity. A layer's weight and its bias have a ratio
// each.
#include <cmath>

#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

class Lamb final : public Optimizer {
 public:
  explicit Lamb(const Knobs& knobs)
      : beta1_(knobs.number("beta1")),
        beta2_(knobs.number("beta2")),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 2; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    ArrayMap m = state.slot(0);
    ArrayMap v = state.slot(1);
    const auto t = static_cast<double>(state.updates + 1);
    const double beta1 = rates.momentum.value_or(beta1_);
    const Real correction = static_cast<Real>(1 - std::pow(beta1, t));
    const Real root = static_cast<Real>(std::sqrt(1 - std::pow(beta2_, t)));
    m = static_cast<Real>(beta1) * m + static_cast<Real>(1 - beta1) * p.g;
    v = static_cast<Real>(beta2_) * v + static_cast<Real>(1 - beta2_) * p.g.square();
    p.g = (m / correction) / (v.sqrt() / root + eps_);
    if (weight_decay_ != 0) p.g += weight_decay_ * p.w;
    for (const Tensor& tensor : p.tensors) {
      const double size = norm(p.w, tensor);
      const double step = norm(p.g, tensor);
      const double ratio = size > 0 && step > 0 ? size / step : 1;
      p.w.segment(tensor.offset, tensor.size()) -=
          static_cast<Real>(static_cast<double>(rates.lr) * ratio) *
          p.g.segment(tensor.offset, tensor.size());
    }
  }

 private:
  double beta1_;
  double beta2_;
  Real eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(0.01), beta1_knob(0.9), beta2_knob(0.999),
                          eps_knob(1e-6, "Added to the root, against division by zero."),
                          weight_decay_knob(0, "Adds λw to Adam's step, before the ratio.")};

extern constexpr OptimizerEntry lamb{
    {.name = "lamb",
     .label = "LAMB",
     .formula =
         R"(\begin{aligned} u &= \frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon} + \lambda w \\ w &\leftarrow w - \eta\,\frac{\lVert w \rVert}{\lVert u \rVert}\,u \end{aligned})",
     .source = "You et al. 2020, Algorithm 2",
     .help = "Adam whose step is in proportion to each layer's own size; for large batches.",
     .knobs = knobs},
    &make_as<Optimizer, Lamb>};

}  // namespace descent::optimizers
