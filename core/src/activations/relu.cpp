// a = max(0, z); the derivative at 0 is 0, as in PyTorch.
#include "activations/elementwise.hpp"

namespace descent::activations {
namespace {

struct Relu {
  explicit Relu(const Knobs& /*knobs*/) {}
  Lanes operator()(Lanes z) const { return larger(Lanes{}, z); }
  [[nodiscard]] Lanes derivative(Lanes z, Lanes /*a*/) const {
    return z > 0 ? broadcast(1) : Lanes{};
  }
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
