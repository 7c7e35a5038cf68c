// W ~ N(0, 2/(n_in + n_out)), not truncated, as in PyTorch (Keras truncates)
#include <cmath>

#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class GlorotNormal final : public Initializer {
 public:
  void fill(MatrixMap weight, Random& random) const override {
    fill_normal(weight, std::sqrt(2 / static_cast<double>(weight.rows() + weight.cols())), random);
  }
};

}  // namespace

extern constexpr InitializerEntry glorot_normal{
    {.name = "glorot_normal",
     .label = "Glorot normal",
     .formula = R"(W \sim \mathcal{N}\left(0, \frac{2}{n_{\mathrm{in}} + n_{\mathrm{out}}}\right))",
     .source = "Glorot & Bengio 2010, eq. 12",
     .help = "Keeps the variance steady forwards and backwards: for tanh and sigmoid."},
    &make_as<Initializer, GlorotNormal>};

}  // namespace descent::initializers
