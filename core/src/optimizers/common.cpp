// What optimizers share: knobs, norms, and Adam's update.
#include <cmath>

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"
#include "kernels/reduce.hpp"
#include "optimizers/adam_update.hpp"
#include "optimizers/moments.hpp"

namespace descent {

Knob lr_knob(double fallback) {
  return {.name = "lr",
          .label = "learning rate",
          .symbol = R"(\eta)",
          .fallback = fallback,
          .range = {.min = 0},
          .slider = Slider{1e-4, 10, Scale::log},
          .help = "Length of a step: the base rate that the schedule scales.",
          .live = true};
}

Knob weight_decay_knob(double fallback, std::string_view help) {
  return {.name = "weight_decay",
          .label = "weight decay",
          .symbol = R"(\lambda)",
          .fallback = fallback,
          .range = {.min = 0},
          .slider = Slider{1e-6, 1, Scale::log},
          .help = help,
          .advanced = true,
          .live = true};
}

Knob l2_knob() { return weight_decay_knob(0, "L2 regularization: adds λw to the gradient."); }

Knob decoupled_decay_knob(double fallback) {
  return weight_decay_knob(fallback,
                           "Decoupled decay: every step shrinks the weights by the factor 1 − ηλ.");
}

Knob eps_knob(double fallback, std::string_view help) {
  return {.name = "eps",
          .label = "epsilon",
          .symbol = R"(\varepsilon)",
          .fallback = fallback,
          .range = {.min = 0},
          .slider = Slider{1e-10, 1, Scale::log},
          .help = help,
          .advanced = true,
          .live = true};
}

Knob beta_knob(std::string_view name, std::string_view label, std::string_view symbol,
               double fallback, std::string_view help) {
  return {.name = name,
          .label = label,
          .symbol = symbol,
          .fallback = fallback,
          .range = {.min = 0, .max = 1, .max_open = true},
          .slider = Slider{0, 0.999},
          .help = help,
          .live = true};
}

Knob beta1_knob(double fallback) {
  return beta_knob("beta1", "mean", R"(\beta_1)", fallback,
                   "Share of the past in the average gradient m.");
}

Knob beta2_knob(double fallback) {
  return beta_knob("beta2", "variance", R"(\beta_2)", fallback,
                   "Share of the past in the average squared gradient v.");
}

double norm(const ArrayMap& values, const Tensor& tensor) {
  return std::sqrt(sum_of_squares(values.data() + tensor.offset, tensor.size()));
}

AdamUpdate::AdamUpdate(const Knobs& knobs)
    : beta1_(knobs.number("beta1")),
      beta2_(knobs.number("beta2")),
      eps_(static_cast<Real>(knobs.number("eps"))),
      amsgrad_(knobs.flag("amsgrad")),
      bias_correction_(knobs.flag("bias_correction")) {}

void AdamUpdate::apply(ArrayMap w, const ArrayMap& g, const Rates& rates,
                       OptimizerState& state) const {
  Array& m = state.slots[0];
  Array& v = state.slots[1];
  Array& v_max = state.slots[2];
  const auto t = static_cast<double>(state.updates + 1);
  const double beta1 = rates.momentum.value_or(beta1_);
  const double correction1 = bias_correction_ ? 1 - std::pow(beta1, t) : 1;
  const double correction2 = bias_correction_ ? 1 - std::pow(beta2_, t) : 1;
  const Real rate = static_cast<Real>(static_cast<double>(rates.lr) / correction1);
  const Real root = static_cast<Real>(std::sqrt(correction2));
  const auto keep1 = static_cast<Real>(beta1);
  const auto take1 = static_cast<Real>(1 - beta1);
  const auto keep2 = static_cast<Real>(beta2_);
  const auto take2 = static_cast<Real>(1 - beta2_);
  update_each(
      w.size(),
      [&](Lanes& w4, Lanes& m4, Lanes& v4, Lanes& v_max4, Lanes g4) {
        m4 = keep1 * m4 + take1 * g4;
        v4 = keep2 * v4 + take2 * (g4 * g4);
        if (amsgrad_) v_max4 = v_max4 < v4 ? v4 : v_max4;
        w4 -= rate * m4 / (sqrt(amsgrad_ ? v_max4 : v4) / root + eps_);
      },
      w.data(), m.data(), v.data(), v_max.data(), g.data());
}

std::vector<Knob> adam_knobs() {
  return {
      lr_knob(0.001),
      beta1_knob(0.9),
      beta2_knob(0.999),
      {.name = "bias_correction",
       .label = "bias correction",
       .type = KnobType::boolean,
       .fallback = true,
       .help = "Makes up for m and v starting at zero; off, the first steps have the wrong length.",
       .advanced = true,
       .live = true},
      {.name = "amsgrad",
       .label = "AMSGrad",
       .type = KnobType::boolean,
       .fallback = false,
       .help = "Divides by the largest v so far, so that the step never grows again.",
       .advanced = true,
       .live = true},
      eps_knob(1e-8, "Added to the root, against division by zero.")};
}

}  // namespace descent
