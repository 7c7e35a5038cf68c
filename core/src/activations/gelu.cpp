// a = zΦ(z), Φ the normal distribution; or with tanh in its place,
// a = z/2·(1 + tanh(√(2/π)(z + 0.044715 z³))). Hendrycks & Gimpel 2016, section 2.
#include <cmath>

#include "activations/elementwise.hpp"
#include "kernels/elementary.hpp"

namespace descent::activations {
namespace {

struct Gelu {
  explicit Gelu(const Knobs& knobs) : by_tanh(knobs.choice("approximate") == "tanh") {}

  Lanes operator()(Lanes z) const {
    if (by_tanh) return z / 2 * (1 + descent::tanh(inner(z)));
    return z * distribution(z);
  }

  [[nodiscard]] Lanes derivative(Lanes z, Lanes /*a*/) const {
    if (by_tanh) {
      const Lanes u = descent::tanh(inner(z));
      const Lanes slope = root_2_by_pi * (1 + 3 * cubic * z * z);
      return (1 + u) / 2 + z / 2 * (1 - u * u) * slope;
    }
    const Lanes density = exp(-z * z / 2) * root_2_by_pi / 2;
    return distribution(z) + z * density;
  }

  static constexpr Real root_2_by_pi = static_cast<Real>(0.79788456080286535588);
  static constexpr Real root_half = static_cast<Real>(0.70710678118654752440);
  static constexpr Real cubic = static_cast<Real>(0.044715);

  static Lanes inner(Lanes z) { return root_2_by_pi * (z + cubic * z * z * z); }
  static Lanes distribution(Lanes z) {
    Lanes erf = z * root_half;
    for (Index i = 0; i < lanes; ++i) erf[i] = std::erf(erf[i]);
    return (1 + erf) / 2;
  }

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
