// Four quadrants, coloured as exclusive or of the coordinates' signs; a gap of 0.1 on either side.
#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Row draw(Index /*i*/, double noise, Random& random) {
  const double side1 = random.below(2) == 0 ? -1 : 1;
  const double side2 = random.below(2) == 0 ? -1 : 1;
  const double x1 = side1 * random.uniform(0.05, 1) + noise * random.normal();
  const double x2 = side2 * random.uniform(0.05, 1) + noise * random.normal();
  const int y = side1 == side2 ? 0 : 1;
  return {x1, x2, static_cast<double>(y)};
}

}  // namespace

constexpr auto knobs =
    generator_knobs(0.05, "Deviation of the noise on both coordinates; quadrants have side 1.");

extern constexpr DatasetEntry xor_{{.name = "xor",
                                    .label = "Exclusive or",
                                    .formula = R"(y = [x_1 x_2 < 0])",
                                    .source = "Minsky & Papert 1969",
                                    .help = "Opposite quadrants belong together.",
                                    .knobs = knobs},
                                   Task::classification,
                                   2,
                                   2,
                                   "",
                                   &draw};

}  // namespace descent::datasets
