// a = z
#include "activations/elementwise.hpp"

namespace descent::activations {
namespace {

struct Linear {
  explicit Linear(const Knobs& /*knobs*/) {}
  Lanes operator()(Lanes z) const { return z; }
  [[nodiscard]] Lanes derivative(Lanes /*z*/, Lanes /*a*/) const { return broadcast(1); }
};

}  // namespace

extern constexpr ActivationEntry linear{{.name = "linear",
                                         .label = "Linear",
                                         .formula = R"(a = z)",
                                         .source = "the identity",
                                         .help = "No bend: layers collapse into one linear map."},
                                        &Elementwise<Linear>::make};

}  // namespace descent::activations
