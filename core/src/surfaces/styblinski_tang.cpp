// f = ½ Σ (z⁴ − 16z² + 5z), z = x, y: four minima, of which one is the lowest (Styblinski & Tang
// 1990).
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

constexpr double lowest = -2.903534027771177;

class StyblinskiTang final : public Surface {
 public:
  [[nodiscard]] Slope at(double x, double y) const override {
    return {.f = term(x) + term(y), .dx = slope(x), .dy = slope(y)};
  }

 private:
  static double term(double z) { return z * (z * (z * z - 16) + 5) / 2; }
  static double slope(double z) { return z * (2 * z * z - 16) + 2.5; }
};

}  // namespace

extern constexpr SurfaceEntry styblinski_tang{
    {.name = "styblinski_tang",
     .label = "Styblinski–Tang function",
     .formula = R"(f = \tfrac12 \sum_{z = x, y} (z^4 - 16z^2 + 5z))",
     .source = "Styblinski & Tang 1990",
     .help = "Four minima, unequally deep: the first one found need not be the lowest."},
    &make_as<Surface, StyblinskiTang>,
    {.x = {.min = -5, .max = 5}, .y = {.min = -5, .max = 5}},
    {0.5, 4.5},
    {{lowest, lowest}}};

}  // namespace descent::surfaces
