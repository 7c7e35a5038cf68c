// Four quadrants, coloured as exclusive or of the coordinates' signs; a gap of 0.1 on either side.
#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Samples generate(const Knobs& knobs, Random& random) {
  const auto rows = static_cast<Index>(knobs.integer("samples"));
  const double noise = knobs.number("noise");
  Samples samples{Matrix(rows, 2), std::vector<Real>(static_cast<std::size_t>(rows))};
  for (Index i = 0; i < rows; ++i) {
    const double side1 = random.below(2) == 0 ? -1 : 1;
    const double side2 = random.below(2) == 0 ? -1 : 1;
    const double x1 = side1 * random.uniform(0.05, 1) + noise * random.normal();
    const double x2 = side2 * random.uniform(0.05, 1) + noise * random.normal();
    const int y = side1 == side2 ? 0 : 1;
    samples.x.row(i) << static_cast<Real>(x1), static_cast<Real>(x2);
    samples.y[static_cast<std::size_t>(i)] = static_cast<Real>(y);
  }
  return samples;
}

}  // namespace

DatasetEntry xor_() {
  return {{.name = "xor",
           .label = "Exclusive or",
           .formula = R"(y = [x_1 x_2 < 0])",
           .source = "Minsky & Papert 1969",
           .help = "Opposite quadrants belong together.",
           .knobs = generator_knobs(
               0.05, "Deviation of the noise on both coordinates; quadrants have side 1.")},
          Task::classification,
          2,
          2,
          "",
          &generate};
}

}  // namespace descent::datasets
