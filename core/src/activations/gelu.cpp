// a = zΦ(z), Φ the normal distribution; or with tanh in its place,
// a = z/2·(1 + tanh(√(2/π)(z + 0.044715 z³))). Hendrycks & Gimpel 2016, section 2.
#include <cmath>

#include "descent/activation.hpp"

namespace descent::activations {
namespace {

struct Gelu {
  explicit Gelu(const Knobs& knobs) : by_tanh(knobs.choice("approximate") == "tanh") {}

  Real operator()(Real z) const {
    if (by_tanh) return z / 2 * (1 + std::tanh(inner(z)));
    return z * distribution(z);
  }

  [[nodiscard]] Real derivative(Real z, Real /*a*/) const {
    if (by_tanh) {
      const Real u = std::tanh(inner(z));
      const Real slope = root_2_by_pi * (1 + 3 * cubic * z * z);
      return (1 + u) / 2 + z / 2 * (1 - u * u) * slope;
    }
    const Real density = std::exp(-z * z / 2) * root_2_by_pi / 2;
    return distribution(z) + z * density;
  }

  static constexpr Real root_2_by_pi = static_cast<Real>(0.79788456080286535588);
  static constexpr Real root_half = static_cast<Real>(0.70710678118654752440);
  static constexpr Real cubic = static_cast<Real>(0.044715);

  static Real inner(Real z) { return root_2_by_pi * (z + cubic * z * z * z); }
  static Real distribution(Real z) { return (1 + std::erf(z * root_half)) / 2; }

  bool by_tanh;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "approximate",
                           .label = "form",
                           .type = KnobType::choice,
                           .fallback = "none",
                           .choices = {"none", "tanh"},
                           .help = "The exact distribution, or the paper's tanh in its place.",
                           .advanced = true}};

extern constexpr ActivationEntry gelu{
    {.name = "gelu",
     .label = "GELU",
     .formula = R"(a = z\,\Phi(z))",
     .source = "Hendrycks & Gimpel 2016",
     .help = "Scales each value by the chance that a normal variable is below it.",
     .knobs = knobs},
    &Elementwise<Gelu>::make};

}  // namespace descent::activations
