// A board of 4 × 4 squares on [−1, 1]².
#include <cmath>

#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Row draw(Index /*i*/, double noise, Random& random) {
  const double x1 = random.uniform(-1, 1);
  const double x2 = random.uniform(-1, 1);
  const auto square = static_cast<int>(std::floor(2 * (x1 + 1)) + std::floor(2 * (x2 + 1)));
  const int y = square % 2;
  return {x1 + noise * random.normal(), x2 + noise * random.normal(), static_cast<double>(y)};
}

}  // namespace

constexpr auto knobs =
    generator_knobs(0.02, "Deviation of the noise on both coordinates; a square has side 0.5.");

extern constexpr DatasetEntry checkerboard{
    {.name = "checkerboard",
     .label = "Checkerboard",
     .source = "a usual test of local structure",
     .help = "Sixteen squares of two colours: needs many units.",
     .knobs = knobs},
    Task::classification,
    2,
    2,
    "",
    &draw};

}  // namespace descent::datasets
