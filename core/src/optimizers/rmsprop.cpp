// RMSProp, as torch.optim.RMSprop:
//   g ← g + λw;  v ← αv + (1 − α)g²;  d = √v + ε
//   centered: m ← αm + (1 − α)g and d = √(v − m²) + ε
//   w ← w − ηg/d, or with momentum b ← μb + g/d and w ← w − ηb
// Tieleman & Hinton 2012, lecture 6e; centered after Graves 2013, eq. 38-41. No bias correction.
// ε stands outside the root, where Keras has it inside.
#include "descent/optimizer.hpp"

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
    auto& [w, g, tensors] = p;
    const Real momentum = rates.momentum ? static_cast<Real>(*rates.momentum) : momentum_;
    ArrayMap v = state.slot(0);
    ArrayMap m = state.slot(1);
    ArrayMap b = state.slot(2);
    if (weight_decay_ != 0) g += weight_decay_ * w;
    v = alpha_ * v + (1 - alpha_) * g.square();
    if (centered_) {
      m = alpha_ * m + (1 - alpha_) * g;
      // The variance is not negative but for rounding.
      g /= (v - m.square()).max(Real{0}).sqrt() + eps_;
    } else {
      g /= v.sqrt() + eps_;
    }
    if (momentum > 0) {
      b = momentum * b + g;
      w -= rates.lr * b;
    } else {
      w -= rates.lr * g;
    }
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
