// What the losses that are laid side by side ask of a row's logits.
#pragma once

#include "descent/anatomy.hpp"

namespace descent {

inline Index class_of(Real target) { return static_cast<Index>(target); }

/// The largest logit besides that of the class.
[[nodiscard]] Real strongest_other(std::span<const Real> logits, Real target);

}  // namespace descent
