// Lion: c = β1 m + (1 − β1)g;  w ← w − η(sign(c) + λw);  m ← β2 m + (1 − β2)g
// Chen et al. 2023, Algorithm 2. The weight decay is decoupled.
#include <utility>

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
    const Average near(rates.momentum.value_or(beta1_));
    const Average far(beta2_);
    const Real kept = 1 - rates.lr * weight_decay_;
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& m4, Lanes g4) {
          Lanes c4 = m4;
          near.follow(c4, g4);
          w4 = kept * w4 - rates.lr * sign(c4);
          far.follow(m4, g4);
        },
        p.w.data(), state.slots[0].data(), std::as_const(p.g).data());
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
