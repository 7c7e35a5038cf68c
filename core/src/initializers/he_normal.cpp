// W ~ N(0, 2/n_in), not truncated, as in PyTorch (Keras truncates)
#include <cmath>

#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class HeNormal final : public Initializer {
 public:
  void fill(MatrixMap weight, Random& random) const override {
    fill_normal(weight, std::sqrt(2 / static_cast<double>(weight.cols())), random);
  }
};

}  // namespace

extern constexpr InitializerEntry he_normal{
    {.name = "he_normal",
     .label = "He normal",
     .formula = R"(W \sim \mathcal{N}\left(0, \frac{2}{n_{\mathrm{in}}}\right))",
     .source = "He et al. 2015, eq. 10",
     .help = "Keeps the variance steady through ReLU, which halves it."},
    &make_as<Initializer, HeNormal>};

}  // namespace descent::initializers
