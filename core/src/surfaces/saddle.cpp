// f = (x² − y²)/2: a minimum along x and a maximum along y. It falls without end, so a descent that
// escapes leaves the map.
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class Saddle final : public Surface {
 public:
  [[nodiscard]] Slope at(double x, double y) const override {
    return {.f = (x * x - y * y) / 2, .dx = x, .dy = -y};
  }
};

}  // namespace

extern constexpr SurfaceEntry saddle{
    {.name = "saddle",
     .label = "Saddle",
     .formula = R"(f = \tfrac12 (x^2 - y^2))",
     .source = "Dauphin et al. 2014, on saddle points in training",
     .help = "Flat in the middle and no minimum there: how long does an optimizer stay?"},
    &make_as<Surface, Saddle>,
    {.x = {.min = -2, .max = 2}, .y = {.min = -2, .max = 2}},
    {-1.5, 0.001}};

}  // namespace descent::surfaces
