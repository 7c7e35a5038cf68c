#include "descent/regularization.hpp"

#include <algorithm>
#include <cmath>

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
  for (const Tensor& tensor : p.tensors) {
    if (!tensor.matrix || !on_weights) continue;
    auto w = p.w.segment(tensor.offset, tensor.size());
    auto g = p.g.segment(tensor.offset, tensor.size());
    if (l1_ != 0) g += l1_ * w.sign();
    if (l2_ != 0) g += l2_ * w;
    if (decay_ != 0) w *= 1 - lr * decay_;
  }
  if (clip_norm_) {
    const double norm = std::sqrt(sum_of_squares(p.g.data(), p.g.size()));
    p.g *= static_cast<Real>(std::min(1.0, *clip_norm_ / (norm + 1e-6)));
  }
  if (clip_value_) p.g = p.g.max(-*clip_value_).min(*clip_value_);
}

}  // namespace descent
