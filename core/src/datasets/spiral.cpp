// Two arms of an Archimedean spiral, 1.75 turns each, half a turn apart.
#include <cmath>
#include <numbers>

#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Row draw(Index i, double noise, Random& random) {
  const Index y = i % 2;
  const double along = std::sqrt(random.uniform());
  const double angle = 3.5 * std::numbers::pi * along + (y == 0 ? 0 : std::numbers::pi);
  const double x1 = along * std::sin(angle) + noise * random.normal();
  const double x2 = along * std::cos(angle) + noise * random.normal();
  return {x1, x2, static_cast<double>(y)};
}

}  // namespace

constexpr auto knobs =
    generator_knobs(0.03, "Deviation of the noise on both coordinates; the arms end at radius 1.");

extern constexpr DatasetEntry spiral{
    {.name = "spiral",
     .label = "Spiral",
     .source = "after Lang & Witbrock 1988",
     .help = "Two arms wound into each other: hard for a small network.",
     .knobs = knobs},
    Task::classification,
    2,
    2,
    "",
    &draw};

}  // namespace descent::datasets
