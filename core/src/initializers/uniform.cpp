// W ~ U(−r, r)
#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class Uniform final : public Initializer {
 public:
  explicit Uniform(const Knobs& knobs) : scale_(knobs.number("scale")) {}
  void fill(MatrixMap weight, Random& random) const override {
    fill_uniform(weight, scale_, random);
  }

 private:
  double scale_;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "scale",
                           .label = "range",
                           .symbol = "r",
                           .fallback = 0.5,
                           .range = {.min = 0},
                           .slider = Slider{0.01, 2, Scale::log},
                           .help = "Weights lie between −r and r."}};

extern constexpr InitializerEntry uniform{
    {.name = "uniform",
     .label = "Uniform",
     .formula = R"(W \sim \mathcal{U}(-r, r))",
     .help = "The same range in every layer, whatever its width.",
     .knobs = knobs},
    &make_as<Initializer, Uniform>};

}  // namespace descent::initializers
