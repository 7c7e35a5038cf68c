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
    for_lanes(n, [&](Index i, Index count) { store(a + i, f_(load(z + i, count)), count); });
  }

  void backward(const Real* z, const Real* a, Real* d, Index n) const override {
    for_lanes(n, [&](Index i, Index count) {
      const Lanes slope = f_.derivative(load(z + i, count), load(a + i, count));
      store(d + i, load(d + i, count) * slope, count);
    });
  }

 private:
  F f_;
};

}  // namespace descent
