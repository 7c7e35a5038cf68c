#include "descent/experiment.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace descent {
namespace {

constexpr double max_width = 4096;
constexpr std::size_t max_layers = 32;

/// The member of an object, null when it is not there.
Value member(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  return value != nullptr ? *value : Value();
}

/// The same, an empty object when it is not there.
Value section(const Value& document, std::string_view key) {
  const Value* value = document.find(key);
  return value != nullptr ? *value : Value(Value::Object{});
}

const Value::Object& object_at(const Value& value, const std::string& path) {
  const auto* object = value.as<Value::Object>();
  if (object == nullptr) throw ConfigError(path, "expected an object, found " + value.describe());
  return *object;
}

/// Refuses members that nobody reads: a slip of the pen must not pass for a setting.
void expect_only(const Value& object, const std::string& path,
                 std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : object_at(object, path)) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string list;
    for (const std::string_view name : known)
      list += (list.empty() ? "" : ", ") + std::string(name);
    throw ConfigError(join_path(path, key), "unknown; expected one of " + list);
  }
}

std::string indexed(const std::string& path, std::size_t i) {
  return path + "[" + std::to_string(i) + "]";
}

/// The entry a choice names; the choice may be a bare name.
template <class E>
const E& find_entry(const std::vector<E>& entries, const Value& value, std::string_view key,
                    const std::string& path) {
  const Value* named = value.as<std::string>() != nullptr ? &value : value.find(key);
  if (named == nullptr) {
    throw ConfigError(path, value.as<Value::Object>() != nullptr
                                ? std::string(key) + " is missing"
                                : "expected a name or an object, found " + value.describe());
  }
  const std::string at = join_path(path, std::string(key));
  const auto* name = named->as<std::string>();
  if (name == nullptr) throw ConfigError(at, "expected a name, found " + named->describe());
  std::string known;
  for (const E& entry : entries) {
    if (entry.name == *name) return entry;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw ConfigError(at, named->describe() + " is unknown; choose one of " + known);
}

template <class E>
Choice<E> read_choice(const std::vector<E>& entries, const Value& value, const std::string& path) {
  const E& entry = find_entry(entries, value, "name", path);
  Choice<E> choice{&entry, Knobs(entry.knobs)};
  if (value.as<std::string>() == nullptr) choice.knobs.read(value, path, entry.name);
  // Knobs that do not go together are found here and not when the run is built.
  static_cast<void>(make_at(path, choice));
  return choice;
}

/// A list of equally long lists of numbers.
Matrix read_matrix(const Value* value, const std::string& path) {
  if (value == nullptr) throw ConfigError(path, "is missing");
  if (const auto* none = value->as<Value::Numbers>(); none != nullptr && none->empty()) return {};
  const auto* rows = value->as<Value::List>();
  if (rows == nullptr) {
    throw ConfigError(path, "expected a list of rows of numbers, found " + value->describe());
  }
  Matrix matrix;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto* row = (*rows)[i].as<Value::Numbers>();
    if (row == nullptr) {
      throw ConfigError(indexed(path, i),
                        "expected a list of numbers, found " + (*rows)[i].describe());
    }
    const auto columns = static_cast<Index>(row->size());
    if (i == 0) matrix.resize(static_cast<Index>(rows->size()), columns);
    if (columns != matrix.cols()) {
      throw ConfigError(indexed(path, i), "has " + std::to_string(columns) +
                                              " numbers where row 0 has " +
                                              std::to_string(matrix.cols()));
    }
    for (std::size_t j = 0; j < row->size(); ++j) {
      if (!std::isfinite(static_cast<Real>((*row)[j]))) {
        throw ConfigError(indexed(indexed(path, i), j), "expected a finite number");
      }
      matrix(static_cast<Index>(i), static_cast<Index>(j)) = static_cast<Real>((*row)[j]);
    }
  }
  if (matrix.cols() == 0) throw ConfigError(path, "has no columns");
  return matrix;
}

std::vector<Real> read_vector(const Value* value, const std::string& path) {
  if (value == nullptr) throw ConfigError(path, "is missing");
  const auto* numbers = value->as<Value::Numbers>();
  if (numbers == nullptr) {
    throw ConfigError(path, "expected a list of numbers, found " + value->describe());
  }
  std::vector<Real> vector;
  vector.reserve(numbers->size());
  for (std::size_t i = 0; i < numbers->size(); ++i) {
    vector.push_back(static_cast<Real>((*numbers)[i]));
    if (!std::isfinite(vector.back())) {
      throw ConfigError(indexed(path, i), "expected a finite number");
    }
  }
  return vector;
}

