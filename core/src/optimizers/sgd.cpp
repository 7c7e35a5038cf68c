// Stochastic gradient descent with momentum, as torch.optim.SGD:
//   g ← g + λw
//   v ← μv + (1 − τ)g, and v = g at the first update with a momentum, without dampening
//   w ← w − ηv, or with Nesterov w ← w − η(g + μv)
// Sutskever et al. 2013, eq. 1–4, have η inside v: the same path while η is constant, another once
// a schedule changes it. Keras and Caffe follow Sutskever there. dampening = momentum gives the
// moving average v = βv + (1 − β)g.
#include <utility>

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"

namespace descent::optimizers {
namespace {

class Sgd final : public Optimizer {
 public:
  explicit Sgd(const Knobs& knobs)
      : momentum_(static_cast<Real>(knobs.number("momentum"))),
        dampening_(static_cast<Real>(knobs.number("dampening"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))),
        nesterov_(knobs.flag("nesterov")) {
    if (nesterov_ && (momentum_ == 0 || dampening_ != 0)) {
      refuse("nesterov", "needs a momentum above 0 and a dampening of 0");
    }
  }

  [[nodiscard]] int slots() const override { return 1; }

  /// Whether there is a v yet.
  [[nodiscard]] int numbers() const override { return 1; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const Real momentum = rates.momentum ? static_cast<Real>(*rates.momentum) : momentum_;
    // Copies: what stands in memory would be read again after each number that is written.
    const Real lr = rates.lr;
    const Real decay = weight_decay_;
    const bool nesterov = nesterov_;
    if (momentum == 0) {
      update_each(
          p.w.size(), [&](Lanes& w4, Lanes g4) { w4 -= lr * (g4 + decay * w4); }, p.w.data(),
          std::as_const(p.g).data());
      return;
    }
    // The first velocity is the gradient itself.
    double& begun = state.numbers[0];
    const Real kept = begun == 0 ? 0 : momentum;
    const Real taken = begun == 0 ? 1 : 1 - dampening_;
    begun = 1;
    // In one pass: each array is as large as the model, and read from far away.
    update_each(
        p.w.size(),
        [&](Lanes& w4, Lanes& v4, Lanes g4) {
          g4 += decay * w4;
          v4 = kept * v4 + taken * g4;
          w4 -= lr * (nesterov ? g4 + momentum * v4 : v4);
        },
        p.w.data(), state.slots[0].data(), std::as_const(p.g).data());
  }

 private:
  Real momentum_;
  Real dampening_;
  Real weight_decay_;
  bool nesterov_;
};

}  // namespace

constexpr Knob knobs[] = {
    lr_knob(0.1),
    {.name = "momentum",
     .label = "momentum",
     .symbol = R"(\mu)",
     .fallback = 0.0,
     .range = {.min = 0, .max = 1},
     .slider = Slider{0, 0.99},
     .help = "Share of the last velocity that is kept: 0 is plain descent.",
     .live = true},
    {.name = "dampening",
     .label = "dampening",
     .symbol = R"(\tau)",
     .fallback = 0.0,
     .range = {.min = 0, .max = 1},
     .slider = Slider{0, 1},
     .help = "Takes this share off each new gradient; equal to the momentum it makes "
             "the velocity a moving average.",
     .advanced = true,
     .live = true},
    {.name = "nesterov",
     .label = "Nesterov",
     .type = KnobType::boolean,
     .fallback = false,
     .help = "Looks ahead: uses g + μv in place of v. Needs momentum, no dampening.",
     .advanced = true,
     .live = true},
    l2_knob()};

extern constexpr OptimizerEntry sgd{
    {.name = "sgd",
     .label = "SGD",
     .formula =
         R"(\begin{aligned} v &\leftarrow \mu v + (1-\tau)\,g \\ w &\leftarrow w - \eta\,v \end{aligned})",
     .source = "Polyak 1964; Sutskever et al. 2013, eq. 1-4, in the form of torch.optim.SGD",
     .help = "Steps against the gradient; momentum adds up what successive gradients agree on.",
     .knobs = knobs},
    &make_as<Optimizer, Sgd>};

}  // namespace descent::optimizers
