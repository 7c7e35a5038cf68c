// LARS, tensor by tensor:
//   r = τ|w|/(|g| + λ|w| + ε), or 1 where |w| or |g| is 0;  v ← μv + ηr(g + λw);  w ← w − v
// You, Gitman & Ginsburg 2017, Algorithm 1: the rate stands inside v. A layer's weight and its bias
// have a ratio each. ε is not in the paper.
#include <utility>

#include "kernels/lanes.hpp"
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

class Lars final : public Optimizer {
 public:
  explicit Lars(const Knobs& knobs)
      : momentum_(knobs.number("momentum")),
        trust_(knobs.number("trust_coefficient")),
        eps_(knobs.number("eps")),
        weight_decay_(knobs.number("weight_decay")) {}

  [[nodiscard]] int slots() const override { return 1; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const Real momentum = static_cast<Real>(rates.momentum.value_or(momentum_));
    const Real decay = static_cast<Real>(weight_decay_);
    for (const Tensor& tensor : p.tensors) {
      const double size = norm(p.w, tensor);
      const double slope = norm(p.g, tensor);
      const double ratio =
          size > 0 && slope > 0 ? trust_ * size / (slope + weight_decay_ * size + eps_) : 1;
      const Real rate = static_cast<Real>(static_cast<double>(rates.lr) * ratio);
      update_each(
          tensor.size(),
          [&](Lanes& w4, Lanes& v4, Lanes g4) {
            v4 = momentum * v4 + rate * (g4 + decay * w4);
            w4 -= v4;
          },
          p.w.data() + tensor.offset, state.slots[0].data() + tensor.offset,
          std::as_const(p.g).data() + tensor.offset);
    }
  }

 private:
  double momentum_;
  double trust_;
  double eps_;
  double weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(1),
                          {.name = "momentum",
                           .label = "momentum",
                           .symbol = R"(\mu)",
                           .fallback = 0.9,
                           .range = {.min = 0, .max = 1},
                           .slider = Slider{0, 0.99},
                           .help = "Share of the last velocity that is kept.",
                           .live = true},
                          {.name = "trust_coefficient",
                           .label = "trust",
                           .symbol = R"(\tau)",
                           .fallback = 0.001,
                           .range = {.min = 0},
                           .slider = Slider{1e-4, 1, Scale::log},
                           .help = "How far a layer may move for its size, at a rate of 1.",
                           .live = true},
                          eps_knob(1e-8, "Added to the ratio's denominator."),
                          weight_decay_knob(0, "L2 regularization, part of the ratio.")};

extern constexpr OptimizerEntry lars{
    {.name = "lars",
     .label = "LARS",
     .formula =
         R"(\begin{aligned} r &= \frac{\tau\,\lVert w \rVert}{\lVert g \rVert + \lambda \lVert w \rVert + \varepsilon} \\ v &\leftarrow \mu v + \eta\,r\,(g + \lambda w) \\ w &\leftarrow w - v \end{aligned})",
     .source = "You, Gitman & Ginsburg 2017, Algorithm 1",
     .help = "Momentum whose step is in proportion to each layer's own size; for large batches.",
     .knobs = knobs},
    &make_as<Optimizer, Lars>};

}  // namespace descent::optimizers
