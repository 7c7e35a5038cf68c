// y = (x1 + x2)/2 on [−1, 1]².
#include "descent/dataset.hpp"

namespace descent::datasets {
namespace {

Row draw(Index /*i*/, double noise, Random& random) {
  const double x1 = random.uniform(-1, 1);
  const double x2 = random.uniform(-1, 1);
  const double y = (x1 + x2) / 2 + noise * random.normal();
  return {x1, x2, y};
}

}  // namespace

constexpr auto knobs = generator_knobs(0.05, "Deviation of the noise on y, which spans −1 to 1.");

extern constexpr DatasetEntry reg_plane{{.name = "reg-plane",
                                         .label = "Plane",
                                         .formula = R"(y = \tfrac12 (x_1 + x_2))",
                                         .source = "after TensorFlow Playground",
                                         .help = "A tilted plane: linear regression is enough.",
                                         .knobs = knobs},
                                        Task::regression,
                                        2,
                                        0,
                                        "",
                                        &draw};

}  // namespace descent::datasets
