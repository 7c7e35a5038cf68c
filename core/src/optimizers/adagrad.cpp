// AdaGrad, as torch.optim.Adagrad:
//   g ← g + λw;  s ← s + g²;  w ← w − η_t g / (√s + ε),  η_t = η / (1 + t·lr_decay)
// Duchi, Hazan & Singer 2011, Fig. 1 (diagonal). ε stands outside the root; t counts updates from
// 0.
#include <utility>

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"

namespace descent::optimizers {
namespace {

class Adagrad final : public Optimizer {
 public:
  explicit Adagrad(const Knobs& knobs)
      : lr_decay_(knobs.number("lr_decay")),
        initial_(static_cast<Real>(knobs.number("initial_accumulator_value"))),
        eps_(static_cast<Real>(knobs.number("eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  [[nodiscard]] int slots() const override { return 1; }
  [[nodiscard]] Real initial(int /*slot*/) const override { return initial_; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const Real rate = static_cast<Real>(static_cast<double>(rates.lr) /
                                        (1 + static_cast<double>(state.updates) * lr_decay_));
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& s4, Lanes g4) {
          g4 += weight_decay_ * w4;
          s4 += g4 * g4;
          w4 -= rate * g4 / (sqrt(s4) + eps_);
        },
        p.w.data(), state.slots[0].data(), std::as_const(p.g).data());
  }

 private:
  double lr_decay_;
  Real initial_;
  Real eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(0.01),
                          {.name = "lr_decay",
                           .label = "rate decay",
                           .fallback = 0.0,
                           .range = {.min = 0},
                           .slider = Slider{1e-5, 1, Scale::log},
                           .help = "Divides the rate by 1 + t times this.",
                           .advanced = true,
                           .live = true},
                          {.name = "initial_accumulator_value",
                           .label = "initial sum",
                           .fallback = 0.0,
                           .range = {.min = 0},
                           .slider = Slider{1e-4, 10, Scale::log},
                           .help = "What s starts from: larger makes the first steps shorter.",
                           .advanced = true},
                          eps_knob(1e-10, "Added to the root, against division by zero."),
                          l2_knob()};

extern constexpr OptimizerEntry adagrad{
    {.name = "adagrad",
     .label = "AdaGrad",
     .formula =
         R"(\begin{aligned} s &\leftarrow s + g^2 \\ w &\leftarrow w - \eta\,\frac{g}{\sqrt{s} + \varepsilon} \end{aligned})",
     .source = "Duchi, Hazan & Singer 2011, Fig. 1, in the form of torch.optim.Adagrad",
     .help = "Divides each weight's step by the root of all its squared gradients so far.",
     .knobs = knobs},
    &make_as<Optimizer, Adagrad>};

}  // namespace descent::optimizers
