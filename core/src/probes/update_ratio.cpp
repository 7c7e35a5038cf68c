// |Δw|/|w| of each layer's weight matrix, Δw being one update. A rule of thumb wants it near 10⁻³
// (Karpathy, CS231n notes, "Ratio of weights:updates").
#include <cmath>
#include <limits>

#include "descent/probe.hpp"
#include "lab/layers.hpp"

namespace descent::probes {
namespace {

class UpdateRatio final : public Probe {
 public:
  explicit UpdateRatio(Trainer& trainer) : layers_(trainer.model().layers()) {}

  [[nodiscard]] std::vector<std::string> series() const override { return layer_names(layers_); }

  bool before(Trainer& trainer, std::span<double> /*reading*/) override {
    w_ = trainer.model().parameters().w;
    return true;
  }

  void after(Trainer& trainer, std::span<double> reading) override {
    const Real* start = trainer.model().parameters().w.data();
    for (Index i = 0; i < layers_; ++i) {
      const MatrixMap weight = trainer.model().weight(i);
      const ConstArrayMap now(weight.data(), weight.size());
      const auto before = w_.segment(weight.data() - start, weight.size()).cast<double>();
      reading[static_cast<std::size_t>(i)] =
          std::sqrt((now.cast<double>() - before).square().sum() / before.square().sum());
    }
  }

 private:
  Index layers_;
  Array w_;
};

constexpr Knob knobs[] = {every_knob(50)};

}  // namespace

extern constexpr ProbeEntry update_ratio{
    {.name = "update_ratio",
     .label = "update-to-weight ratio",
     .formula = R"(\frac{|\Delta W|}{|W|})",
     .source = "Karpathy, CS231n notes, ratio of weights to updates",
     .help = "How much of its length one update changes in each layer's weights. Around 0.001 is "
             "usual; far less moves nothing, far more forgets what was learnt.",
     .knobs = knobs},
    "A copy of the parameters a reading: next to nothing.",
    [](const Knobs& /*knobs*/, Trainer& trainer) -> std::unique_ptr<Probe> {
      return std::make_unique<UpdateRatio>(trainer);
    }};

}  // namespace descent::probes