Samples read_samples(const Value& value, const std::string& path, Task task, Index classes) {
  expect_only(value, path, {"x", "y"});
  Samples samples{read_matrix(value.find("x"), path + ".x"),
                  read_vector(value.find("y"), path + ".y")};
  const auto rows = static_cast<std::size_t>(samples.rows());
  if (samples.y.size() != rows) {
    throw ConfigError(path + ".y", "has " + std::to_string(samples.y.size()) +
                                       " values where x has " + std::to_string(rows) + " rows");
  }
  if (task == Task::classification) {
    for (std::size_t i = 0; i < rows; ++i) {
      const auto y = static_cast<double>(samples.y[i]);
      if (y != std::floor(y) || y < 0 || y >= static_cast<double>(classes)) {
        throw ConfigError(indexed(path + ".y", i),
                          to_text(y) + " is not a class from 0 to " + std::to_string(classes - 1));
      }
    }
  }
  return samples;
}

/// Inline data are used as they are: not split, not standardized.
Dataset read_inline_data(const Value& value) {
  expect_only(value, "data", {"source", "task", "classes", "train", "test"});
  static const std::array<Knob, 2> knobs{
      {{.name = "task",
        .type = KnobType::choice,
        .fallback = std::string("classification"),
        .choices = {"classification", "regression"}},
       {.name = "classes", .type = KnobType::integer, .range = {.min = 2, .max = 1000}}}};
  constexpr std::array<std::string_view, 3> besides{"source", "train", "test"};
  Knobs settings{knobs};
  settings.read(value, "data", "inline data", besides);

  Dataset data;
  data.task = settings.choice("task") == "regression" ? Task::regression : Task::classification;
  if (data.task == Task::classification) {
    if (!settings.is_set("classes")) throw ConfigError("data.classes", "is missing");
    data.classes = static_cast<Index>(settings.integer("classes"));
  } else if (settings.is_set("classes")) {
    throw ConfigError("data.classes", "does not go with regression");
  }
  const Value* train = value.find("train");
  if (train == nullptr) throw ConfigError("data.train", "is missing");
  data.train = read_samples(*train, "data.train", data.task, data.classes);
  if (data.train.rows() == 0) throw ConfigError("data.train.x", "has no rows");
  data.test.x.resize(0, data.train.x.cols());
  if (const Value* test = value.find("test")) {
    Samples samples = read_samples(*test, "data.test", data.task, data.classes);
    if (samples.rows() > 0) {
      if (samples.x.cols() != data.train.x.cols()) {
        throw ConfigError("data.test.x", "has " + std::to_string(samples.x.cols()) +
                                             " columns where data.train.x has " +
                                             std::to_string(data.train.x.cols()));
      }
      data.test = std::move(samples);
    }
  }
  return data;
}

void read_data(const Value& value, Experiment& experiment) {
  const Value* source = value.find("source");
  if (source != nullptr && source->as<std::string>() != nullptr &&
      *source->as<std::string>() == "inline") {
    experiment.inline_data = read_inline_data(value);
    experiment.inline_source = value;
    return;
  }
  const DatasetEntry& entry = find_entry(dataset_entries(), value, "source", "data");
  experiment.source = {&entry, Knobs(entry.knobs)};
  experiment.data = Knobs(data_knobs());
  if (value.as<std::string>() != nullptr) return;

  // One object holds the set's own knobs and those every set has: each reader skips the other's.
  std::vector<std::string_view> common{"source"};
  std::vector<std::string_view> own{"source"};
  for (const Knob& knob : data_knobs()) common.push_back(knob.name);
  for (const Knob& knob : entry.knobs) own.push_back(knob.name);
  experiment.source.knobs.read(value, "data", entry.name, common);
  experiment.data.read(value, "data", entry.name, own);
}

std::vector<LayerValues> read_layer_values(const Value& value, const std::string& path) {
  expect_only(value, path, {"name", "layers"});
  const std::string at = path + ".layers";
  const Value* layers = value.find("layers");
  if (layers == nullptr) throw ConfigError(at, "is missing");
  const auto* list = layers->as<Value::List>();
  if (list == nullptr) {
    throw ConfigError(at, "expected a list of layers, found " + layers->describe());
  }
  std::vector<LayerValues> values;
  for (std::size_t i = 0; i < list->size(); ++i) {
    expect_only((*list)[i], indexed(at, i), {"weight", "bias"});
    values.push_back({read_matrix((*list)[i].find("weight"), indexed(at, i) + ".weight"),
                      read_vector((*list)[i].find("bias"), indexed(at, i) + ".bias")});
  }
  return values;
}

