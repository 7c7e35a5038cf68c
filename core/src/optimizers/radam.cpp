// RAdam, as torch.optim.RAdam, t counting from 1:
//   g ← g + λw;  m ← β1 m + (1 − β1)g;  v ← β2 v + (1 − β2)g²;  m̂ = m/(1 − β1^t)
//   ρ∞ = 2/(1 − β2) − 1;  ρ = ρ∞ − 2tβ2^t/(1 − β2^t)
//   ρ > 5:  w ← w − η r m̂ √(1 − β2^t)/(√v + ε),  r = √((ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ))
//   else:   w ← w − η m̂
// Liu et al. 2020, Algorithm 2, whose bound on ρ is 4. ε stands beside the root of v itself.
#include <cmath>
#include <utility>

#include "descent/functions.hpp"
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

class Radam final : public Optimizer {
 public:
  explicit Radam(const Knobs& knobs)
      : beta1_(knobs.number("beta1")),
        beta2_(knobs.number("beta2")),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 2; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const auto t = static_cast<double>(state.updates + 1);
    const double beta1 = rates.momentum.value_or(beta1_);
    double lr = static_cast<double>(rates.lr) / (1 - power(beta1, t));
    const double past = power(beta2_, t);
    const double longest = 2 / (1 - beta2_) - 1;
    const double length = longest - 2 * t * past / (1 - past);
    const bool trusted = length > 5;
    if (trusted) {
      const double rectified = std::sqrt((length - 4) * (length - 2) * longest /
                                         ((longest - 4) * (longest - 2) * length));
      lr = lr * rectified * std::sqrt(1 - past);
    }
    const auto rate = static_cast<Real>(lr);
    const Average mean(beta1);
    const Average variance(beta2_);
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& m4, Lanes& v4, Lanes g4) {
          g4 += weight_decay_ * w4;
          mean.follow(m4, g4);
          variance.follow(v4, g4 * g4);
          w4 -= rate * m4 / (trusted ? sqrt(v4) + eps_ : broadcast(1));
        },
        p.w.data(), state.slots[0].data(), state.slots[1].data(), std::as_const(p.g).data());
  }

 private:
  double beta1_;
  double beta2_;
  Real eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(0.001), beta1_knob(0.9), beta2_knob(0.999),
                          eps_knob(1e-8, "Added to the root, against division by zero."),
                          l2_knob()};

extern constexpr OptimizerEntry radam{
    {.name = "radam",
     .label = "RAdam",
     .formula =
         R"(\begin{aligned} \rho_t &= \rho_\infty - 2t\beta_2^t / (1-\beta_2^t) \\)"
         R"(r_t &= \sqrt{\frac{(\rho_t-4)(\rho_t-2)\rho_\infty}{(\rho_\infty-4)(\rho_\infty-2)\rho_t}} \\)"
         R"(w &\leftarrow w - \eta \begin{cases} r_t\,\hat{m} / (\sqrt{\hat{v}} + \varepsilon) & \rho_t > 5 \\)"
         R"(\hat{m} & \text{otherwise} \end{cases} \end{aligned})",
     .source = "Liu et al. 2020, Algorithm 2, in the form of torch.optim.RAdam",
     .help = "Adam that steps carefully until its average squared gradient can be trusted.",
     .knobs = knobs},
    &make_as<Optimizer, Radam>};

}  // namespace descent::optimizers
