// W ~ U(±√(3/n_in))
#include <cmath>

#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class LecunUniform final : public Initializer {
 public:
  void fill(MatrixMap weight, Random& random) const override {
    fill_uniform(weight, std::sqrt(3 / static_cast<double>(weight.cols())), random);
  }
};

}  // namespace

extern constexpr InitializerEntry lecun_uniform{
    {.name = "lecun_uniform",
     .label = "LeCun uniform",
     .formula =
         R"(W \sim \mathcal{U}\left(-r, r\right),\quad r = \sqrt{\frac{3}{n_{\mathrm{in}}}})",
     .source = "LeCun et al. 1998, section 4.6",
     .help = "Keeps the variance steady through units that are near linear."},
    &make_as<Initializer, LecunUniform>};

}  // namespace descent::initializers