void read_model(const Value& value, Experiment& experiment) {
  expect_only(value, "model", {"hidden", "activation", "init"});
  static const std::array<Knob, 1> knobs{{{.name = "hidden",
                                           .type = KnobType::integers,
                                           .fallback = std::vector<double>{16, 16},
                                           .range = {.min = 1, .max = max_width}}}};
  constexpr std::array<std::string_view, 2> besides{"activation", "init"};
  Knobs settings{knobs};
  settings.read(value, "model", "a model", besides);
  const std::vector<double>& hidden = settings.list("hidden");
  if (hidden.size() > max_layers) {
    throw ConfigError("model.hidden", "has " + std::to_string(hidden.size()) +
                                          " layers where at most " + std::to_string(max_layers) +
                                          " are allowed");
  }
  for (const double width : hidden) experiment.hidden.push_back(static_cast<Index>(width));

  const Value* activation = value.find("activation");
  experiment.activation =
      read_choice(activation_entries(), activation != nullptr ? *activation : Value("relu"),
                  "model.activation");
  const Value* init = value.find("init");
  const Value* name = init != nullptr ? init->find("name") : nullptr;
  if (name != nullptr && name->as<std::string>() != nullptr &&
      *name->as<std::string>() == "values") {
    experiment.values = read_layer_values(*init, "model.init");
    experiment.values_source = *init;
  } else {
    experiment.init = read_choice(initializer_entries(),
                                  init != nullptr ? *init : Value("he_normal"), "model.init");
  }
}

