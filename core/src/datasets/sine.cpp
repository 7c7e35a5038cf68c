// y = sin(πx) on [−2, 2]: two periods.
#include <cmath>
#include <numbers>

#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Samples generate(const Knobs& knobs, Random& random) {
  const auto rows = static_cast<Index>(knobs.integer("samples"));
  const double noise = knobs.number("noise");
  Samples samples{Matrix(rows, 1), std::vector<Real>(static_cast<std::size_t>(rows))};
  for (Index i = 0; i < rows; ++i) {
    const double x = random.uniform(-2, 2);
    samples.x(i, 0) = static_cast<Real>(x);
    samples.y[static_cast<std::size_t>(i)] =
        static_cast<Real>(std::sin(std::numbers::pi * x) + noise * random.normal());
  }
  return samples;
}

}  // namespace

DatasetEntry sine() {
  return {{.name = "sine",
           .label = "Sine",
           .formula = R"(y = \sin \pi x)",
           .source = "",
           .help = "One input, one output: the fit can be watched as a curve.",
           .knobs = generator_knobs(0.1, "Deviation of the noise on y, which spans −1 to 1.")},
          Task::regression,
          1,
          0,
          "",
          &generate};
}

}  // namespace descent::datasets
