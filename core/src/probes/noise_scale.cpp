// How much the rows' gradients g_i scatter around their mean G, over all N training rows:
//   S = Σ|g_i − G|²/(N − 1),  B_simple = S/|G|²
// McCandlish, Kaplan, Amodei et al. 2018, An Empirical Model of Large-Batch Training, equation 2.9;
// S is the trace of the gradients' covariance, here with N − 1 as its unbiased estimate.
// A row's |g_i|² needs no gradient of its own: of a layer with input a and derivative d it is
// |d|²·(|a|² + 1) (Goodfellow 2015, Efficient Per-Example Gradient Computations). Exact for every
// network whose rows do not depend on each other, without dropped units.
// Normalized layers make them depend: there it is estimated from two batch sizes, the run's B and
// the k·B rows of k such batches together, S and |G|² each for itself (appendix A.1):
//   |G|² = (kB·|G_kB|² − B·|G_B|²)/(kB − B),  S = (|G_B|² − |G_kB|²)/(1/B − 1/kB)
#include <algorithm>
#include <limits>

#include "descent/probe.hpp"
#include "lab/gradients.hpp"
#include "lab/passes.hpp"

namespace descent::probes {
namespace {

constexpr Index chunk = 256;

double squares(const Real* numbers, Index count) {
  double sum = 0;
  for (Index i = 0; i < count; ++i) {
    sum += static_cast<double>(numbers[i]) * static_cast<double>(numbers[i]);
  }
  return sum;
}

std::vector<std::string> names() { return {"noise_scale", "variance", "grad_square"}; }

class NoiseScale final : public Probe {
 public:
  explicit NoiseScale(Trainer& trainer)
      : passes_(trainer, chunk), gradient_(trainer.parameters()), sum_(trainer.parameters()) {}

  [[nodiscard]] std::vector<std::string> series() const override { return names(); }

  bool before(Trainer& trainer, std::span<double> reading) override {
    const Samples& train = trainer.data().train;
    if (row_ == 0) {
      sum_.setZero();
      rows_squares_ = 0;
    }
    const Index count = std::min(chunk, train.rows() - row_);
    const ConstMatrixMap x(train.x.data() + row_ * train.x.cols(), count, train.x.cols());
    static_cast<void>(passes_.run(x, train.y.data() + row_));
    passes_.gradient(x, gradient_.data());
    sum_ += gradient_.cast<double>() * static_cast<double>(count);
    rows_squares_ += squares_of_rows(x);
    row_ += count;
    if (row_ < train.rows()) return false;

    const auto n = static_cast<double>(train.rows());
    row_ = 0;
    const double mean_square = sum_.square().sum() / (n * n);
    const double variance = n > 1 ? (rows_squares_ - n * mean_square) / (n - 1)
                                  : std::numeric_limits<double>::quiet_NaN();
    reading[0] = variance / mean_square;
    reading[1] = variance;
    reading[2] = mean_square;
    return true;
  }

 private:
  /// Σ|g_i|² over the rows of the last pass.
  [[nodiscard]] double squares_of_rows(const ConstMatrixMap& x) const {
    const auto rows = static_cast<double>(x.rows());
    double sum = 0;
    for (std::size_t i = 0; i < passes_.layers().size(); ++i) {
      const Passes::Layer& layer = passes_.layers()[i];
      const Real* input = passes_.input(i, x);
      for (Index row = 0; row < x.rows(); ++row) {
        sum += squares(layer.d.data() + row * layer.out, layer.out) *
               (squares(input + row * layer.in, layer.in) + 1);
      }
    }
    // The derivatives are those of the rows' mean.
    return sum * rows * rows;
  }

  Passes passes_;
  Array gradient_;
  Eigen::ArrayXd sum_;
  double rows_squares_ = 0;
  Index row_ = 0;
};

class NoiseScaleOfBatches final : public Probe {
 public:
  explicit NoiseScaleOfBatches(Trainer& trainer)
      : rows_(evenly_spaced(trainer.data().train, trainer.data().train.rows())),
        gradients_(trainer) {}

  [[nodiscard]] std::vector<std::string> series() const override { return names(); }

  bool before(Trainer& /*trainer*/, std::span<double> reading) override {
    const Scatter scatter = gradients_.of_rows(rows_, gradient_);
    if (scatter.batches == 1) return true;
    const auto small = static_cast<double>(scatter.rows);
    const double large = small * static_cast<double>(scatter.batches);
    const double square = gradient_.cast<double>().square().sum();
    reading[1] = (scatter.mean_square - square) / (1 / small - 1 / large);
    reading[2] = (large * square - small * scatter.mean_square) / (large - small);
    reading[0] = reading[1] / reading[2];
    return true;
  }

 private:
  RowsOf rows_;
  TrainingGradient gradients_;
  Array gradient_;
};

constexpr Knob knobs[] = {every_knob(50)};

}  // namespace

extern constexpr ProbeEntry noise_scale{
    {.name = "noise_scale",
     .label = "gradient noise scale",
     .formula = R"(B = \frac{S}{|G|^2}, \quad S = \frac{1}{N-1}\sum_i |g_i - G|^2)",
     .source = "McCandlish, Kaplan, Amodei et al. 2018, An Empirical Model of Large-Batch "
               "Training, equation 2.9; rows' gradients as in Goodfellow 2015",
     .help =
         "How much single rows' gradients scatter around their mean. A batch much smaller than "
         "this number mostly follows noise; a larger one hardly learns more from a step. Exact, "
         "row by row; with normalized layers estimated from two batch sizes.",
     .knobs = knobs},
    "A pass forward and back through all training rows a reading.",
    [](const Knobs& /*knobs*/, Trainer& trainer) -> std::unique_ptr<Probe> {
      if (is_normalized(trainer.experiment())) {
        return std::make_unique<NoiseScaleOfBatches>(trainer);
      }
      return std::make_unique<NoiseScale>(trainer);
    }};

}  // namespace descent::probes
