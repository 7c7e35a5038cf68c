// What initializers share.
#include "descent/initializer.hpp"

namespace descent {

void fill_uniform(MatrixMap weight, double bound, Random& random) {
  for (Index i = 0; i < weight.size(); ++i) {
    weight.data()[i] = static_cast<Real>(random.uniform(-bound, bound));
  }
}

void fill_normal(MatrixMap weight, double deviation, Random& random) {
  for (Index i = 0; i < weight.size(); ++i) {
    weight.data()[i] = static_cast<Real>(deviation * random.normal());
  }
}

}  // namespace descent
