// Two normal clouds around (−0.5, −0.5) and (0.5, 0.5).
#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Samples generate(const Knobs& knobs, Random& random) {
  const auto rows = static_cast<Index>(knobs.integer("samples"));
  const double noise = knobs.number("noise");
  Samples samples{Matrix(rows, 2), std::vector<Real>(static_cast<std::size_t>(rows))};
  for (Index i = 0; i < rows; ++i) {
    const Index y = i % 2;
    const double center = y == 0 ? -0.5 : 0.5;
    const double x1 = center + noise * random.normal();
    const double x2 = center + noise * random.normal();
    samples.x.row(i) << static_cast<Real>(x1), static_cast<Real>(x2);
    samples.y[static_cast<std::size_t>(i)] = static_cast<Real>(y);
  }
  return samples;
}

}  // namespace

DatasetEntry gauss() {
  return {{.name = "gauss",
           .label = "Two Gaussians",
           .formula = R"()",
           .source = "after TensorFlow Playground",
           .help = "Two round clouds: a straight line parts them as well as anything can.",
           .knobs = generator_knobs(0.25, "Deviation of each cloud; their centres are 1.4 apart.")},
          Task::classification,
          2,
          2,
          "",
          &generate};
}

}  // namespace descent::datasets
