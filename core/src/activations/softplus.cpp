// a = ln(1 + e^(βz))/β; above βz = threshold the line a = z, as torch.nn.Softplus has it.
#include "activations/elementwise.hpp"
#include "kernels/elementary.hpp"

namespace descent::activations {
namespace {

struct Softplus {
  explicit Softplus(const Knobs& knobs)
      : beta(static_cast<Real>(knobs.number("beta"))),
        threshold(static_cast<Real>(knobs.number("threshold"))) {}

  Lanes operator()(Lanes z) const {
    return beta * z > threshold ? z : descent::softplus(beta * z) / beta;
  }

  [[nodiscard]] Lanes derivative(Lanes z, Lanes /*a*/) const {
    return beta * z > threshold ? broadcast(1) : descent::sigmoid(beta * z);
  }

  Real beta;
  Real threshold;
};

}  // namespace

constexpr Knob knobs[] = {
    {.name = "beta",
     .label = "sharpness",
     .symbol = R"(\beta)",
     .fallback = 1.0,
     .range = {.min = 0, .min_open = true},
     .slider = Slider{0.1, 10, Scale::log},
     .help = "Larger comes closer to ReLU."},
    {.name = "threshold",
     .label = "threshold",
     .fallback = 20.0,
     .range = {.min = 0, .max = 80},
     .slider = Slider{1, 40},
     .help = "Above this the line itself is used, so that e^(βz) cannot overflow.",
     .advanced = true}};

extern constexpr ActivationEntry softplus{
    {.name = "softplus",
     .label = "Softplus",
     .formula = R"(a = \frac{1}{\beta} \ln\left(1 + e^{\beta z}\right))",
     .source = "Dugas et al. 2001, in the form of torch.nn.Softplus",
     .help = "A smooth ReLU that is never quite 0.",
     .knobs = knobs},
    &Elementwise<Softplus>::make};

}  // namespace descent::activations
