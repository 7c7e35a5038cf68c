// The experiment document, checked: everything a run depends on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "descent/catalogue.hpp"
#include "descent/model.hpp"

namespace descent {

/// An algorithm picked by name, with its knobs.
template <class E>
struct Choice {
  const E* entry = nullptr;
  Knobs knobs;
};

/// Initial values of one layer: weight [out][in], bias [out], and, when they are given, gamma and
/// beta [out] of its batch normalization.
struct LayerValues {
  Matrix weight;
  std::vector<Real> bias;
  std::optional<std::vector<Real>> gamma;
  std::optional<std::vector<Real>> beta;
};

/// What was changed while the run went on, from update `step` on.
struct Change {
  Step step = 0;
  /// Knobs taken over the optimizer's present ones or, with a `name`, an optimizer that begins
  /// anew, every knob present; null when neither.
  Value optimizer;
  /// Replaces the schedule; null when it stays.
  Value schedule;
};

struct Experiment {
  std::string name;
  /// `seed`, `steps` or `epochs`, `evaluate_every`.
  Knobs run;
  /// Of the data, whatever their source.
  Task task = Task::classification;
  /// A named set, or none when the data are inline or the host's own table.
  Choice<DatasetEntry> source;
  Knobs data;
  std::optional<Dataset> inline_data;
  /// What the document says of the host's own table, to be written back.
  Value table_source;
  std::vector<HiddenLayer> hidden;
  Choice<ActivationEntry> activation;
  /// The initializer, or none when values are given.
  Choice<InitializerEntry> init;
  std::vector<LayerValues> values;
  Choice<LossEntry> loss;
  Choice<OptimizerEntry> optimizer;
  Choice<ScheduleEntry> schedule;
  Knobs regularization;
  Knobs batch;
  std::vector<Change> changes;
  /// Inline data and given weights as they stood in the document, to be written back.
  Value inline_source;
  Value values_source;

  [[nodiscard]] std::uint64_t seed() const;
};

/// Throws ConfigError with the path of the first thing that is wrong.
[[nodiscard]] Experiment read_experiment(const Value& document);

/// The document again, with every choice an object and every knob present.
[[nodiscard]] Value write_experiment(const Experiment& experiment);

/// A choice as it stands in such a document.
[[nodiscard]] Value write_choice(const Entry& entry, const Knobs& knobs);
template <class E>
[[nodiscard]] Value write_choice(const Choice<E>& choice) {
  return write_choice(*choice.entry, choice.knobs);
}

/// The optimizer and the schedule that `value` changes; its step is left to the caller. The path is
/// empty for a change that stands alone.
[[nodiscard]] Change read_change(const Value& value, const Path& path);

/// Whether the optimizer of a change is named: it then remembers nothing of the updates before,
/// even when it is the one that was.
[[nodiscard]] bool begins_anew(const Value& optimizer);

/// A change, checked against the choices it applies to and applied to them; throws ConfigError at
/// `path` and then leaves them as they were.
void apply_change(const Change& change, const Path& path, Choice<OptimizerEntry>& optimizer,
                  Choice<ScheduleEntry>& schedule);

/// The object an entry makes of its knobs; a ConfigError is given the path of the choice.
template <class E>
[[nodiscard]] auto make_at(const Path& path, const Choice<E>& choice) {
  try {
    return choice.entry->make(choice.knobs);
  } catch (const ConfigError& error) {
    throw error.inside(path);
  }
}

}  // namespace descent
