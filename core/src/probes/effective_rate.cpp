// What remains of η for each parameter under an optimizer that divides by a length P of its own:
// η/P, as the last update had them (rules.hpp). Quantiles over all parameters, the lower of two
// neighbours where one would have to interpolate.
#include <algorithm>
#include <array>
#include <optional>

#include "descent/probe.hpp"
#include "lab/rules.hpp"

namespace descent::probes {
namespace {

constexpr std::array<double, 5> quantiles{0.05, 0.25, 0.5, 0.75, 0.95};

class EffectiveRate final : public Probe {
 public:
  [[nodiscard]] std::vector<std::string> series() const override {
    return {"q05", "q25", "median", "q75", "q95"};
  }

  bool before(Trainer& trainer, std::span<double> reading) override {
    std::optional<Eigen::ArrayXd> lengths = preconditioner(trainer);
    // Before the first update there are none.
    if (!lengths) return true;
    const double rate = rules_in_force(trainer).lr;
    Eigen::ArrayXd rates = rate / *lengths;
    for (std::size_t i = 0; i < quantiles.size(); ++i) {
      const auto place =
          static_cast<std::ptrdiff_t>(quantiles[i] * static_cast<double>(rates.size() - 1));
      std::nth_element(rates.begin(), rates.begin() + place, rates.end());
      reading[i] = rates(place);
    }
    return true;
  }
};

constexpr Knob knobs[] = {every_knob(50)};

}  // namespace

extern constexpr ProbeEntry effective_rate{
    {.name = "effective_rate",
     .label = "effective rate",
     .formula = R"(\frac{\eta}{\sqrt{\hat{v}} + \varepsilon})",
     .source = "Kingma & Ba 2015, section 2.1",
     .help = "The rate that Adam and its kin have left for each parameter once they have divided "
             "by its length: quantiles over all of them.",
     .knobs = knobs},
    "A look at the optimizer's memory a reading: next to nothing.",
    [](const Knobs& /*knobs*/, Trainer& trainer) -> std::unique_ptr<Probe> {
      const OptimizerEntry& optimizer = *trainer.experiment().optimizer.entry;
      if (!is_preconditioned(optimizer)) {
        refuse("", "is for adam, adamw, adamax, rmsprop and adagrad; ", optimizer.name,
               " has one rate for all parameters");
      }
      return std::make_unique<EffectiveRate>();
    }};

}  // namespace descent::probes
