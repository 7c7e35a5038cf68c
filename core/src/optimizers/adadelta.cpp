// Adadelta, as torch.optim.Adadelta:
//   g ← g + λw;  v ← ρv + (1 − ρ)g²;  d = √(u + ε)/√(v + ε) · g;  u ← ρu + (1 − ρ)d²;  w ← w − ηd
// Zeiler 2012, Algorithm 1, which has no η: η = 1 is the paper's. ε stands inside both roots.
#include <utility>

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"

namespace descent::optimizers {
namespace {

class Adadelta final : public Optimizer {
 public:
  explicit Adadelta(const Knobs& knobs)
      : rho_(static_cast<Real>(knobs.number("rho"))),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 2; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const Real taken = 1 - rho_;
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& v4, Lanes& u4, Lanes g4) {
          g4 += weight_decay_ * w4;
          v4 = rho_ * v4 + taken * (g4 * g4);
          const Lanes d4 = sqrt(u4 + eps_) / sqrt(v4 + eps_) * g4;
          u4 = rho_ * u4 + taken * (d4 * d4);
          w4 -= rates.lr * d4;
        },
        p.w.data(), state.slots[0].data(), state.slots[1].data(), std::as_const(p.g).data());
  }

 private:
  Real rho_;
  Real eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {
    lr_knob(1),
    beta_knob("rho", "smoothing", R"(\rho)", 0.9, "Share of the past in both averages."),
    eps_knob(1e-6, "Added inside both roots: the first steps' length."), l2_knob()};

extern constexpr OptimizerEntry adadelta{
    {.name = "adadelta",
     .label = "Adadelta",
     .formula =
         R"(\begin{aligned} v &\leftarrow \rho v + (1-\rho)\,g^2 \\ d &= \frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\,g \\ u &\leftarrow \rho u + (1-\rho)\,d^2 \\ w &\leftarrow w - \eta\,d \end{aligned})",
     .source = "Zeiler 2012, Algorithm 1, in the form of torch.optim.Adadelta",
     .help = "Steps as long as the root of the average squared step over that of the average "
             "squared gradient.",
     .knobs = knobs},
    &make_as<Optimizer, Adadelta>};

}  // namespace descent::optimizers
