// LAMB, tensor by tensor, t counting from 1:
//   m ← β1 m + (1 − β1)g;  v ← β2 v + (1 − β2)g²;  u = m̂/(√v̂ + ε) + λw
//   w ← w − η|w|/|u| · u, the ratio being 1 where |w| or |u| is 0
// You et al. 2020, Algorithm 2, with φ the identity. A layer's weight and its bias have a ratio
// each.
#include <cmath>
#include <utility>

#include "descent/functions.hpp"
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
    const auto t = static_cast<double>(state.updates + 1);
    const double beta1 = rates.momentum.value_or(beta1_);
    const Real correction = static_cast<Real>(1 - power(beta1, t));
    const Real root = static_cast<Real>(std::sqrt(1 - power(beta2_, t)));
    const Average mean(beta1);
    const Average variance(beta2_);
    // u takes the gradient's place.
    update_each(
        p.w.size(),
        [&](Lanes w4, Lanes& m4, Lanes& v4, Lanes& g4) {
          mean.follow(m4, g4);
          variance.follow(v4, g4 * g4);
          g4 = (m4 / correction) / (sqrt(v4) / root + eps_) + weight_decay_ * w4;
        },
        std::as_const(p.w).data(), state.slots[0].data(), state.slots[1].data(), p.g.data());
    for (const Tensor& tensor : p.tensors) {
      const double size = norm(p.w, tensor);
      const double step = norm(p.g, tensor);
      const double ratio = size > 0 && step > 0 ? size / step : 1;
      const Real rate = static_cast<Real>(static_cast<double>(rates.lr) * ratio);
      mix(p.w.data() + tensor.offset, 1, p.g.data() + tensor.offset, -rate, tensor.size());
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
