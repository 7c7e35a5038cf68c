// f = 2A + x² + y² − A(cos 2πx + cos 2πy): a bowl full of dents (Rastrigin 1974, with A = 10).
#include <numbers>

#include "descent/functions.hpp"
#include "descent/surface.hpp"

namespace descent::surfaces {
namespace {

class Rastrigin final : public Surface {
 public:
  explicit Rastrigin(const Knobs& knobs) : depth_(knobs.number("depth")) {}

  [[nodiscard]] Slope at(double x, double y) const override {
    constexpr double turn = 2 * std::numbers::pi;
    return {.f = x * x + y * y + depth_ * (2 - cosine_of_turns(x) - cosine_of_turns(y)),
            .dx = 2 * x + depth_ * turn * sine_of_turns(x),
            .dy = 2 * y + depth_ * turn * sine_of_turns(y)};
  }

 private:
  double depth_;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "depth",
                           .label = "depth",
                           .symbol = "A",
                           .fallback = 10.0,
                           .range = {.min = 0},
                           .slider = Slider{0.1, 20, Scale::log},
                           .help = "How deep the dents are: small ones a momentum rolls over."}};

extern constexpr SurfaceEntry rastrigin{
    {.name = "rastrigin",
     .label = "Rastrigin’s function",
     .formula = R"(f = 2A + x^2 + y^2 - A\,(\cos 2\pi x + \cos 2\pi y))",
     .source = "Rastrigin 1974",
     .help = "A bowl full of dents: most descents end in the nearest one.",
     .knobs = knobs},
    &make_as<Surface, Rastrigin>,
    {.x = {.min = -5.12, .max = 5.12}, .y = {.min = -5.12, .max = 5.12}},
    {-3.3, 2.4},
    {{0, 0}}};

}  // namespace descent::surfaces
