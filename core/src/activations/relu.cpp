// a = max(0, z); the derivative at 0 is 0, as in PyTorch.
#include "descent/activation.hpp"

namespace descent::activations {
namespace {

struct Relu {
  explicit Relu(const Knobs& /*knobs*/) {}
  Real operator()(Real z) const { return z > 0 ? z : 0; }
  [[nodiscard]] Real derivative(Real z, Real /*a*/) const { return z > 0 ? Real{1} : Real{0}; }
};

}  // namespace

extern constexpr ActivationEntry relu{
    {.name = "relu",
     .label = "ReLU",
     .formula = R"(a = \max(0, z))",
     .source = "Nair & Hinton 2010",
     .help = "Passes what is positive; a unit that is never positive is dead."},
    &Elementwise<Relu>::make};

}  // namespace descent::activations
