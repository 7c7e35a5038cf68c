// What optimizers share: norms, and Adam's update.
#include <cmath>

#include "descent/optimizer.hpp"
#include "kernels/lanes.hpp"
#include "kernels/reduce.hpp"
#include "optimizers/adam_update.hpp"
#include "optimizers/moments.hpp"

namespace descent {

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
  ArrayMap m = state.slot(0);
  ArrayMap v = state.slot(1);
  ArrayMap v_max = state.slot(2);
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

}  // namespace descent
