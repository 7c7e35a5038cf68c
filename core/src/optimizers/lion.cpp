// Lion: c = β1 m + (1 − β1)g;  w ← w − η(sign(c) + λw);  m ← β2 m + (1 − β2)g
// Chen et al. 2023, Algorithm 2. The weight decay is decoupled.
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

class Lion final : public Optimizer {
 public:
  explicit Lion(const Knobs& knobs)
      : beta1_(knobs.number("beta1")),
        beta2_(knobs.number("beta2")),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 1; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    ArrayMap m = state.slot(0);
    const double beta1 = rates.momentum.value_or(beta1_);
    if (weight_decay_ != 0) p.w *= 1 - rates.lr * weight_decay_;
    p.w -= rates.lr * (static_cast<Real>(beta1) * m + static_cast<Real>(1 - beta1) * p.g).sign();
    m = static_cast<Real>(beta2_) * m + static_cast<Real>(1 - beta2_) * p.g;
  }

 private:
  double beta1_;
  double beta2_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(0.001),
                          beta_knob("beta1", "mean", R"(\beta_1)", 0.9,
                                    "Share of the average in the direction of the step."),
                          beta_knob("beta2", "memory", R"(\beta_2)", 0.99,
                                    "Share of the past in the average that is remembered."),
                          decoupled_decay_knob(0)};

extern constexpr OptimizerEntry lion{
    {.name = "lion",
     .label = "Lion",
     .formula =
         R"(\begin{aligned} w &\leftarrow w - \eta \left( \operatorname{sign}(\beta_1 m + (1-\beta_1)\,g) + \lambda w \right) \\ m &\leftarrow \beta_2 m + (1-\beta_2)\,g \end{aligned})",
     .source = "Chen et al. 2023, Algorithm 2",
     .help = "Steps of one length for every weight, in the direction of the momentum's sign.",
     .knobs = knobs},
    &make_as<Optimizer, Lion>};

}  // namespace descent::optimizers
