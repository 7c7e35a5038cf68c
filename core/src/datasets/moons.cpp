// Two interleaved half circles of radius 1, as scikit-learn's make_moons.
#include <cmath>
#include <numbers>

#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Samples generate(const Knobs& knobs, Random& random) {
  const auto rows = static_cast<Index>(knobs.integer("samples"));
  const double noise = knobs.number("noise");
  Samples samples{Matrix(rows, 2), std::vector<Real>(static_cast<std::size_t>(rows))};
  for (Index i = 0; i < rows; ++i) {
    const Index y = i % 2;
    const double angle = random.uniform(0, std::numbers::pi);
    const double x1 = (y == 0 ? std::cos(angle) : 1 - std::cos(angle)) + noise * random.normal();
    const double x2 = (y == 0 ? std::sin(angle) : 0.5 - std::sin(angle)) + noise * random.normal();
    samples.x.row(i) << static_cast<Real>(x1), static_cast<Real>(x2);
    samples.y[static_cast<std::size_t>(i)] = static_cast<Real>(y);
  }
  return samples;
}

}  // namespace

DatasetEntry moons() {
  return {{.name = "moons",
           .label = "Moons",
           .formula = R"()",
           .source = "after make_moons of scikit-learn",
           .help = "Two half circles that reach into each other.",
           .knobs = generator_knobs(
               0.1, "Deviation of the noise on both coordinates; the half circles have radius 1.")},
          Task::classification,
          2,
          2,
          "",
          &generate};
}

}  // namespace descent::datasets
