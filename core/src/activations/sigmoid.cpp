// a = 1 / (1 + e^(−z))
#include <cmath>

#include "descent/activation.hpp"

namespace descent::activations {
namespace {

struct Sigmoid {
  explicit Sigmoid(const Knobs& /*knobs*/) {}
  Real operator()(Real z) const { return 1 / (1 + std::exp(-z)); }
  [[nodiscard]] Real derivative(Real /*z*/, Real a) const { return a * (1 - a); }
};

}  // namespace

extern constexpr ActivationEntry sigmoid{
    {.name = "sigmoid",
     .label = "Sigmoid",
     .formula = R"(a = \frac{1}{1 + e^{-z}})",
     .source = "Rumelhart, Hinton & Williams 1986",
     .help = "An S-curve from 0 to 1; its slope is at most a quarter."},
    &Elementwise<Sigmoid>::make};

}  // namespace descent::activations
