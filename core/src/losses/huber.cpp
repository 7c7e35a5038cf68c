// Huber loss: ℓ = mean of r²/2 where |r| < δ, else δ(|r| − δ/2), as torch.nn.HuberLoss.
// Huber 1964, section 7.
#include <algorithm>
#include <cmath>

#include "losses/elementwise.hpp"

namespace descent::losses {
namespace {

struct Huber {
  explicit Huber(const Knobs& knobs) : delta(static_cast<Real>(knobs.number("delta"))) {}

  [[nodiscard]] Real value(Real r) const {
    const Real size = std::abs(r);
    return size < delta ? r * r / 2 : delta * (size - delta / 2);
  }

  [[nodiscard]] Real derivative(Real r) const { return std::clamp(r, -delta, delta); }

  Real delta;
};

}  // namespace

constexpr Knob knobs[] = {{.name = "delta",
                           .label = "threshold",
                           .symbol = R"(\delta)",
                           .fallback = 1.0,
                           .range = {.min = 0, .min_open = true},
                           .slider = Slider{0.01, 10, Scale::log},
                           .help = "The error at which it turns from squared to absolute."}};

extern constexpr LossEntry huber{
    {.name = "huber",
     .label = "Huber",
     .formula =
         R"(\ell = \frac{1}{C} \sum_{c} \begin{cases} \frac12 r_c^2 & |r_c| < \delta \\ \delta\,(|r_c| - \frac12 \delta) & \text{otherwise} \end{cases},\quad r = z - y)",
     .source = "Huber 1964; torch.nn.HuberLoss",
     .help = "Squared for small errors, absolute for large ones.",
     .knobs = knobs},
    {Task::classification, Task::regression},
    &ElementwiseLoss<Huber>::make};

}  // namespace descent::losses
