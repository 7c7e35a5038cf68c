// Rprop, as torch.optim.Rprop, weight by weight:
//   s ← clamp(s·η₊) where g keeps its sign, clamp(s·η₋) and g ← 0 where it changes;
//   w ← w − s·sign(g)
// Riedmiller & Braun 1993, without weight-backtracking (iRprop⁻, Igel & Hüsken 2000). The steps s
// start at the first update's rate; later rates change nothing. Made for whole batches.
#include <utility>

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"

namespace descent::optimizers {
namespace {

class Rprop final : public Optimizer {
 public:
  explicit Rprop(const Knobs& knobs)
      : eta_minus_(static_cast<Real>(knobs.number("eta_minus"))),
        eta_plus_(static_cast<Real>(knobs.number("eta_plus"))),
        step_min_(static_cast<Real>(knobs.number("step_min"))),
        step_max_(static_cast<Real>(knobs.number("step_max"))) {
    if (step_min_ > step_max_) refuse("step_min", "is above step_max");
  }

  [[nodiscard]] int slots() const override { return 2; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const Lanes none = broadcast(0);
    const Lanes plus = broadcast(eta_plus_);
    const Lanes minus = broadcast(eta_minus_);
    const Lanes least = broadcast(step_min_);
    const Lanes most = broadcast(step_max_);
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& before, Lanes& s4, Lanes g4) {
          if (state.updates == 0) s4 = broadcast(rates.lr);
          const Lanes agreement = g4 * before;
          s4 *= agreement > 0 ? plus : agreement < 0 ? minus : broadcast(1);
          s4 = s4 < least ? least : most < s4 ? most : s4;
          g4 = agreement < 0 ? none : g4;
          w4 -= g4 > 0 ? s4 : g4 < 0 ? -s4 : none;
          before = g4;
        },
        p.w.data(), state.slots[0].data(), state.slots[1].data(), std::as_const(p.g).data());
  }

 private:
  Real eta_minus_;
  Real eta_plus_;
  Real step_min_;
  Real step_max_;
};

}  // namespace

constexpr Knob knobs[] = {lr_knob(0.01),
                          {.name = "eta_minus",
                           .label = "shrink",
                           .symbol = R"(\eta_-)",
                           .fallback = 0.5,
                           .range = {.min = 0, .max = 1, .min_open = true, .max_open = true},
                           .slider = Slider{0.1, 0.9},
                           .help = "Factor on a step length when the gradient's sign changes.",
                           .live = true},
                          {.name = "eta_plus",
                           .label = "grow",
                           .symbol = R"(\eta_+)",
                           .fallback = 1.2,
                           .range = {.min = 1, .max = 10, .min_open = true},
                           .slider = Slider{1.05, 2},
                           .help = "Factor on a step length while the gradient keeps its sign.",
                           .live = true},
                          {.name = "step_min",
                           .label = "shortest step",
                           .fallback = 1e-6,
                           .range = {.min = 0},
                           .slider = Slider{1e-8, 1e-2, Scale::log},
                           .help = "No step length falls below this.",
                           .advanced = true,
                           .live = true},
                          {.name = "step_max",
                           .label = "longest step",
                           .fallback = 50.0,
                           .range = {.min = 0, .min_open = true},
                           .slider = Slider{1e-2, 100, Scale::log},
                           .help = "No step length rises above this.",
                           .advanced = true,
                           .live = true}};

extern constexpr OptimizerEntry rprop{
    {.name = "rprop",
     .label = "Rprop",
     .formula =
         R"(\begin{aligned} s &\leftarrow s \cdot \begin{cases} \eta_+ & g\,g_{\mathrm{last}} > 0 \\ \eta_- & g\,g_{\mathrm{last}} < 0,\ \text{and } g \leftarrow 0 \\ 1 & \text{otherwise} \end{cases} \\ w &\leftarrow w - s \operatorname{sign} g \end{aligned})",
     .source = "Riedmiller & Braun 1993, in the form of torch.optim.Rprop",
     .help = "A step length for each weight that grows while the gradient keeps its sign; for "
             "whole batches. Only the first rate counts.",
     .knobs = knobs},
    &make_as<Optimizer, Rprop>};

}  // namespace descent::optimizers
