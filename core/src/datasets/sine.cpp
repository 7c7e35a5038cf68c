// y = sin(πx) on [−2, 2]: two periods.
#include <cmath>
#include <numbers>

#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Row draw(Index /*i*/, double noise, Random& random) {
  const double x = random.uniform(-2, 2);
  return {x, 0, std::sin(std::numbers::pi * x) + noise * random.normal()};
}

}  // namespace

constexpr auto knobs = generator_knobs(0.1, "Deviation of the noise on y, which spans −1 to 1.");

extern constexpr DatasetEntry sine{
    {.name = "sine",
     .label = "Sine",
     .formula = R"(y = \sin \pi x)",
     .help = "One input, one output: the fit can be watched as a curve.",
     .knobs = knobs},
    Task::regression,
    1,
    0,
    "",
    &draw};

}  // namespace descent::datasets
