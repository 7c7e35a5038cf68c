// Two arms of an Archimedean spiral, 1.75 turns each, half a turn apart.
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
    const double along = std::sqrt(random.uniform());
    const double angle = 3.5 * std::numbers::pi * along + (y == 0 ? 0 : std::numbers::pi);
    const double x1 = along * std::sin(angle) + noise * random.normal();
    const double x2 = along * std::cos(angle) + noise * random.normal();
    samples.x.row(i) << static_cast<Real>(x1), static_cast<Real>(x2);
    samples.y[static_cast<std::size_t>(i)] = static_cast<Real>(y);
  }
  return samples;
}

}  // namespace

DatasetEntry spiral() {
  return {{.name = "spiral",
           .label = "Spiral",
           .formula = R"()",
           .source = "after Lang & Witbrock 1988",
           .help = "Two arms wound into each other: hard for a small network.",
           .knobs = generator_knobs(
               0.03, "Deviation of the noise on both coordinates; the arms end at radius 1.")},
          Task::classification,
          2,
          2,
          "",
          &generate};
}

}  // namespace descent::datasets
