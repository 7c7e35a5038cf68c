// Schedule-free AdamW, k counting updates from 1; the trained weights are y:
//   γ = η√(1 − β2^k);  v ← β2 v + (1 − β2)g²;  z ← z − γg/(√v + ε) − γλy
//   c = γ²/Σγ²;  x ← (1 − c)x + cz;  y ← (1 − β1)z + β1x
// Defazio et al. 2024, Algorithm 1, where warm-up belongs to γ: here it is the schedule's. The
// model is evaluated at x, z and x start at the initial weights.
#include <cmath>
#include <utility>

#include "descent/functions.hpp"
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

class ScheduleFreeAdamw final : public Optimizer {
 public:
  explicit ScheduleFreeAdamw(const Knobs& knobs)
      : beta1_(knobs.number("beta1")),
        beta2_(knobs.number("beta2")),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 3; }
  /// Σγ²
  [[nodiscard]] int numbers() const override { return 1; }
  [[nodiscard]] int evaluation_slot() const override { return 0; }
  [[nodiscard]] bool remakes_weights() const override { return true; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const double past = power(beta2_, static_cast<double>(state.updates + 1));
    const double gamma = static_cast<double>(rates.lr) * std::sqrt(1 - past);
    double& total = state.numbers[0];
    total += gamma * gamma;
    // Where no rate was above zero yet nothing has moved, and there is nothing to average.
    const Real c = total > 0 ? static_cast<Real>(gamma * gamma / total) : 0;
    const Real beta1 = static_cast<Real>(rates.momentum.value_or(beta1_));
    const Real step = static_cast<Real>(gamma);
    const Average variance(beta2_);
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& x4, Lanes& z4, Lanes& v4, Lanes g4) {
          if (state.updates == 0) x4 = z4 = w4;
          variance.follow(v4, g4 * g4);
          z4 -= step * (g4 / (sqrt(v4) + eps_) + weight_decay_ * w4);
          x4 += c * (z4 - x4);
          w4 = (1 - beta1) * z4 + beta1 * x4;
        },
        p.w.data(), state.slots[0].data(), state.slots[1].data(), state.slots[2].data(),
        std::as_const(p.g).data());
  }

 private:
  double beta1_;
  double beta2_;
  Real eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(0.01),
                          beta_knob("beta1", "interpolation", R"(\beta_1)", 0.9,
                                    "How near to the average x the gradient is taken."),
                          beta2_knob(0.999),
                          eps_knob(1e-8, "Added to the root, against division by zero."),
                          weight_decay_knob(0, "Decoupled decay: pulls z by γλw at every step.")};

extern constexpr OptimizerEntry schedule_free_adamw{
    {.name = "schedule_free_adamw",
     .label = "Schedule-free AdamW",
     .formula =
         R"(\begin{aligned} z &\leftarrow z - \gamma \left( \frac{g}{\sqrt{v} + \varepsilon} + \lambda w \right),\quad \gamma = \eta \sqrt{1-\beta_2^k} \\ x &\leftarrow (1-c)\,x + c\,z,\quad c = \gamma^2 \big/ \textstyle\sum \gamma^2 \\ w &\leftarrow (1-\beta_1)\,z + \beta_1 x \end{aligned})",
     .source = "Defazio et al. 2024, Algorithm 1",
     .help = "AdamW that averages its path in place of lowering the rate; judged at the average x.",
     .knobs = knobs},
    &make_as<Optimizer, ScheduleFreeAdamw>};

}  // namespace descent::optimizers
