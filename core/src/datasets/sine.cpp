// y = sin(πx) on [−2, 2]: two periods.
#include "descent/dataset.hpp"
#include "descent/functions.hpp"

namespace descent::datasets {
namespace {

Row draw(Index /*i*/, double noise, Random& random) {
  const double x = random.uniform(-2, 2);
  return {x, 0, sine_of_turns(x / 2) + noise * random.normal()};
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
