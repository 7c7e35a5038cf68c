// A quadratic valley, turned by the angle φ:
//   f = (u² + κv²)/2,  u = x cos φ + y sin φ along it,  v = y cos φ − x sin φ across
// The Hessian's eigenvalues are 1 and κ: plain descent needs a rate below 2/κ, and then creeps
// along u (Polyak 1964; Goh 2017). Turned out of the axes the valley is as hard for methods with a
// rate for each parameter.
#include "descent/functions.hpp"
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class Ravine final : public Surface {
 public:
  explicit Ravine(const Knobs& knobs)
      : condition_(knobs.number("condition")),
        cosine_(cosine_of_turns(knobs.number("angle") / 360)),
        sine_(sine_of_turns(knobs.number("angle") / 360)) {}

  [[nodiscard]] Slope at(double x, double y) const override {
    const double u = cosine_ * x + sine_ * y;
    const double v = cosine_ * y - sine_ * x;
    return {.f = (u * u + condition_ * v * v) / 2,
            .dx = cosine_ * u - sine_ * condition_ * v,
            .dy = sine_ * u + cosine_ * condition_ * v};
  }

 private:
  double condition_;
  double cosine_;
  double sine_;
};

}  // namespace

constexpr Knob knobs[] = {
    {.name = "condition",
     .label = "condition number",
     .symbol = R"(\kappa)",
     .fallback = 20.0,
     .range = {.min = 1, .max = 1e6},
     .slider = Slider{1, 1000, Scale::log},
     .help = "How many times as steep it is across as along: descent needs a rate below 2/κ."},
    {.name = "angle",
     .label = "angle",
     .symbol = R"(\varphi)",
     .fallback = 0.0,
     .range = {.min = -360, .max = 360},
     .slider = Slider{-90, 90},
     .help = "Turns the ravine, in degrees: out of the axes no parameter is steep by itself."}};

extern constexpr SurfaceEntry ravine{
    {.name = "ravine",
     .label = "Ravine",
     .formula = R"(\begin{aligned} f &= \tfrac12 (u^2 + \kappa v^2) \\)"
                R"(u &= x \cos\varphi + y \sin\varphi \\)"
                R"(v &= y \cos\varphi - x \sin\varphi \end{aligned})",
     .source = "Polyak 1964; Goh 2017, Why momentum really works",
     .help = "A long valley with steep sides: the longer it is, the slower plain descent.",
     .knobs = knobs},
    &make_as<Surface, Ravine>,
    {.x = {.min = -4, .max = 4}, .y = {.min = -2, .max = 2}},
    {-3.5, 1.2},
    {{0, 0}}};

}  // namespace descent::surfaces
