// a = tanh z
#include <cmath>

#include "descent/activation.hpp"

namespace descent::activations {
namespace {

struct Tanh {
  explicit Tanh(const Knobs& /*knobs*/) {}
  Real operator()(Real z) const { return std::tanh(z); }
  [[nodiscard]] Real derivative(Real /*z*/, Real a) const { return 1 - a * a; }
};

}  // namespace

extern constexpr ActivationEntry tanh{
    {.name = "tanh",
     .label = "tanh",
     .formula = R"(a = \tanh z)",
     .source = "LeCun et al. 1998, section 4.4",
     .help = "An S-curve from −1 to 1 that saturates on both sides."},
    &Elementwise<Tanh>::make};

}  // namespace descent::activations
