// Mean absolute error: ℓ = mean |r|, r = output − target, as torch.nn.L1Loss; its derivative at 0
// is 0.
#include <cmath>

#include "losses/elementwise.hpp"

namespace descent::losses {
namespace {

struct Mae {
  explicit Mae(const Knobs& /*knobs*/) {}
  [[nodiscard]] Real value(Real r) const { return std::abs(r); }
  [[nodiscard]] Real derivative(Real r) const { return static_cast<Real>((r > 0) - (r < 0)); }
};

}  // namespace

extern constexpr LossEntry mae{
    {.name = "mae",
     .label = "Mean absolute error",
     .formula = R"(\ell = \frac{1}{C} \sum_{c} |z_c - y_c|)",
     .source = "torch.nn.L1Loss",
     .help = "Mean absolute error over rows and outputs: outliers weigh no more than others."},
    {Task::classification, Task::regression},
    &ElementwiseLoss<Mae>::make};

}  // namespace descent::losses
