// A disc inside a ring. Which is which is told before the noise, so that noise blurs the border.
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
    const double radius = y == 0 ? random.uniform(0, 0.5) : random.uniform(0.7, 1);
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    const double x1 = radius * std::cos(angle) + noise * random.normal();
    const double x2 = radius * std::sin(angle) + noise * random.normal();
    samples.x.row(i) << static_cast<Real>(x1), static_cast<Real>(x2);
    samples.y[static_cast<std::size_t>(i)] = static_cast<Real>(y);
  }
  return samples;
}

}  // namespace

DatasetEntry circle() {
  return {{.name = "circle",
           .label = "Circle",
           .formula = R"()",
           .source = "after TensorFlow Playground",
           .help = "A disc inside a ring: no straight line parts them.",
           .knobs = generator_knobs(
               0.05, "Deviation of the noise on both coordinates; the ring has radius 1.")},
          Task::classification,
          2,
          2,
          "",
          &generate};
}

}  // namespace descent::datasets
