// The document of an experiment.
#include "descent/experiment.hpp"

namespace descent {
namespace {

/// A width alone where the layer has nothing besides.
Value write_layer(const HiddenLayer& layer) {
  const auto width = static_cast<double>(layer.width);
  if (!layer.batch_norm && layer.dropout == 0) return width;
  return Value::Object{
      {"width", width}, {"batch_norm", layer.batch_norm}, {"dropout", layer.dropout}};
}

}  // namespace

Value write_choice(const Entry& entry, const Knobs& knobs) {
  Value::Object object{{"name", entry.name}};
  knobs.write(object);
  return object;
}

Value write_experiment(const Experiment& experiment) {
  Value::Object document{{"version", 1}, {"name", experiment.name}};
  experiment.run.write(document);

  if (experiment.inline_data) {
    document.emplace_back("data", experiment.inline_source);
  } else {
    const bool named = experiment.source.entry != nullptr;
    Value::Object data{{"source", named ? experiment.source.entry->name : "table"}};
    experiment.source.knobs.write(data);
    experiment.data.write(data);
    if (!named) data.emplace_back("table", experiment.table_source);
    document.emplace_back("data", std::move(data));
  }

  Value::List hidden;
  for (const HiddenLayer& layer : experiment.hidden) hidden.push_back(write_layer(layer));
  const Value init =
      experiment.init.entry != nullptr ? write_choice(experiment.init) : experiment.values_source;
  document.emplace_back("model", Value::Object{{"hidden", Value(std::move(hidden))},
                                               {"activation", write_choice(experiment.activation)},
                                               {"init", init}});
  document.emplace_back("loss", write_choice(experiment.loss));
  document.emplace_back("optimizer", write_choice(experiment.optimizer));
  document.emplace_back("schedule", write_choice(experiment.schedule));
  Value::Object regularization;
  experiment.regularization.write(regularization);
  document.emplace_back("regularization", std::move(regularization));
  Value::Object batch;
  experiment.batch.write(batch);
  document.emplace_back("batch", std::move(batch));

  Value::List changes;
  for (const Change& change : experiment.changes) {
    Value::Object object{{"step", static_cast<double>(change.step)}};
    if (!change.optimizer.is_null()) object.emplace_back("optimizer", change.optimizer);
    if (!change.schedule.is_null()) object.emplace_back("schedule", change.schedule);
    changes.emplace_back(std::move(object));
  }
  document.emplace_back("changes", std::move(changes));
  return document;
}

}  // namespace descent
