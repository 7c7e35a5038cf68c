// Averaged SGD, as torch.optim.ASGD, k counting updates from 1:
//   g ← g + λw;  w ← (1 − Λη_k)w − η_k g
//   a ← a + μ_k(w − a)
//   η_{k+1} = η/(1 + Ληk)^α,  μ_{k+1} = 1/max(1, k − t0),  with η_1 = η and μ_1 = 1
// Polyak & Juditsky 1992; the rate and the average after Bottou 2010. A scheduled rate reaches the
// weights one update late, as in PyTorch. PyTorch keeps a and never uses it; `averaged` evaluates
// and predicts with it.
#include <algorithm>
#include <cmath>
#include <utility>

#include "descent/functions.hpp"
#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"

namespace descent::optimizers {
namespace {

class Asgd final : public Optimizer {
 public:
  explicit Asgd(const Knobs& knobs)
      : lambd_(knobs.number("lambd")),
        alpha_(knobs.number("alpha")),
        t0_(knobs.number("t0")),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))),
        averaged_(knobs.flag("averaged")) {}

  [[nodiscard]] int slots() const override { return 1; }
  /// η and μ of the next update.
  [[nodiscard]] int numbers() const override { return 2; }
  [[nodiscard]] int evaluation_slot() const override { return averaged_ ? 0 : -1; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    double& eta = state.numbers[0];
    double& mu = state.numbers[1];
    const auto lr = static_cast<double>(rates.lr);
    const auto k = static_cast<double>(state.updates + 1);
    if (state.updates == 0) {
      eta = lr;
      mu = 1;
    }
    const auto kept = static_cast<Real>(1 - lambd_ * eta);
    const auto rate = static_cast<Real>(eta);
    const auto taken = static_cast<Real>(mu);
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& a4, Lanes g4) {
          g4 += weight_decay_ * w4;
          w4 = kept * w4 - rate * g4;
          a4 = taken == 1 ? w4 : a4 + taken * (w4 - a4);
        },
        p.w.data(), state.slots[0].data(), std::as_const(p.g).data());
    eta = lr / power(1 + lambd_ * lr * k, alpha_);
    mu = 1 / std::max(1.0, k - t0_);
  }

 private:
  double lambd_;
  double alpha_;
  double t0_;
  Real weight_decay_;
  bool averaged_;
};

}  // namespace

constexpr Knob knobs[] = {
    lr_knob(0.05),
    {.name = "averaged",
     .label = "evaluate average",
     .type = KnobType::boolean,
     .fallback = false,
     .help = "Evaluates and predicts with the average a; PyTorch leaves that to you.",
     .live = true},
    {.name = "t0",
     .label = "average from",
     .symbol = "t_0",
     .fallback = 1e6,
     .range = {.min = 0},
     .slider = Slider{1, 1e6, Scale::log},
     .help = "Updates before the average begins; until then it is the weights.",
     .live = true},
    {.name = "lambd",
     .label = "decay",
     .symbol = R"(\Lambda)",
     .fallback = 1e-4,
     .range = {.min = 0},
     .slider = Slider{1e-6, 1, Scale::log},
     .help = "Shrinks the weights at every step and decides how the rate falls.",
     .advanced = true,
     .live = true},
    {.name = "alpha",
     .label = "power",
     .symbol = R"(\alpha)",
     .fallback = 0.75,
     .range = {.min = 0, .max = 10},
     .slider = Slider{0, 2},
     .help = "Power with which the rate falls.",
     .advanced = true,
     .live = true},
    l2_knob()};

extern constexpr OptimizerEntry asgd{
    {.name = "asgd",
     .label = "Averaged SGD",
     .formula = R"(\begin{aligned} w &\leftarrow (1 - \Lambda\eta_k)\,w - \eta_k\,g \\)"
                R"(a &\leftarrow a + \mu_k (w - a) \\)"
                R"(\eta_{k+1} &= \eta / (1 + \Lambda\eta k)^{\alpha} \\)"
                R"(\mu_{k+1} &= 1 / \max(1, k - t_0) \end{aligned})",
     .source = "Polyak & Juditsky 1992, in the form of torch.optim.ASGD",
     .help = "Plain descent with a falling rate, and an average of its path from t₀ on.",
     .knobs = knobs},
    &make_as<Optimizer, Asgd>};

}  // namespace descent::optimizers
