// f = (1 − x)² + b(y − x²)²: a valley bent along y = x² (Rosenbrock 1960, with b = 100).
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class Rosenbrock final : public Surface {
 public:
  explicit Rosenbrock(const Knobs& knobs) : b_(knobs.number("b")) {}

  [[nodiscard]] Slope at(double x, double y) const override {
    const double short_of = 1 - x;
    const double off = y - x * x;
    return {.f = short_of * short_of + b_ * off * off,
            .dx = -2 * short_of - 4 * b_ * x * off,
            .dy = 2 * b_ * off};
  }

 private:
  double b_;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "b",
                           .label = "steepness",
                           .symbol = "b",
                           .fallback = 100.0,
                           .range = {.min = 0, .min_open = true},
                           .slider = Slider{1, 1000, Scale::log},
                           .help = "How steep the sides of the valley are."}};

extern constexpr SurfaceEntry rosenbrock{
    {.name = "rosenbrock",
     .label = "Rosenbrock’s valley",
     .formula = R"(f = (1 - x)^2 + b\,(y - x^2)^2)",
     .source = "Rosenbrock 1960",
     .help = "A flat, bent valley: quickly found, slowly followed.",
     .knobs = knobs},
    &make_as<Surface, Rosenbrock>,
    {.x = {.min = -2, .max = 2}, .y = {.min = -1, .max = 3}},
    {-1.5, 2},
    {{1, 1}}};

}  // namespace descent::surfaces
