// a = z for z > 0, else αz; the derivative at 0 is α, as in PyTorch.
#include "activations/elementwise.hpp"

namespace descent::activations {
namespace {

struct LeakyRelu {
  explicit LeakyRelu(const Knobs& knobs)
      : slope(static_cast<Real>(knobs.number("negative_slope"))) {}
  Lanes operator()(Lanes z) const { return z > 0 ? z : slope * z; }
  [[nodiscard]] Lanes derivative(Lanes z, Lanes /*a*/) const {
    return z > 0 ? broadcast(1) : broadcast(slope);
  }
  Real slope;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "negative_slope",
                           .label = "slope",
                           .symbol = R"(\alpha)",
                           .fallback = 0.01,
                           .range = {.min = 0, .max = 1},
                           .slider = Slider{0, 1},
                           .help = "Slope for negative values."}};

extern constexpr ActivationEntry leaky_relu{
    {.name = "leaky_relu",
     .label = "Leaky ReLU",
     .formula = R"(a = \begin{cases} z & z > 0 \\ \alpha z & \text{otherwise} \end{cases})",
     .source = "Maas, Hannun & Ng 2013",
     .help = "ReLU with a small slope on the negative side, so that no unit dies.",
     .knobs = knobs},
    &Elementwise<LeakyRelu>::make};

}  // namespace descent::activations
