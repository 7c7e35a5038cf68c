// The document as a whole.
#include <algorithm>
#include <array>

#include "document/reading.hpp"

namespace descent {
namespace {

/// The member of a document, an empty object when it is not there.
Value section(const Value& document, std::string_view key) {
  const Value* value = document.find(key);
  return value != nullptr ? *value : Value(Value::Object{});
}

}  // namespace

std::uint64_t Experiment::seed() const { return static_cast<std::uint64_t>(run.integer("seed")); }

Experiment read_experiment(const Value& document) {
  static_cast<void>(object_at(document, "experiment"));
  expect_only(document, "",
              {"version", "name", "seed", "data", "model", "loss", "optimizer", "schedule",
               "regularization", "batch", "steps", "epochs", "evaluate_every", "changes"});
  Experiment experiment;
  experiment.name = read_name_and_version(document);

  constexpr std::array<std::string_view, 9> besides{"version",        "data",      "model",
                                                    "loss",           "optimizer", "schedule",
                                                    "regularization", "batch",     "changes"};
  experiment.run = Knobs(run_knobs());
  experiment.run.read(document, "", "an experiment", besides);
  if (experiment.run.is_set("epochs")) {
    if (document.find("steps") != nullptr) {
      refuse("epochs", "steps is given as well; keep one of them");
    }
    experiment.run.unset("steps");
  }

  const Value* data = document.find("data");
  if (data == nullptr) refuse("data", "is missing");
  read_data(*data, experiment);
  const bool regression = experiment.task == Task::regression;

  read_model(section(document, "model"), experiment);

  const Value* loss = document.find("loss");
  experiment.loss =
      read_choice(loss_entries(),
                  loss != nullptr ? *loss : Value(regression ? "mse" : "cross_entropy"), "loss");
  const auto& tasks = experiment.loss.entry->tasks;
  if (std::find(tasks.begin(), tasks.end(), experiment.task) == tasks.end()) {
    refuse("loss.name", experiment.loss.entry->name, " does not go with ",
           regression ? "regression" : "classification");
  }

  if (regression && experiment.loss.entry->name == "mse" &&
      experiment.loss.knobs.choice("output") != "linear") {
    refuse("loss.output", experiment.loss.knobs.choice("output"), " does not go with regression");
  }

  const Value* optimizer = document.find("optimizer");
  experiment.optimizer = read_choice(optimizer_entries(),
                                     optimizer != nullptr ? *optimizer : Value("sgd"), "optimizer");
  const Value* schedule = document.find("schedule");
  experiment.schedule =
      read_choice(schedule_entries(), schedule != nullptr ? *schedule : Value("fixed"), "schedule");

  experiment.regularization = Knobs(regularization_knobs());
  experiment.regularization.read(section(document, "regularization"), "regularization",
                                 "regularization");
  experiment.batch = Knobs(batch_knobs());
  experiment.batch.read(section(document, "batch"), "batch", "batch");

  if (const Value* changes = document.find("changes")) {
    const Path path = "changes";
    experiment.changes = read_changes(*changes);
    Choice<OptimizerEntry> now = experiment.optimizer;
    Choice<ScheduleEntry> policy = experiment.schedule;
    for (std::size_t i = 0; i < experiment.changes.size(); ++i) {
      apply_change(experiment.changes[i], path[i], now, policy);
    }
  }
  return experiment;
}

}  // namespace descent
