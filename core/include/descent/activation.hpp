// An activation: the function between two layers, applied to each unit.
#pragma once

#include <memory>

#include "descent/knob.hpp"
#include "descent/types.hpp"

namespace descent {

class Activation {
 public:
  Activation() = default;
  Activation(const Activation&) = delete;
  Activation& operator=(const Activation&) = delete;
  virtual ~Activation() = default;

  /// a = f(z), n values.
  virtual void forward(const Real* z, Real* a, Index n) const = 0;

  /// d, the derivative of the loss with respect to a, becomes that with respect to z: d ← d ·
  /// f′(z).
  virtual void backward(const Real* z, const Real* a, Real* d, Index n) const = 0;
};

struct ActivationEntry : Entry {
  std::unique_ptr<Activation> (*make)(const Knobs& knobs);
};

}  // namespace descent
