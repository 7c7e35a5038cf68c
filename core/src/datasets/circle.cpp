// A disc inside a ring. Which is which is told before the noise, so that noise blurs the border.
#include "descent/dataset.hpp"
#include "descent/functions.hpp"

namespace descent::datasets {
namespace {

Row draw(Index i, double noise, Random& random) {
  const Index y = i % 2;
  const double radius = y == 0 ? random.uniform(0, 0.5) : random.uniform(0.7, 1);
  const double turn = random.uniform();
  const double x1 = radius * cosine_of_turns(turn) + noise * random.normal();
  const double x2 = radius * sine_of_turns(turn) + noise * random.normal();
  return {x1, x2, static_cast<double>(y)};
}

}  // namespace

constexpr auto knobs =
    generator_knobs(0.05, "Deviation of the noise on both coordinates; the ring has radius 1.");

extern constexpr DatasetEntry circle{{.name = "circle",
                                      .label = "Circle",
                                      .source = "after TensorFlow Playground",
                                      .help = "A disc inside a ring: no straight line parts them.",
                                      .knobs = knobs},
                                     Task::classification,
                                     2,
                                     2,
                                     "",
                                     &draw};

}  // namespace descent::datasets
