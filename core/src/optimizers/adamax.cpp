// Adamax, as torch.optim.Adamax:
//   g ← g + λw;  m ← β1 m + (1 − β1)g;  u ← max(β2 u, |g| + ε);  w ← w − η/(1 − β1^t) · m/u
// Kingma & Ba 2015, Algorithm 2, with PyTorch's ε inside the maximum, where the paper has none.
#include <utility>

#include "descent/functions.hpp"
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

class Adamax final : public Optimizer {
 public:
  explicit Adamax(const Knobs& knobs)
      : beta1_(knobs.number("beta1")),
        beta2_(static_cast<Real>(knobs.number("beta2"))),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 2; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const double beta1 = rates.momentum.value_or(beta1_);
    const double correction = 1 - power(beta1, static_cast<double>(state.updates + 1));
    const Real rate = static_cast<Real>(static_cast<double>(rates.lr) / correction);
    const Average mean(beta1);
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& m4, Lanes& u4, Lanes g4) {
          g4 += weight_decay_ * w4;
          mean.follow(m4, g4);
          const Lanes faded = beta2_ * u4;
          const Lanes size = (g4 < 0 ? -g4 : g4) + eps_;
          u4 = faded < size ? size : faded;
          w4 -= rate * m4 / u4;
        },
        p.w.data(), state.slots[0].data(), state.slots[1].data(), std::as_const(p.g).data());
  }

 private:
  double beta1_;
  Real beta2_;
  Real eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {
    lr_knob(0.002), beta1_knob(0.9),
    beta_knob("beta2", "maximum", R"(\beta_2)", 0.999, "How slowly the largest gradient fades."),
    eps_knob(1e-8, "Added to the gradient's size, against division by zero."), l2_knob()};

extern constexpr OptimizerEntry adamax{
    {.name = "adamax",
     .label = "Adamax",
     .formula =
         R"(\begin{aligned} m &\leftarrow \beta_1 m + (1-\beta_1)\,g \\ u &\leftarrow \max(\beta_2 u, |g| + \varepsilon) \\ w &\leftarrow w - \frac{\eta}{1-\beta_1^t}\,\frac{m}{u} \end{aligned})",
     .source = "Kingma & Ba 2015, Algorithm 2, in the form of torch.optim.Adamax",
     .help = "Adam that divides by a fading maximum of the gradient, not by a root of its square.",
     .knobs = knobs},
    &make_as<Optimizer, Adamax>};

}  // namespace descent::optimizers
