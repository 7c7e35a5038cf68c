// AdamW, as torch.optim.AdamW: decoupled weight decay, w ← (1 − ηλ)w, before the update of
// adam_update.hpp. Loshchilov & Hutter 2019, Algorithm 2, whose schedule multiplier and η are one
// here.
#include "optimizers/adam_update.hpp"

namespace descent::optimizers {
namespace {

class Adamw final : public Optimizer {
 public:
  explicit Adamw(const Knobs& knobs)
      : update_(knobs), weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return AdamUpdate::slots; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    update_.apply(p, 0, 1 - rates.lr * weight_decay_, rates, state);
  }

 private:
  AdamUpdate update_;
  Real weight_decay_;
};

}  // namespace

constexpr auto knobs = with(adam_knobs, decoupled_decay_knob(0.01));

extern constexpr OptimizerEntry adamw{
    {.name = "adamw",
     .label = "AdamW",
     .formula =
         R"(\begin{aligned} m &\leftarrow \beta_1 m + (1-\beta_1)\,g \\ v &\leftarrow \beta_2 v + (1-\beta_2)\,g^2 \\ w &\leftarrow (1-\eta\lambda)\,w - \eta\,\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon} \end{aligned})",
     .source = "Loshchilov & Hutter 2019, Algorithm 2, in the form of torch.optim.AdamW",
     .help = "Adam whose weight decay bypasses the division by the root of v.",
     .knobs = knobs},
    &make_as<Optimizer, Adamw>};

}  // namespace descent::optimizers
