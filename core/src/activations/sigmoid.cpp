// a = 1 / (1 + e^(−z))
#include "activations/elementwise.hpp"
#include "kernels/elementary.hpp"

namespace descent::activations {
namespace {

struct Sigmoid {
  explicit Sigmoid(const Knobs& /*knobs*/) {}
  Lanes operator()(Lanes z) const { return descent::sigmoid(z); }
  [[nodiscard]] Lanes derivative(Lanes /*z*/, Lanes a) const { return a * (1 - a); }
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
