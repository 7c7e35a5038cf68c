// The part `instruments` of a document, and the run it is read from.
#pragma once

#include <memory>
#include <vector>

#include "descent/lab.hpp"
#include "descent/trainer.hpp"

namespace descent {

/// One reading of a probe: of the run as it stood before update `step`.
struct Reading {
  /// Which instrument, in the document's order.
  std::size_t instrument;
  Step step;
  /// One number for each of the probe's series.
  std::vector<double> values;
};

/// Instruments as a document lists them: names, or objects with knobs. Throws ConfigError, with a
/// path that begins with `instruments`, at the first thing that is wrong whatever the run.
[[nodiscard]] std::vector<Choice<ProbeEntry>> read_instruments(const Value& list);

/// The list again, with every knob present.
[[nodiscard]] Value write_instruments(const std::vector<Choice<ProbeEntry>>& instruments);

/// Trains a run of its own and takes the readings on the way: same steps, same bits.
class Instruments {
 public:
  /// As a Trainer's; throws ConfigError too where an instrument cannot measure this run.
  Instruments(Experiment experiment, const Samples* table,
              std::vector<Choice<ProbeEntry>> instruments);

  [[nodiscard]] const Trainer& trainer() const { return trainer_; }
  [[nodiscard]] Trainer& trainer() { return trainer_; }
  [[nodiscard]] const std::vector<Choice<ProbeEntry>>& chosen() const { return chosen_; }
  [[nodiscard]] std::vector<std::string> series(std::size_t instrument) const {
    return probes_[instrument]->series();
  }

  /// Whether the run has ended and every reading is taken.
  [[nodiscard]] bool done() const;

  /// Makes at most so many updates, or a piece of a reading: whichever is due. Only while not done.
  void work(Step most_steps);

  /// The readings completed since the last call.
  [[nodiscard]] std::vector<Reading> take();

 private:
  [[nodiscard]] bool due(std::size_t instrument) const;

  Trainer trainer_;
  std::vector<Choice<ProbeEntry>> chosen_;
  std::vector<std::unique_ptr<Probe>> probes_;
  /// Those before update trainer_.step() that are under way or wait for the update.
  std::vector<Reading> open_;
  std::vector<Reading> taken_;
  /// The instrument whose turn it is before this update.
  std::size_t turn_ = 0;
};

}  // namespace descent
