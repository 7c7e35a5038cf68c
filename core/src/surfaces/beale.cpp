// f = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)² (Beale 1958).
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class Beale final : public Surface {
 public:
  [[nodiscard]] Slope at(double x, double y) const override {
    const double a = 1.5 - x * (1 - y);
    const double b = 2.25 - x * (1 - y * y);
    const double c = 2.625 - x * (1 - y * y * y);
    return {.f = a * a + b * b + c * c,
            .dx = -2 * (a * (1 - y) + b * (1 - y * y) + c * (1 - y * y * y)),
            .dy = 2 * x * (a + 2 * b * y + 3 * c * y * y)};
  }
};

}  // namespace

extern constexpr SurfaceEntry beale{
    {.name = "beale",
     .label = "Beale’s function",
     .formula = R"(\begin{aligned} f ={} & (1.5 - x + xy)^2 \\)"
                R"(& + (2.25 - x + xy^2)^2 \\ & + (2.625 - x + xy^3)^2 \end{aligned})",
     .source = "Beale 1958",
     .help = "Plains between steep walls: where the gradient is small, its size should not count."},
    &make_as<Surface, Beale>,
    {.x = {.min = -4.5, .max = 4.5}, .y = {.min = -4.5, .max = 4.5}},
    {1, 1.5},
    {{3, 0.5}}};

}  // namespace descent::surfaces
