// RAdam, as torch.optim.RAdam, t counting from 1:
//   g ← g + λw;  m ← β1 m + (1 − β1)g;  v ← β2 v + (1 − β2)g²;  m̂ = m/(1 − β1^t)
//   ρ∞ = 2/(1 − β2) − 1;  ρ = ρ∞ − 2tβ2^t/(1 − β2^t)
//   ρ > 5:  w ← w − η r m̂ √(1 − β2^t)/(√v + ε),  r = √((ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ))
//   else:   w ← w − η m̂
// Liu et al. 2020, Algorithm 2, whose bound on ρ is 4. ε stands beside the root of v itself.
#include <cmath>

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
    ArrayMap m = state.slot(0);
    ArrayMap v = state.slot(1);
    const auto t = static_cast<double>(state.updates + 1);
    const double beta1 = rates.momentum.value_or(beta1_);
    const double lr = static_cast<double>(rates.lr) / (1 - std::pow(beta1, t));
    const double past = std::pow(beta2_, t);
    const double longest = 2 / (1 - beta2_) - 1;
    const double length = longest - 2 * t * past / (1 - past);
    if (weight_decay_ != 0) p.g += weight_decay_ * p.w;
    m = static_cast<Real>(beta1) * m + static_cast<Real>(1 - beta1) * p.g;
    v = static_cast<Real>(beta2_) * v + static_cast<Real>(1 - beta2_) * p.g.square();
    if (length > 5) {
      const double rectified = std::sqrt((length - 4) * (length - 2) * longest /
                                         ((longest - 4) * (longest - 2) * length));
      p.w -= static_cast<Real>(lr * rectified * std::sqrt(1 - past)) * m / (v.sqrt() + eps_);
    } else {
      p.w -= static_cast<Real>(lr) * m;
    }
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
