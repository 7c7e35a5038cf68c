#include "descent/regularization.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/lanes.hpp"
#include "kernels/reduce.hpp"

namespace descent {

Regularization::Regularization(const Knobs& knobs)
    : l1_(static_cast<Real>(knobs.number("l1"))),
      l2_(static_cast<Real>(knobs.number("l2"))),
      decay_(static_cast<Real>(knobs.number("decay"))) {
  if (knobs.is_set("clip_norm")) clip_norm_ = knobs.number("clip_norm");
  if (knobs.is_set("clip_value")) clip_value_ = static_cast<Real>(knobs.number("clip_value"));
}

void Regularization::apply(Parameters p, Real lr) const {
  const bool on_weights = l1_ != 0 || l2_ != 0 || decay_ != 0;
  const Real kept = 1 - lr * decay_;
  for (const Tensor& tensor : p.tensors) {
    if (!tensor.matrix || !on_weights) continue;
    update_each(
        tensor.size(),
        [&](Lanes& w4, Lanes& g4) {
          g4 += l1_ * sign(w4);
          g4 += l2_ * w4;
          w4 *= kept;
        },
        p.w.data() + tensor.offset, p.g.data() + tensor.offset);
  }
  if (!clip_norm_ && !clip_value_) return;
  Real scale = 1;
  if (clip_norm_) {
    const double norm = std::sqrt(sum_of_squares(p.g.data(), p.g.size()));
    scale = static_cast<Real>(std::min(1.0, *clip_norm_ / (norm + 1e-6)));
  }
  const Lanes most = broadcast(clip_value_.value_or(std::numeric_limits<Real>::infinity()));
  update_each(
      p.g.size(),
      [&](Lanes& g4) {
        g4 *= scale;
        g4 = g4 < -most ? -most : most < g4 ? most : g4;
      },
      p.g.data());
}

}  // namespace descent
