// The largest eigenvalue λ of the training loss's Hessian H, and where it stops a step of η from
// coming down: the optimizer's stability threshold on a quadratic (Cohen et al. 2021, Gradient
// Descent on Neural Networks Typically Occurs at the Edge of Stability, appendix B):
//   gradient descent 2/η; heavy ball (2 + 2μ)/η, with dampening d over 1 − d; Nesterov (2 + 2μ)/((1
//   + 2μ)η); with L2 regularization, which adds λ_w to every eigenvalue, so much less
// Optimizers that divide by lengths P of their own follow H in those units: the eigenvalue is that
// of P^(−½)HP^(−½), the threshold (2 + 2β₁)/((1 − β₁)η) (Cohen et al. 2022, Adaptive Gradient
// Methods at the Edge of Stability), and without an average of gradients 2/η.
// By Lanczos on products that are exact (hessian.hpp says where they are not).
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "descent/probe.hpp"
#include "lab/hessian.hpp"
#include "lab/lanczos.hpp"
#include "lab/rules.hpp"

namespace descent::probes {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
/// A product's vectors, as many as there are products, have to fit in memory.
constexpr double max_numbers = 60e6;
/// Not met by any stream of the trainer's.
constexpr Stream start_stream{101};

/// Of η times an eigenvalue; none where nobody has worked it out.
double stability(const Rules& rules) {
  const Knobs& knobs = rules.optimizer.knobs;
  const std::string_view name = rules.optimizer.entry->name;
  const double momentum = rules.momentum;
  const double pair = 2 + 2 * momentum;
  if (name == "sgd") {
    return knobs.flag("nesterov") ? pair / (1 + 2 * momentum)
                                  : pair / (momentum > 0 ? 1 - knobs.number("dampening") : 1);
  }
  if (name == "rmsprop") return pair;
  if (name == "adagrad") return 2;
  return is_preconditioned(*rules.optimizer.entry) ? pair / (1 - momentum) : none;
}

class Sharpness final : public Probe {
 public:
  Sharpness(const Knobs& knobs, Trainer& trainer)
      : hessian_(make_hessian(trainer, static_cast<Index>(knobs.integer("rows")))),
        products_(static_cast<int>(knobs.integer("products"))),
        preconditioned_(is_preconditioned(*trainer.experiment().optimizer.entry)) {}

  [[nodiscard]] std::vector<std::string> series() const override {
    return {preconditioned_ ? "preconditioned_sharpness" : "sharpness", "threshold"};
  }

  bool before(Trainer& trainer, std::span<double> reading) override {
    if (!lanczos_) {
      if (!begin(trainer, reading)) return true;
      lanczos_.emplace(
          trainer.parameters(),
          Random(trainer.experiment().seed() + static_cast<std::uint64_t>(trainer.step()),
                 start_stream),
          products_);
    }
    if (shrink_.size() == 0) {
      hessian_->multiply(lanczos_->direction(), product_);
    } else {
      direction_ = lanczos_->direction() * shrink_;
      hessian_->multiply(direction_, product_);
      product_ *= shrink_;
    }
    if (!lanczos_->take(product_)) return false;
    reading[0] = lanczos_->largest();
    lanczos_.reset();
    return true;
  }

 private:
  /// The threshold, and P^(−½); false where there is none.
  bool begin(Trainer& trainer, std::span<double> reading) {
    const Rules rules = rules_in_force(trainer);
    // An optimizer that has taken the place of one of the other kind has another series.
    if (is_preconditioned(*rules.optimizer.entry) != preconditioned_) return false;
    product_.resize(trainer.parameters());
    if (preconditioned_) {
      const std::optional<Eigen::ArrayXd> lengths = preconditioner(trainer);
      if (!lengths) return false;
      shrink_ = (1 / lengths->sqrt()).cast<Real>();
    }
    const double threshold = stability(rules) / rules.lr;
    const double decay =
        rules.optimizer.entry->name == "sgd" ? rules.optimizer.knobs.number("weight_decay") : 0;
    reading[1] = std::isfinite(threshold) ? threshold - decay : none;
    return true;
  }

  std::unique_ptr<Hessian> hessian_;
  int products_;
  bool preconditioned_;
  std::optional<Lanczos> lanczos_;
  Array shrink_;
  Array direction_;
  Array product_;
};

constexpr Knob knobs[] = {
    every_knob(50),
    {.name = "rows",
     .label = "rows",
     .type = KnobType::integer,
     .fallback = 1000.0,
     .range = {.min = 1, .max = 1e6},
     .slider = Slider{100, 10000, Scale::log},
     .help = "Training rows the loss is taken over, at most; evenly spaced among all.",
     .advanced = true},
    {.name = "products",
     .label = "products",
     .type = KnobType::integer,
     .fallback = 60.0,
     .range = {.min = 10, .max = 500},
     .slider = Slider{10, 200, Scale::log},
     .help = "Products with the Hessian that a reading may take. It ends before where the value "
             "stands to 0.05 %; what it has after all of them is a lower bound.",
     .advanced = true}};

}  // namespace

extern constexpr ProbeEntry sharpness{
    {.name = "sharpness",
     .label = "sharpness",
     .formula = R"(\lambda_{\max}(H) \text{ against } \frac{2}{\eta})",
     .source = "Cohen et al. 2021, appendix B, and 2022; products: Pearlmutter 1994; eigenvalue: "
               "Lanczos 1950",
     .help = "The steepest curvature of the training loss, and the threshold above which a step "
             "overshoots along it: 2/η for gradient descent, (2 + 2μ)/η with momentum, (2 + "
             "2μ)/((1 + 2μ)η) with Nesterov's, and for Adam and its kin, of the curvature divided "
             "by their own lengths, (2 + 2β₁)/((1 − β₁)η). Without dropped units; with normalized "
             "layers by differences of gradients.",
     .knobs = knobs},
    "Ten to sixty products a reading, each about three passes forward and back through its rows.",
    [](const Knobs& values, Trainer& trainer) -> std::unique_ptr<Probe> {
      const auto parameters = static_cast<double>(trainer.parameters());
      const double most = max_numbers / values.number("products");
      if (parameters > most) {
        refuse("", "holds up to ", values.integer("products"), " vectors of ", parameters,
               " parameters, where at most ", most, " fit");
      }
      return std::make_unique<Sharpness>(values, trainer);
    }};

}  // namespace descent::probes
