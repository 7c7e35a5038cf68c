// y = (x1 + x2)/2 on [−1, 1]².
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
    const double y = (x1 + x2) / 2 + noise * random.normal();
    samples.x.row(i) << static_cast<Real>(x1), static_cast<Real>(x2);
    samples.y[static_cast<std::size_t>(i)] = static_cast<Real>(y);
  }
  return samples;
}

}  // namespace

DatasetEntry reg_plane() {
  return {{.name = "reg-plane",
           .label = "Plane",
           .formula = R"(y = \tfrac12 (x_1 + x_2))",
           .source = "after TensorFlow Playground",
           .help = "A tilted plane: linear regression is enough.",
           .knobs = generator_knobs(0.05, "Deviation of the noise on y, which spans −1 to 1.")},
          Task::regression,
          2,
          0,
          "",
          &generate};
}

}  // namespace descent::datasets
