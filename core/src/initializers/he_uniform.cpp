// W ~ U(±√(6/n_in))
#include <cmath>

#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class HeUniform final : public Initializer {
 public:
  void fill(MatrixMap weight, Random& random) const override {
    fill_uniform(weight, std::sqrt(6 / static_cast<double>(weight.cols())), random);
  }
};

}  // namespace

extern constexpr InitializerEntry he_uniform{
    {.name = "he_uniform",
     .label = "He uniform",
     .formula =
         R"(W \sim \mathcal{U}\left(-r, r\right),\quad r = \sqrt{\frac{6}{n_{\mathrm{in}}}})",
     .source = "He et al. 2015, eq. 10",
     .help = "Keeps the variance steady through ReLU, which halves it."},
    &make_as<Initializer, HeUniform>};

}  // namespace descent::initializers
