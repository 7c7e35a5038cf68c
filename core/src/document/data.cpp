// `data`: a named set with its knobs, or rows that stand in the document.
#include <array>
#include <cmath>

#include "document/reading.hpp"

namespace descent {
namespace {

Samples read_samples(const Value& value, const Path& path, Task task, Index classes) {
  expect_only(value, path, {"x", "y"});
  const Path y_path = path["y"];
  Samples samples{read_matrix(value.find("x"), path["x"]), read_vector(value.find("y"), y_path)};
  const auto rows = static_cast<std::size_t>(samples.rows());
  if (samples.y.size() != rows) {
    refuse(y_path, "has ", samples.y.size(), " values where x has ", rows, " rows");
  }
  if (task == Task::classification) {
    for (std::size_t i = 0; i < rows; ++i) {
      const auto y = static_cast<double>(samples.y[i]);
      if (y != std::floor(y) || y < 0 || y >= static_cast<double>(classes)) {
        refuse(y_path[i], y, " is not a class from 0 to ", classes - 1);
      }
    }
  }
  return samples;
}

/// Inline data are used as they are: not split, not standardized.
Dataset read_inline_data(const Value& value) {
  const Path path = "data";
  expect_only(value, path, {"source", "task", "classes", "train", "test"});
  static constexpr Knob knobs[] = {
      {.name = "task",
       .type = KnobType::choice,
       .fallback = "classification",
       .choices = {"classification", "regression"}},
      {.name = "classes", .type = KnobType::integer, .range = {.min = 2, .max = 1000}}};
  constexpr std::array<std::string_view, 3> besides{"source", "train", "test"};
  Knobs settings{knobs};
  settings.read(value, path, "inline data", besides);

  Dataset data;
  data.task = settings.choice("task") == "regression" ? Task::regression : Task::classification;
  if (data.task == Task::classification) {
    if (!settings.is_set("classes")) refuse(path["classes"], "is missing");
    data.classes = static_cast<Index>(settings.integer("classes"));
  } else if (settings.is_set("classes")) {
    refuse(path["classes"], "does not go with regression");
  }
  const Value* train = value.find("train");
  if (train == nullptr) refuse(path["train"], "is missing");
  data.train = read_samples(*train, path["train"], data.task, data.classes);
  if (data.train.rows() == 0) refuse("data.train.x", "has no rows");
  data.test.x.resize(0, data.train.x.cols());
  if (const Value* test = value.find("test")) {
    Samples samples = read_samples(*test, path["test"], data.task, data.classes);
    if (samples.rows() > 0) {
      if (samples.x.cols() != data.train.x.cols()) {
        refuse("data.test.x", "has ", samples.x.cols(), " columns where data.train.x has ",
               data.train.x.cols());
      }
      data.test = std::move(samples);
    }
  }
  return data;
}

Task read_task(const Value& table, const Path& path) {
  const Value* task = table.find("task");
  if (task == nullptr) refuse(path, "is missing");
  const auto* name = task->as<std::string>();
  if (name != nullptr && *name == "classification") return Task::classification;
  if (name != nullptr && *name == "regression") return Task::regression;
  refuse(path, "expected classification or regression, found ", *task);
}

/// Of the host's own table, which it hands over as numbers, only the task matters here.
void read_own_table(const Value& value, Experiment& experiment) {
  constexpr std::array<std::string_view, 2> besides{"source", "table"};
  experiment.data = Knobs(data_knobs());
  experiment.data.read(value, "data", "a table", besides);
  const Value* table = value.find("table");
  if (table == nullptr) refuse("data.table", "is missing");
  static_cast<void>(object_at(*table, "data.table"));
  experiment.task = read_task(*table, "data.table.task");
  experiment.table_source = *table;
}

}  // namespace

void read_data(const Value& value, Experiment& experiment) {
  const Value* given = value.find("source");
  const auto* source = given != nullptr ? given->as<std::string>() : nullptr;
  if (source != nullptr && *source == "inline") {
    experiment.inline_data = read_inline_data(value);
    experiment.inline_source = value;
    experiment.task = experiment.inline_data->task;
    return;
  }
  if (source != nullptr && *source == "table") return read_own_table(value, experiment);
  const DatasetEntry& entry = find_entry(dataset_entries(), value, "source", "data");
  experiment.task = entry.task;
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

}  // namespace descent
