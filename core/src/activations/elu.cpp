// a = z for z > 0, else α(e^z − 1)
#include "activations/elementwise.hpp"
#include "kernels/elementary.hpp"

namespace descent::activations {
namespace {

struct Elu {
  explicit Elu(const Knobs& knobs) : alpha(static_cast<Real>(knobs.number("alpha"))) {}
  Lanes operator()(Lanes z) const { return z > 0 ? z : alpha * expm1(z); }
  [[nodiscard]] Lanes derivative(Lanes z, Lanes a) const {
    return z > 0 ? broadcast(1) : a + alpha;
  }
  Real alpha;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "alpha",
                           .label = "depth",
                           .symbol = R"(\alpha)",
                           .fallback = 1.0,
                           .range = {.min = 0},
                           .slider = Slider{0.1, 2},
                           .help = "How far below 0 it goes."}};

extern constexpr ActivationEntry elu{
    {.name = "elu",
     .label = "ELU",
     .formula =
         R"(a = \begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & \text{otherwise} \end{cases})",
     .source = "Clevert, Unterthiner & Hochreiter 2016, eq. 15",
     .help = "Like ReLU above 0; saturates at −α below, so that means stay near 0.",
     .knobs = knobs},
    &Elementwise<Elu>::make};

}  // namespace descent::activations
