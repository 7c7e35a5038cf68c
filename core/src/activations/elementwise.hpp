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
    for_lanes(
        n, [&](Index i) { store(a + i, f_(load(z + i))); },
        [&](Index i, Index count) { store_some(a + i, f_(load_some(z + i, count)), count); });
  }

  void backward(const Real* z, const Real* a, Real* d, Index n) const override {
    for_lanes(
        n, [&](Index i) { store(d + i, load(d + i) * f_.derivative(load(z + i), load(a + i))); },
        [&](Index i, Index count) {
          const Lanes slope = f_.derivative(load_some(z + i, count), load_some(a + i, count));
          store_some(d + i, load_some(d + i, count) * slope, count);
        });
  }

 private:
  F f_;
};

}  // namespace descent
