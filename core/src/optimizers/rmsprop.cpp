// RMSProp, as torch.optim.RMSprop:
//   g ← g + λw;  v ← αv + (1 − α)g²;  d = √v + ε
//   centered: m ← αm + (1 − α)g and d = √(v − m²) + ε
//   w ← w − ηg/d, or with momentum b ← μb + g/d and w ← w − ηb
// Tieleman & Hinton 2012, lecture 6e; centered after Graves 2013, eq. 38-41. No bias correction.
// ε stands outside the root, where Keras has it inside.
#include <utility>

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"

namespace descent::optimizers {
namespace {

class Rmsprop final : public Optimizer {
 public:
  explicit Rmsprop(const Knobs& knobs)
      : alpha_(static_cast<Real>(knobs.number("alpha"))),
        momentum_(static_cast<Real>(knobs.number("momentum"))),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))),
        centered_(knobs.flag("centered")) {}

  [[nodiscard]] int slots() const override { return 3; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const Real momentum = rates.momentum ? static_cast<Real>(*rates.momentum) : momentum_;
    const Real taken = 1 - alpha_;
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& v4, Lanes& m4, Lanes& b4, Lanes g4) {
          g4 += weight_decay_ * w4;
          v4 = alpha_ * v4 + taken * (g4 * g4);
          Lanes variance = v4;
          if (centered_) {
            m4 = alpha_ * m4 + taken * g4;
            variance -= m4 * m4;
            // Not negative but for rounding.
            variance = variance < 0 ? broadcast(0) : variance;
          }
          Lanes step = g4 / (sqrt(variance) + eps_);
          if (momentum > 0) step = b4 = momentum * b4 + step;
          w4 -= rates.lr * step;
        },
        p.w.data(), state.slots[0].data(), state.slots[1].data(), state.slots[2].data(),
        std::as_const(p.g).data());
  }

 private:
  Real alpha_;
  Real momentum_;
  Real eps_;
  Real weight_decay_;
  bool centered_;
};

}  // namespace

constexpr Knob knobs[] = {
    lr_knob(0.01),
    beta_knob("alpha", "smoothing", R"(\alpha)", 0.99,
              "Share of the past in the average of squared gradients."),
    {.name = "momentum",
     .label = "momentum",
     .symbol = R"(\mu)",
     .fallback = 0.0,
     .range = {.min = 0, .max = 1},
     .slider = Slider{0, 0.99},
     .help = "Share of the last velocity that is kept.",
     .advanced = true,
     .live = true},
    {.name = "centered",
     .label = "centered",
     .type = KnobType::boolean,
     .fallback = false,
     .help = "Divides by the deviation: takes the squared mean gradient off v.",
     .advanced = true,
     .live = true},
    eps_knob(1e-8, "Added to the root, against division by zero."),
    l2_knob()};

extern constexpr OptimizerEntry rmsprop{
    {.name = "rmsprop",
     .label = "RMSProp",
     .formula =
         R"(\begin{aligned} v &\leftarrow \alpha v + (1-\alpha)\,g^2 \\ w &\leftarrow w - \eta\,\frac{g}{\sqrt{v} + \varepsilon} \end{aligned})",
     .source = "Tieleman & Hinton 2012, lecture 6e, in the form of torch.optim.RMSprop",
     .help = "Divides each weight's step by the root of a moving average of its squared gradient.",
     .knobs = knobs},
    &make_as<Optimizer, Rmsprop>};

}  // namespace descent::optimizers
