// Two arms of an Archimedean spiral, 1.75 turns each, half a turn apart.
#include <cmath>

#include "descent/dataset.hpp"
#include "descent/functions.hpp"

namespace descent::datasets {
namespace {

Row draw(Index i, double noise, Random& random) {
  const Index y = i % 2;
  const double along = std::sqrt(random.uniform());
  const double turn = 1.75 * along + (y == 0 ? 0 : 0.5);
  const double x1 = along * sine_of_turns(turn) + noise * random.normal();
  const double x2 = along * cosine_of_turns(turn) + noise * random.normal();
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
