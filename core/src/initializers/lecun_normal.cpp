// W ~ N(0, 1/n_in), not truncated, as in PyTorch (Keras truncates)
#include <cmath>

#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class LecunNormal final : public Initializer {
 public:
  void fill(MatrixMap weight, Random& random) const override {
    fill_normal(weight, std::sqrt(1 / static_cast<double>(weight.cols())), random);
  }
};

}  // namespace

extern constexpr InitializerEntry lecun_normal{
    {.name = "lecun_normal",
     .label = "LeCun normal",
     .formula = R"(W \sim \mathcal{N}\left(0, \frac{1}{n_{\mathrm{in}}}\right))",
     .source = "LeCun et al. 1998, eq. 16",
     .help = "Keeps the variance steady through units that are near linear."},
    &make_as<Initializer, LecunNormal>};

}  // namespace descent::initializers
