// a = tanh z
#include "activations/elementwise.hpp"
#include "kernels/elementary.hpp"

namespace descent::activations {
namespace {

struct Tanh {
  explicit Tanh(const Knobs& /*knobs*/) {}
  Lanes operator()(Lanes z) const { return descent::tanh(z); }
  [[nodiscard]] Lanes derivative(Lanes /*z*/, Lanes a) const { return 1 - a * a; }
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
