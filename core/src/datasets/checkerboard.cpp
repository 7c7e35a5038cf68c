// A board of 4 × 4 squares on [−1, 1]².
#include <cmath>

#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Samples generate(const Knobs& knobs, Random& random) {
  const auto rows = static_cast<Index>(knobs.integer("samples"));
  const double noise = knobs.number("noise");
  Samples samples{Matrix(rows, 2), std::vector<Real>(static_cast<std::size_t>(rows))};
  for (Index i = 0; i < rows; ++i) {
    const double x1 = random.uniform(-1, 1);
    const double x2 = random.uniform(-1, 1);
    const auto square = static_cast<int>(std::floor(2 * (x1 + 1)) + std::floor(2 * (x2 + 1)));
    const int y = square % 2;
    samples.x.row(i) << static_cast<Real>(x1 + noise * random.normal()),
        static_cast<Real>(x2 + noise * random.normal());
    samples.y[static_cast<std::size_t>(i)] = static_cast<Real>(y);
  }
  return samples;
}

}  // namespace

DatasetEntry checkerboard() {
  return {{.name = "checkerboard",
           .label = "Checkerboard",
           .formula = R"()",
           .source = "a usual test of local structure",
           .help = "Sixteen squares of two colours: needs many units.",
           .knobs = generator_knobs(
               0.02, "Deviation of the noise on both coordinates; a square has side 0.5.")},
          Task::classification,
          2,
          2,
          "",
          &generate};
}

}  // namespace descent::datasets
