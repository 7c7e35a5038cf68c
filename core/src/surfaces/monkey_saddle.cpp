// f = x³ − 3xy²: three valleys and three ridges meet, room for two legs and a tail (Hilbert &
// Cohn-Vossen 1932). In the middle the Hessian vanishes too.
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class MonkeySaddle final : public Surface {
 public:
  [[nodiscard]] Slope at(double x, double y) const override {
    return {.f = x * (x * x - 3 * y * y), .dx = 3 * (x * x - y * y), .dy = -6 * x * y};
  }
};

}  // namespace

extern constexpr SurfaceEntry monkey_saddle{
    {.name = "monkey_saddle",
     .label = "Monkey saddle",
     .formula = R"(f = x^3 - 3xy^2)",
     .source = "Hilbert & Cohn-Vossen 1932",
     .help = "Flatter than a saddle: in the middle the curvature vanishes with the gradient."},
    &make_as<Surface, MonkeySaddle>,
    {.x = {.min = -1.5, .max = 1.5}, .y = {.min = -1.5, .max = 1.5}},
    {1, 0.01}};

}  // namespace descent::surfaces
