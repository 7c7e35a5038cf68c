// Activations that are a function of one unit.
#pragma once

#include "descent/activation.hpp"
#include "kernels/lanes.hpp"

namespace descent {

/// F(knobs), f(z) and f.derivative(z, a), of four units at once.
template <class F>
class Elementwise final : public Activation {
 public:
  explicit Elementwise(const Knobs& knobs) : f_(knobs) {}

  static std::unique_ptr<Activation> make(const Knobs& knobs) {
    return std::make_unique<Elementwise>(knobs);
  }

  void forward(const Real* z, Real* a, Index n) const override {
    update_each(
        n, [f = f_](Lanes& a4, Lanes z4) { a4 = f(z4); }, a, z);
  }

  void backward(const Real* z, const Real* a, Real* d, Index n) const override {
    update_each(
        n, [f = f_](Lanes& d4, Lanes z4, Lanes a4) { d4 *= f.derivative(z4, a4); }, d, z, a);
  }

 private:
  F f_;
};

}  // namespace descent
