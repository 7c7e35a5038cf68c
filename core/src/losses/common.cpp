// What losses share.
#include <cmath>

#include "descent/loss.hpp"

namespace descent {

void softmax_rows(MatrixMap outputs) {
  for (Index row = 0; row < outputs.rows(); ++row) {
    auto z = outputs.row(row).array();
    z = (z - z.maxCoeff()).exp();
    z /= z.sum();
  }
}

void clip_rows(MatrixMap outputs) {
  for (Index row = 0; row < outputs.rows(); ++row) {
    auto p = outputs.row(row).array();
    p = p.max(Real{0}).min(Real{1});
    const Real sum = p.sum();
    if (sum > 0) {
      p /= sum;
    } else {
      p = 1 / static_cast<Real>(outputs.cols());
    }
  }
}

}  // namespace descent
