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

/// An activation written as a function of one unit: F(knobs), f(z), f.derivative(z, a).
template <class F>
class Elementwise final : public Activation {
 public:
  explicit Elementwise(const Knobs& knobs) : f_(knobs) {}

  static std::unique_ptr<Activation> make(const Knobs& knobs) {
    return std::make_unique<Elementwise>(knobs);
  }

  void forward(const Real* z, Real* a, Index n) const override {
    for (Index i = 0; i < n; ++i) a[i] = f_(z[i]);
  }

  void backward(const Real* z, const Real* a, Real* d, Index n) const override {
    for (Index i = 0; i < n; ++i) d[i] *= f_.derivative(z[i], a[i]);
  }

 private:
  F f_;
};

}  // namespace descent
