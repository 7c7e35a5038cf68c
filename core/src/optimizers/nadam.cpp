// NAdam, as torch.optim.NAdam, t counting from 1:
//   g ← g + λw;  μ_t = β1(1 − ½·0.96^(tψ));  m ← β1 m + (1 − β1)g;  v ← β2 v + (1 − β2)g²
//   w ← w − η[(1 − μ_t)/(1 − Πμ_i) · g + μ_{t+1}/(1 − μ_{t+1}Πμ_i) · m] / (√(v/(1 − β2^t)) + ε)
// Dozat 2016, Algorithm 8 and section 3.2's μ. ε stands outside the root. PyTorch 1.13,
// unless asked for its foreach form, multiplies μ_t into Πμ twice; later versions and this do not.
#include <cmath>
#include <utility>

#include "descent/functions.hpp"
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

class Nadam final : public Optimizer {
 public:
  explicit Nadam(const Knobs& knobs)
      : beta1_(knobs.number("beta1")),
        beta2_(knobs.number("beta2")),
        momentum_decay_(knobs.number("momentum_decay")),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 2; }
  /// The product of all μ so far, less one: zero at first.
  [[nodiscard]] int numbers() const override { return 1; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const auto t = static_cast<double>(state.updates + 1);
    const double beta1 = rates.momentum.value_or(beta1_);
    const auto mu = [&](double at) {
      return beta1 * (1 - 0.5 * power(0.96, at * momentum_decay_));
    };
    const double product = (state.numbers[0] + 1) * mu(t);
    state.numbers[0] = product - 1;
    const double lr = static_cast<double>(rates.lr);
    const Real of_g = static_cast<Real>(lr * (1 - mu(t)) / (1 - product));
    const Real of_m = static_cast<Real>(lr * mu(t + 1) / (1 - product * mu(t + 1)));
    const Real root = static_cast<Real>(std::sqrt(1 - power(beta2_, t)));
    const Average mean(beta1);
    const Average variance(beta2_);
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& m4, Lanes& v4, Lanes g4) {
          g4 += weight_decay_ * w4;
          mean.follow(m4, g4);
          variance.follow(v4, g4 * g4);
          w4 -= (of_g * g4 + of_m * m4) / (sqrt(v4) / root + eps_);
        },
        p.w.data(), state.slots[0].data(), state.slots[1].data(), std::as_const(p.g).data());
  }

 private:
  double beta1_;
  double beta2_;
  double momentum_decay_;
  Real eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(0.002),
                          beta1_knob(0.9),
                          beta2_knob(0.999),
                          {.name = "momentum_decay",
                           .label = "warm-up of β₁",
                           .symbol = R"(\psi)",
                           .fallback = 4e-3,
                           .range = {.min = 0},
                           .slider = Slider{1e-4, 1, Scale::log},
                           .help = "How soon the momentum reaches β₁ from half of it.",
                           .advanced = true,
                           .live = true},
                          eps_knob(1e-8, "Added to the root, against division by zero."),
                          l2_knob()};

extern constexpr OptimizerEntry nadam{
    {.name = "nadam",
     .label = "NAdam",
     .formula =
         R"(\begin{aligned} \mu_t &= \beta_1 \left(1 - \tfrac12\,0.96^{t\psi}\right) \\)"
         R"(\bar{m} &= \frac{(1-\mu_t)\,g}{1-\prod_{i \le t} \mu_i} + \frac{\mu_{t+1}\,m}{1-\prod_{i \le t+1} \mu_i} \\)"
         R"(w &\leftarrow w - \eta\,\frac{\bar{m}}{\sqrt{\hat{v}} + \varepsilon} \end{aligned})",
     .source = "Dozat 2016, in the form of torch.optim.NAdam",
     .help = "Adam that looks ahead as Nesterov's momentum does.",
     .knobs = knobs},
    &make_as<Optimizer, Nadam>};

}  // namespace descent::optimizers
