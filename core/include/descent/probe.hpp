// A probe: something measured of a run while it trains, beside what the trainer logs.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "descent/knob.hpp"
#include "descent/trainer.hpp"

namespace descent {

/// A probe looks at a trainer between two updates. It may use the model's buffers, and leaves
/// everything that decides how the run goes on as it was.
class Probe {
 public:
  Probe() = default;
  Probe(const Probe&) = delete;
  Probe& operator=(const Probe&) = delete;
  virtual ~Probe() = default;

  /// What the numbers of a reading are called, in their order.
  [[nodiscard]] virtual std::vector<std::string> series() const = 0;

  /// Does a piece of a reading of the trainer as it stands, before update step(), and says whether
  /// that was the last one; `reading` [series] then holds what it could know: the rest is not a
  /// number. Between the pieces the trainer stands still.
  virtual bool before(Trainer& trainer, std::span<double> reading) = 0;

  /// Behind that update: adds what only it can tell. Not called where there was none.
  virtual void after(Trainer& /*trainer*/, std::span<double> /*reading*/) {}
};

struct ProbeEntry : Entry {
  /// What a reading costs, in words.
  Prose cost = {};
  /// Throws ConfigError, its path relative to the instrument, where it cannot measure this run.
  std::unique_ptr<Probe> (*make)(const Knobs& knobs, Trainer& trainer) = nullptr;
};

/// The knob that every probe has.
constexpr Knob every_knob(double fallback) {
  return {
      .name = "every",
      .label = "every",
      .type = KnobType::integer,
      .fallback = fallback,
      .range = {.min = 1, .max = 1e9},
      .slider = Slider{1, 1000, Scale::log},
      .help = "Steps between two readings. The first is before step 0, one more behind the last."};
}

}  // namespace descent
