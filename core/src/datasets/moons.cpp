// Two interleaved half circles of radius 1, as scikit-learn's make_moons.
#include "descent/dataset.hpp"
#include "descent/functions.hpp"

namespace descent::datasets {
namespace {

Row draw(Index i, double noise, Random& random) {
  const Index y = i % 2;
  const double turn = random.uniform() / 2;
  const double x1 =
      (y == 0 ? cosine_of_turns(turn) : 1 - cosine_of_turns(turn)) + noise * random.normal();
  const double x2 =
      (y == 0 ? sine_of_turns(turn) : 0.5 - sine_of_turns(turn)) + noise * random.normal();
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
