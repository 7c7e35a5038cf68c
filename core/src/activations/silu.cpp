// a = zσ(z)
#include "activations/elementwise.hpp"
#include "kernels/elementary.hpp"

namespace descent::activations {
namespace {

struct Silu {
  explicit Silu(const Knobs& /*knobs*/) {}
  Lanes operator()(Lanes z) const { return z * descent::sigmoid(z); }
  [[nodiscard]] Lanes derivative(Lanes z, Lanes a) const {
    const Lanes s = descent::sigmoid(z);
    return s + a * (1 - s);
  }
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
