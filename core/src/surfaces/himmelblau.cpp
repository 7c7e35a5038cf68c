// f = (x² + y − 11)² + (x + y² − 7)²: four minima, all of them 0 (Himmelblau 1972).
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class Himmelblau final : public Surface {
 public:
  [[nodiscard]] Slope at(double x, double y) const override {
    const double a = x * x + y - 11;
    const double b = x + y * y - 7;
    return {.f = a * a + b * b, .dx = 4 * x * a + 2 * b, .dy = 2 * a + 4 * y * b};
  }
};

}  // namespace

extern constexpr SurfaceEntry himmelblau{
    {.name = "himmelblau",
     .label = "Himmelblau’s function",
     .formula = R"(f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2)",
     .source = "Himmelblau 1972",
     .help = "Four minima, equally deep: the start and the optimizer decide which one is found."},
    &make_as<Surface, Himmelblau>,
    {.x = {.min = -6, .max = 6}, .y = {.min = -6, .max = 6}},
    {0, -4},
    {{3, 2},
     {-2.805118086952745, 3.131312518250573},
     {-3.779310253377747, -3.283185991286169},
     {3.584428340330492, -1.848126526964403}}};

}  // namespace descent::surfaces