std::vector<Change> read_changes(const Value& value) {
  std::vector<Change> changes;
  const auto* list = value.as<Value::List>();
  if (list == nullptr) {
    if (const auto* none = value.as<Value::Numbers>(); none != nullptr && none->empty()) return {};
    throw ConfigError("changes", "expected a list of changes, found " + value.describe());
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string path = indexed("changes", i);
    static const std::array<Knob, 1> knobs{
        {{.name = "step", .type = KnobType::integer, .range = {.min = 0}}}};
    constexpr std::array<std::string_view, 2> besides{"optimizer", "schedule"};
    Knobs settings{knobs};
    settings.read((*list)[i], path, "a change", besides);
    if (!settings.is_set("step")) throw ConfigError(path + ".step", "is missing");
    Change change = read_change((*list)[i], path);
    change.step = settings.integer("step");
    if (!changes.empty() && change.step < changes.back().step) {
      throw ConfigError(path + ".step",
                        std::to_string(change.step) + " is before the change above");
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

template <class E>
Value write_choice(const Choice<E>& choice, const char* key = "name") {
  Value::Object object{{key, choice.entry->name}};
  choice.knobs.write(object);
  return object;
}

void check_version(const Value& document) {
  const Value* version = document.find("version");
  if (version == nullptr) return;
  const auto* number = version->as<double>();
  if (number == nullptr || *number != 1) {
    throw ConfigError("version", version->describe() + " is unknown; this is version 1");
  }
}

}  // namespace

std::uint64_t Experiment::seed() const { return static_cast<std::uint64_t>(run.integer("seed")); }

Experiment read_experiment(const Value& document) {
  expect_only(document, "",
              {"version", "name", "seed", "data", "model", "loss", "optimizer", "schedule", "batch",
               "steps", "epochs", "evaluate_every", "changes"});
  check_version(document);
  Experiment experiment;
  if (const Value* name = document.find("name")) {
    if (name->as<std::string>() == nullptr) {
      throw ConfigError("name", "expected a text, found " + name->describe());
    }
    experiment.name = *name->as<std::string>();
  }

  constexpr std::array<std::string_view, 8> besides{"version",   "data",     "model", "loss",
                                                    "optimizer", "schedule", "batch", "changes"};
  experiment.run = Knobs(run_knobs());
  experiment.run.read(document, "", "an experiment", besides);
  if (experiment.run.is_set("epochs")) {
    if (document.find("steps") != nullptr) {
      throw ConfigError("epochs", "steps is given as well; keep one of them");
    }
    experiment.run.unset("steps");
  }

  const Value* data = document.find("data");
  if (data == nullptr) throw ConfigError("data", "is missing");
  read_data(*data, experiment);
  const bool regression = experiment.inline_data
                              ? experiment.inline_data->task == Task::regression
                              : experiment.source.entry->task == Task::regression;
  const Task task = regression ? Task::regression : Task::classification;

  read_model(section(document, "model"), experiment);

  const Value* loss = document.find("loss");
  experiment.loss =
      read_choice(loss_entries(),
                  loss != nullptr ? *loss : Value(regression ? "mse" : "cross_entropy"), "loss");
  const auto& tasks = experiment.loss.entry->tasks;
  if (std::find(tasks.begin(), tasks.end(), task) == tasks.end()) {
    throw ConfigError("loss.name", std::string(experiment.loss.entry->name) + " does not go with " +
                                       (regression ? "regression" : "classification"));
  }

  const Value* optimizer = document.find("optimizer");
  experiment.optimizer = read_choice(optimizer_entries(),
                                     optimizer != nullptr ? *optimizer : Value("sgd"), "optimizer");
  const Value* schedule = document.find("schedule");
  experiment.schedule =
      read_choice(schedule_entries(), schedule != nullptr ? *schedule : Value("fixed"), "schedule");

  experiment.batch = Knobs(batch_knobs());
  experiment.batch.read(section(document, "batch"), "batch", "batch");

  if (const Value* changes = document.find("changes")) {
    experiment.changes = read_changes(*changes);
    Choice<OptimizerEntry> now = experiment.optimizer;
    Choice<ScheduleEntry> policy = experiment.schedule;
    for (std::size_t i = 0; i < experiment.changes.size(); ++i) {
      apply_change(experiment.changes[i], indexed("changes", i), now, policy);
    }
  }
  return experiment;
}

Change read_change(const Value& value, const std::string& path) {
  expect_only(value, path, {"step", "optimizer", "schedule"});
  Change change{
      .step = 0, .optimizer = member(value, "optimizer"), .schedule = member(value, "schedule")};
  if (change.optimizer.is_null() && change.schedule.is_null()) {
    throw ConfigError(path, "changes neither optimizer nor schedule");
  }
  return change;
}

void apply_change(const Change& change, const std::string& path, Choice<OptimizerEntry>& optimizer,
                  Choice<ScheduleEntry>& schedule) {
  Choice<OptimizerEntry> new_optimizer = optimizer;
  Choice<ScheduleEntry> new_schedule = schedule;
  if (!change.optimizer.is_null()) {
    const std::string at = join_path(path, "optimizer");
    for (const auto& [key, value] : object_at(change.optimizer, at)) {
      const auto& knobs = optimizer.entry->knobs;
      const std::string& name = key;  // structured bindings cannot be captured by clang 14
      const auto knob =
          std::find_if(knobs.begin(), knobs.end(), [&](const Knob& k) { return k.name == name; });
      if (name == "name" || (knob != knobs.end() && !knob->live)) {
        throw ConfigError(join_path(at, name), "cannot change while a run goes on");
      }
    }
    new_optimizer.knobs.read(change.optimizer, at, optimizer.entry->name);
    static_cast<void>(make_at(at, new_optimizer));
  }
  if (!change.schedule.is_null()) {
    new_schedule = read_choice(schedule_entries(), change.schedule, join_path(path, "schedule"));
  }
  optimizer = std::move(new_optimizer);
  schedule = std::move(new_schedule);
}

Value write_experiment(const Experiment& experiment) {
  Value::Object document{{"version", 1}, {"name", experiment.name}};
  experiment.run.write(document);

  if (experiment.inline_data) {
    document.emplace_back("data", experiment.inline_source);
  } else {
    Value::Object data{{"source", experiment.source.entry->name}};
    experiment.source.knobs.write(data);
    experiment.data.write(data);
    document.emplace_back("data", std::move(data));
  }

  Value::Numbers hidden(experiment.hidden.begin(), experiment.hidden.end());
  const Value init =
      experiment.init.entry != nullptr ? write_choice(experiment.init) : experiment.values_source;
  document.emplace_back("model", Value::Object{{"hidden", std::move(hidden)},
                                               {"activation", write_choice(experiment.activation)},
                                               {"init", init}});
  document.emplace_back("loss", write_choice(experiment.loss));
  document.emplace_back("optimizer", write_choice(experiment.optimizer));
  document.emplace_back("schedule", write_choice(experiment.schedule));
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
