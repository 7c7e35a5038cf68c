// f = (4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²: six minima, in pairs (Dixon & Szegö 1978).
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class SixHumpCamel final : public Surface {
 public:
  [[nodiscard]] Slope at(double x, double y) const override {
    const double x2 = x * x;
    const double y2 = y * y;
    return {.f = (4 - 2.1 * x2 + x2 * x2 / 3) * x2 + x * y + (4 * y2 - 4) * y2,
            .dx = (8 - 8.4 * x2 + 2 * x2 * x2) * x + y,
            .dy = x + (16 * y2 - 8) * y};
  }
};

}  // namespace

extern constexpr SurfaceEntry six_hump_camel{
    {.name = "six_hump_camel",
     .label = "Six-hump camel",
     .formula = R"(\begin{aligned} f ={} & (4 - 2.1x^2 + \tfrac13 x^4)\,x^2 \\)"
                R"(& + xy + (4y^2 - 4)\,y^2 \end{aligned})",
     .source = "Dixon & Szegö 1978",
     .help = "Six minima in three pairs: only the middle pair is the lowest."},
    &make_as<Surface, SixHumpCamel>,
    {.x = {.min = -2.1, .max = 2.1}, .y = {.min = -1.2, .max = 1.2}},
    {1.2, 1},
    {{0.08984201310031807, -0.7126564030207396}, {-0.08984201310031807, 0.7126564030207396}}};

}  // namespace descent::surfaces
