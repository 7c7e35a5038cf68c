// Two normal clouds around (−0.5, −0.5) and (0.5, 0.5).
#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Row draw(Index i, double noise, Random& random) {
  const Index y = i % 2;
  const double center = y == 0 ? -0.5 : 0.5;
  const double x1 = center + noise * random.normal();
  const double x2 = center + noise * random.normal();
  return {x1, x2, static_cast<double>(y)};
}

}  // namespace

constexpr auto knobs =
    generator_knobs(0.25, "Deviation of each cloud; their centres are 1.4 apart.");

extern constexpr DatasetEntry gauss{
    {.name = "gauss",
     .label = "Two Gaussians",
     .source = "after TensorFlow Playground",
     .help = "Two round clouds: a straight line parts them as well as anything can.",
     .knobs = knobs},
    Task::classification,
    2,
    2,
    "",
    &draw};

}  // namespace descent::datasets
