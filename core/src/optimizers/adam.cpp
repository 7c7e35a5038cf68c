// Adam, as torch.optim.Adam: the update of adam_update.hpp with L2 regularization in the gradient,
// g ← g + λw. Kingma & Ba 2015, Algorithm 1; ε stands outside the root, behind the bias correction.
#include "optimizers/adam_update.hpp"

namespace descent::optimizers {
namespace {

class Adam final : public Optimizer {
 public:
  explicit Adam(const Knobs& knobs)
      : update_(knobs), weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return AdamUpdate::slots; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    update_.apply(p, weight_decay_, 1, rates, state);
  }

 private:
  AdamUpdate update_;
  Real weight_decay_;
};

}  // namespace

constexpr auto knobs = with(adam_knobs, l2_knob());

extern constexpr OptimizerEntry adam{
    {.name = "adam",
     .label = "Adam",
     .formula =
         R"(\begin{aligned} m &\leftarrow \beta_1 m + (1-\beta_1)\,g \\ v &\leftarrow \beta_2 v + (1-\beta_2)\,g^2 \\ w &\leftarrow w - \eta\,\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon} \end{aligned})",
     .source = "Kingma & Ba 2015, Algorithm 1, in the form of torch.optim.Adam",
     .help = "Momentum divided by the root of the average squared gradient, each corrected "
             "for starting at zero.",
     .knobs = knobs},
    &make_as<Optimizer, Adam>};

}  // namespace descent::optimizers
