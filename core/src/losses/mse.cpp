// Mean squared error: ℓ = mean r², r = output − target, as torch.nn.MSELoss.
#include "losses/elementwise.hpp"

namespace descent::losses {
namespace {

struct Mse {
  explicit Mse(const Knobs& /*knobs*/) {}
  [[nodiscard]] Real value(Real r) const { return r * r; }
  [[nodiscard]] Real derivative(Real r) const { return 2 * r; }
};

}  // namespace

LossEntry mse() {
  return {{.name = "mse",
           .label = "Mean squared error",
           .formula = R"(\ell = \frac{1}{C} \sum_{c} (z_c - y_c)^2)",
           .source = "torch.nn.MSELoss",
           .help = "Mean squared error over rows and outputs; for classes against the one-hot "
                   "target, which makes its gradient C times smaller than the sum's."},
          {Task::classification, Task::regression},
          &ElementwiseLoss<Mse>::make};
}

}  // namespace descent::losses
