// a = z
#include "descent/activation.hpp"

namespace descent::activations {
namespace {

struct Linear {
  explicit Linear(const Knobs& /*knobs*/) {}
  Real operator()(Real z) const { return z; }
  [[nodiscard]] Real derivative(Real /*z*/, Real /*a*/) const { return 1; }
};

}  // namespace

extern constexpr ActivationEntry linear{{.name = "linear",
                                         .label = "Linear",
                                         .formula = R"(a = z)",
                                         .source = "the identity",
                                         .help = "No bend: layers collapse into one linear map."},
                                        &Elementwise<Linear>::make};

}  // namespace descent::activations
