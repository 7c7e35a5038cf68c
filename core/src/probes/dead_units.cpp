// The share of each hidden layer's units through which next to nothing comes back: |f′(z)| below
// `slope` for every training row. Of ReLU these are the units that are zero on all rows, and mostly
// stay so (Maas, Hannun & Ng 2013); of tanh and sigmoid those that are saturated on all.
// Where the loss squashes the outputs itself (mse with sigmoid or softmax), also the share of rows
// with an output that is wrong by more than ½ and whose own slope a(1 − a) is that small: they
// teach nothing, however wrong they are (Nielsen 2015, chapter 3).
#include <algorithm>
#include <cmath>
#include <vector>

#include "descent/probe.hpp"
#include "lab/layers.hpp"
#include "lab/passes.hpp"

namespace descent::probes {
namespace {

constexpr Index chunk = 256;

/// What the loss makes of the outputs before it compares them; empty: nothing.
std::string squashing(const Experiment& experiment) {
  if (experiment.loss.entry->name != "mse") return {};
  const std::string& output = experiment.loss.knobs.choice("output");
  return output == "linear" ? std::string() : output;
}

class DeadUnits final : public Probe {
 public:
  DeadUnits(const Knobs& knobs, Trainer& trainer)
      : slope_(knobs.number("slope")),
        squashing_(squashing(trainer.experiment())),
        activation_(make_at("model.activation", trainer.experiment().activation)),
        passes_(trainer, chunk) {}

  [[nodiscard]] std::vector<std::string> series() const override {
    std::vector<std::string> names = layer_names(static_cast<Index>(hidden()));
    if (!squashing_.empty()) names.emplace_back("outputs");
    return names;
  }

  bool before(Trainer& trainer, std::span<double> reading) override {
    const Samples& train = trainer.data().train;
    const Targets targets{trainer.data().task, train.y.data()};
    std::vector<std::vector<bool>> alive(hidden());
    for (std::size_t i = 0; i < hidden(); ++i) {
      alive[i].resize(static_cast<std::size_t>(passes_.layers()[i].out));
    }
    Index stuck = 0;
    for (Index from = 0; from < train.rows(); from += chunk) {
      const Index count = std::min(chunk, train.rows() - from);
      passes_.forward({train.x.data() + from * train.x.cols(), count, train.x.cols()});
      for (std::size_t i = 0; i < hidden(); ++i) find_alive(passes_.layers()[i], count, alive[i]);
      if (!squashing_.empty()) stuck += stuck_rows({targets.task, targets.values + from}, count);
    }
    for (std::size_t i = 0; i < hidden(); ++i) {
      const auto dead = std::count(alive[i].begin(), alive[i].end(), false);
      reading[i] = static_cast<double>(dead) / static_cast<double>(alive[i].size());
    }
    if (!squashing_.empty()) {
      reading.back() = static_cast<double>(stuck) / static_cast<double>(train.rows());
    }
    return true;
  }

 private:
  [[nodiscard]] std::size_t hidden() const { return passes_.layers().size() - 1; }

  void find_alive(const Passes::Layer& layer, Index rows, std::vector<bool>& alive) {
    const Index size = rows * layer.out;
    slopes_.setOnes(size);
    activation_->backward(layer.z.data(), layer.a.data(), slopes_.data(), size);
    for (Index i = 0; i < size; ++i) {
      // Also when it is not a number.
      if (!(std::abs(static_cast<double>(slopes_(i))) < slope_)) {
        alive[static_cast<std::size_t>(i % layer.out)] = true;
      }
    }
  }

  [[nodiscard]] Index stuck_rows(const Targets& targets, Index rows) const {
    const Passes::Layer& last = passes_.layers().back();
    Index stuck = 0;
    for (Index row = 0; row < rows; ++row) {
      const auto z = ConstMatrixMap(last.z.data(), rows, last.out).row(row).cast<double>();
      const Eigen::ArrayXd a = squashing_ == "sigmoid"
                                   ? Eigen::ArrayXd(1 / (1 + (-z.array()).exp()))
                                   : Eigen::ArrayXd((z.array() - z.maxCoeff()).exp());
      const double total = squashing_ == "sigmoid" ? 1 : a.sum();
      bool found = false;
      for (Index c = 0; c < last.out; ++c) {
        const double p = a(c) / total;
        const double error = std::abs(p - static_cast<double>(targets.at(row, c)));
        found = found || (error > 0.5 && p * (1 - p) < slope_);
      }
      if (found) ++stuck;
    }
    return stuck;
  }

  double slope_;
  std::string squashing_;
  std::unique_ptr<Activation> activation_;
  Passes passes_;
  Array slopes_;
};

constexpr Knob knobs[] = {every_knob(50),
                          {.name = "slope",
                           .label = "slope",
                           .fallback = 0.01,
                           .range = {.min = 0, .min_open = true},
                           .slider = Slider{1e-4, 0.1, Scale::log},
                           .help = "A derivative below it counts as none.",
                           .advanced = true}};

}  // namespace

extern constexpr ProbeEntry dead_units{
    {.name = "dead_units",
     .label = "dead and saturated units",
     .formula = R"(|f'(z)| < \text{slope for all rows})",
     .source = "Maas, Hannun & Ng 2013; saturated outputs: Nielsen 2015, chapter 3",
     .help = "The share of each hidden layer's units that pass next to no gradient back for any "
             "training row: dead ReLUs, saturated tanh and sigmoid. Under a squared error of "
             "squashed outputs also the share of rows that are wrong and cannot move.",
     .knobs = knobs},
    "A pass forward through all training rows a reading.",
    [](const Knobs& values, Trainer& trainer) -> std::unique_ptr<Probe> {
      if (trainer.model().layers() == 1 && squashing(trainer.experiment()).empty()) {
        refuse("", "needs a network with a hidden layer");
      }
      return std::make_unique<DeadUnits>(values, trainer);
    }};

}  // namespace descent::probes
