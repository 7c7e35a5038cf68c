// What optimizers share: norms, and Adam's update.
#include <cmath>
#include <utility>

#include "descent/functions.hpp"
#include "descent/optimizer.hpp"
#include "kernels/reduce.hpp"
#include "optimizers/adam_update.hpp"
#include "optimizers/moments.hpp"

namespace descent {

double norm(const ArrayMap& values, const Tensor& tensor) {
  return std::sqrt(sum_of_squares(values.data() + tensor.offset, tensor.size()));
}

void mix(Real* a, Real alpha, const Real* b, Real beta, Index n) {
  update_each(
      n, [&](Lanes& a4, Lanes b4) { a4 = alpha * a4 + beta * b4; }, a, b);
}

AdamUpdate::AdamUpdate(const Knobs& knobs)
    : beta1_(knobs.number("beta1")),
      beta2_(knobs.number("beta2")),
      eps_(static_cast<Real>(knobs.number("eps"))),
      amsgrad_(knobs.flag("amsgrad")),
      bias_correction_(knobs.flag("bias_correction")) {}

void AdamUpdate::apply(Parameters p, Real l2, Real kept, const Rates& rates,
                       OptimizerState& state) const {
  const auto t = static_cast<double>(state.updates + 1);
  const double beta1 = rates.momentum.value_or(beta1_);
  const double correction1 = bias_correction_ ? 1 - power(beta1, t) : 1;
  const double correction2 = bias_correction_ ? 1 - power(beta2_, t) : 1;
  const Real rate = static_cast<Real>(static_cast<double>(rates.lr) / correction1);
  const Real root = static_cast<Real>(std::sqrt(correction2));
  const Average mean(beta1);
  const Average variance(beta2_);
  update_each(
      p.w.size(),
      [&](Lanes& w4, Lanes& m4, Lanes& v4, Lanes& v_max4, Lanes g4) {
        g4 += l2 * w4;
        mean.follow(m4, g4);
        variance.follow(v4, g4 * g4);
        if (amsgrad_) v_max4 = v_max4 < v4 ? v4 : v_max4;
        w4 = kept * w4 - rate * m4 / (sqrt(amsgrad_ ? v_max4 : v4) / root + eps_);
      },
      p.w.data(), state.slots[0].data(), state.slots[1].data(), state.slots[2].data(),
      std::as_const(p.g).data());
}

}  // namespace descent
