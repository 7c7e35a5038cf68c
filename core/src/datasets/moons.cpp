// Two interleaved half circles of radius 1, as scikit-learn's make_moons.
#include <cmath>
#include <numbers>

#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Row draw(Index i, double noise, Random& random) {
  const Index y = i % 2;
  const double angle = random.uniform(0, std::numbers::pi);
  const double x1 = (y == 0 ? std::cos(angle) : 1 - std::cos(angle)) + noise * random.normal();
  const double x2 = (y == 0 ? std::sin(angle) : 0.5 - std::sin(angle)) + noise * random.normal();
  return {x1, x2, static_cast<double>(y)};
}

}  // namespace

constexpr auto knobs = generator_knobs(
    0.1, "Deviation of the noise on both coordinates; the half circles have radius 1.");

extern constexpr DatasetEntry moons{{.name = "moons",
                                     .label = "Moons",
                                     .source = "after make_moons of scikit-learn",
                                     .help = "Two half circles that reach into each other.",
                                     .knobs = knobs},
                                    Task::classification,
                                    2,
                                    2,
                                    "",
                                    &draw};

}  // namespace descent::datasets
