// What losses share.
#include "descent/loss.hpp"
#include "losses/log_softmax.hpp"

namespace descent {

void softmax_rows(MatrixMap outputs) {
  for (Index row = 0; row < outputs.rows(); ++row) {
    Real* z = outputs.data() + row * outputs.cols();
    const LogSoftmax softmax(z, outputs.cols(), z);
    outputs.row(row) *= 1 / softmax.total();
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
