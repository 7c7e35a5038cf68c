// W ~ U(±√(6/(n_in + n_out)))
#include <cmath>

#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class GlorotUniform final : public Initializer {
 public:
  void fill(MatrixMap weight, Random& random) const override {
    fill_uniform(weight, std::sqrt(6 / static_cast<double>(weight.rows() + weight.cols())), random);
  }
};

}  // namespace

extern constexpr InitializerEntry glorot_uniform{
    {.name = "glorot_uniform",
     .label = "Glorot uniform",
     .formula =
         R"(W \sim \mathcal{U}\left(-r, r\right),\quad r = \sqrt{\frac{6}{n_{\mathrm{in}} + n_{\mathrm{out}}}})",
     .source = "Glorot & Bengio 2010, eq. 16",
     .help = "Keeps the variance steady forwards and backwards: for tanh and sigmoid."},
    &make_as<Initializer, GlorotUniform>};

}  // namespace descent::initializers
