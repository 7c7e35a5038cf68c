// a = zσ(z)
#include <cmath>

#include "descent/activation.hpp"

namespace descent::activations {
namespace {

struct Silu {
  explicit Silu(const Knobs& /*knobs*/) {}
  Real operator()(Real z) const { return z * sigmoid(z); }
  [[nodiscard]] Real derivative(Real z, Real a) const {
    const Real s = sigmoid(z);
    return s + a * (1 - s);
  }
  static Real sigmoid(Real z) { return 1 / (1 + std::exp(-z)); }
};

}  // namespace

extern constexpr ActivationEntry silu{
    {.name = "silu",
     .label = "SiLU",
     .formula = R"(a = z\,\sigma(z))",
     .source = "Hendrycks & Gimpel 2016; Elfwing, Uchibe & Doya 2018 (also known as Swish)",
     .help = "A smooth ReLU that dips a little below 0."},
    &Elementwise<Silu>::make};

}  // namespace descent::activations
