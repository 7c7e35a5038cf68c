// Hills and hollows: Gaussians of width 0.35 and height ±1 at six places of [−1, 1]², summed.
#include <array>
#include "descent/dataset.hpp"
#include "descent/functions.hpp"

namespace descent::datasets {
namespace {

struct Hill {
  double x1;
  double x2;
  double height;
};

constexpr std::array<Hill, 6> hills{
    {{-0.6, 0.4, 1}, {0, 0.6, -1}, {0.6, 0.4, 1}, {-0.6, -0.4, -1}, {0, -0.6, 1}, {0.6, -0.4, -1}}};

Row draw(Index /*i*/, double noise, Random& random) {
  const double x1 = random.uniform(-1, 1);
  const double x2 = random.uniform(-1, 1);
  double y = noise * random.normal();
  for (const Hill& hill : hills) {
    const double d1 = x1 - hill.x1;
    const double d2 = x2 - hill.x2;
    y += hill.height * exponential(-(d1 * d1 + d2 * d2) / (2 * 0.35 * 0.35));
  }
  return {x1, x2, y};
}

}  // namespace

constexpr auto knobs =
    generator_knobs(0.05, "Deviation of the noise on y, which spans about −1 to 1.");

extern constexpr DatasetEntry reg_gauss{
    {.name = "reg-gauss",
     .label = "Hills and hollows",
     .formula = R"(y = \sum_i h_i\, e^{-\|x - c_i\|^2 / 2 s^2})",
     .source = "after TensorFlow Playground",
     .help = "Six bumps of alternating sign.",
     .knobs = knobs},
    Task::regression,
    2,
    0,
    "",
    &draw};

}  // namespace descent::datasets
