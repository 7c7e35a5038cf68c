// The cosine of the angle between the gradients g_t and g_(t+1) of two updates in a row, each of
// its own batch and at its own weights, units dropped and all. Near 1 the path is straight; below 0
// each step takes back part of the one before: noise, or a ravine crossed from wall to wall.
#include <cmath>

#include "descent/probe.hpp"
#include "lab/gradients.hpp"

namespace descent::probes {
namespace {

double dot(const Array& a, const Array& b) { return (a.cast<double>() * b.cast<double>()).sum(); }

class GradientCosine final : public Probe {
 public:
  explicit GradientCosine(Trainer& trainer) : gradients_(trainer) {}

  [[nodiscard]] std::vector<std::string> series() const override { return {"gradient_cosine"}; }

  bool before(Trainer& trainer, std::span<double> /*reading*/) override {
    // Behind the last update there is no next one.
    if (trainer.status() == Status::ready) gradients_.of_next_batch(now_);
    return true;
  }

  void after(Trainer& trainer, std::span<double> reading) override {
    if (trainer.status() != Status::ready) return;
    gradients_.of_next_batch(next_);
    reading[0] = dot(now_, next_) / std::sqrt(dot(now_, now_) * dot(next_, next_));
  }

 private:
  TrainingGradient gradients_;
  Array now_;
  Array next_;
};

constexpr Knob knobs[] = {every_knob(10)};

}  // namespace

extern constexpr ProbeEntry gradient_cosine{
    {.name = "gradient_cosine",
     .label = "gradient cosine",
     .formula = R"(\frac{g_t \cdot g_{t+1}}{|g_t|\,|g_{t+1}|})",
     .source = "the angle between two vectors",
     .help = "Whether two gradients in a row point the same way: 1 on a straight path, 0 where "
             "noise decides, below 0 where steps overshoot and turn back.",
     .knobs = knobs},
    "Two batches forward and back a reading.",
    [](const Knobs& /*knobs*/, Trainer& trainer) -> std::unique_ptr<Probe> {
      return std::make_unique<GradientCosine>(trainer);
    }};

}  // namespace descent::probes
