// The core as JavaScript sees it: web/src/engine/core.ts has the types. Names change case here and
// nowhere else.
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "crossing.hpp"
#include "descent/trainer.hpp"

namespace descent {
namespace {

using emscripten::val;

val to_js(const Evaluation& evaluation) {
  val result = val::object();
  result.set("step", static_cast<double>(evaluation.step));
  result.set("trainLoss", evaluation.train_loss);
  result.set("testLoss", evaluation.test_loss);
  result.set("trainAccuracy", evaluation.train_accuracy);
  result.set("testAccuracy", evaluation.test_accuracy);
  return result;
}

val to_js(const Samples& samples) {
  val result = val::object();
  result.set("x", copy(samples.x.data(), static_cast<std::size_t>(samples.x.size())));
  result.set("y", copy(samples.y));
  return result;
}

const char* name(Status status) {
  switch (status) {
    case Status::finished:
      return "finished";
    case Status::diverged:
      return "diverged";
    case Status::ready:
      break;
  }
  return "ready";
}

/// Of one call to run(), one number a step.
struct Columns {
  std::vector<float> loss;
  std::vector<float> grad_norm;
  std::vector<float> lr;
};

class TrainerHandle {
 public:
  TrainerHandle(Experiment experiment, const Samples* table)
      : trainer_(std::move(experiment), table) {}

  [[nodiscard]] val info() const {
    const Dataset& data = trainer_.data();
    val result = val::object();
    result.set("experiment", to_js(write_experiment(trainer_.experiment())));
    result.set("task", data.task == Task::regression ? "regression" : "classification");
    result.set("features", static_cast<double>(data.train.x.cols()));
    result.set("outputs", static_cast<double>(data.outputs()));
    result.set("trainRows", static_cast<double>(data.train.rows()));
    result.set("testRows", static_cast<double>(data.test.rows()));
    result.set("parameters", static_cast<double>(trainer_.parameters()));
    result.set("steps", static_cast<double>(trainer_.steps()));
    result.set("stepsPerEpoch", static_cast<double>(trainer_.batches().per_epoch()));
    result.set("rowsPerEpoch", static_cast<double>(trainer_.batches().rows_per_epoch()));
    return result;
  }

  val run(double max_steps) {
    columns_.loss.clear();
    columns_.grad_norm.clear();
    columns_.lr.clear();
    val evaluations = val::array();
    const auto first = static_cast<double>(trainer_.step());
    const auto evaluate_if_due = [&] {
      if (trainer_.evaluation_due()) {
        evaluations.call<void>("push", to_js(trainer_.evaluate()));
      }
    };
    evaluate_if_due();
    for (double i = 0; i < max_steps && trainer_.status() == Status::ready; ++i) {
      const StepRecord record = trainer_.advance();
      columns_.loss.push_back(static_cast<float>(record.loss));
      columns_.grad_norm.push_back(static_cast<float>(record.grad_norm));
      columns_.lr.push_back(static_cast<float>(record.lr));
      evaluate_if_due();
    }
    val slice = val::object();
    slice.set("first", first);
    slice.set("loss", copy(columns_.loss));
    slice.set("gradNorm", copy(columns_.grad_norm));
    slice.set("lr", copy(columns_.lr));
    slice.set("evaluations", evaluations);
    slice.set("status", name(trainer_.status()));
    return slice;
  }

  val change(const val& change) {
    return guarded([&] {
      trainer_.change(from_js(change, "change"));
      return to_js(write_experiment(trainer_.experiment()));
    });
  }

  /// Of each stretch of steps the first and the lowest and highest rates of a sample of its steps.
  [[nodiscard]] val plan(double from, double points) const {
    constexpr Step samples = 16;
    const auto start = static_cast<Step>(from);
    const Step span = std::max<Step>(trainer_.steps() - start, 0);
    const Step stretches =
        std::clamp<Step>(static_cast<Step>(points) / 2, 1, std::max<Step>(span, 1));
    std::vector<double> steps;
    std::vector<float> rates;
    const auto add = [&](Step t) {
      if (!steps.empty() && steps.back() >= static_cast<double>(t)) return;
      steps.push_back(static_cast<double>(t));
      rates.push_back(static_cast<float>(trainer_.planned_lr(t)));
    };
    for (Step i = 0; i < stretches && span > 0; ++i) {
      const Step begin = start + span * i / stretches;
      const Step end = start + span * (i + 1) / stretches;
      const Step stride = std::max<Step>((end - begin) / samples, 1);
      Step lowest = begin;
      Step highest = begin;
      for (Step t = begin; t < end; t += stride) {
        if (trainer_.planned_lr(t) < trainer_.planned_lr(lowest)) lowest = t;
        if (trainer_.planned_lr(t) > trainer_.planned_lr(highest)) highest = t;
      }
      add(std::min(lowest, highest));
      add(std::max(lowest, highest));
    }
    if (span > 0) add(trainer_.steps() - 1);
    val result = val::object();
    result.set("step", copy(steps));
    result.set("lr", copy(rates));
    return result;
  }

  val predict(const val& x) {
    const std::vector<float> numbers = emscripten::convertJSArrayToNumberVector<float>(x);
    const Index features = trainer_.data().train.x.cols();
    const Index rows = static_cast<Index>(numbers.size()) / features;
    const Matrix outputs = trainer_.predict({numbers.data(), rows, features});
    return copy(outputs.data(), static_cast<std::size_t>(outputs.size()));
  }

  val save() { return copy(trainer_.save()); }

  val restore(const val& snapshot) {
    return guarded([&] {
      trainer_.restore(emscripten::convertJSArrayToNumberVector<std::uint8_t>(snapshot));
      return val(true);
    });
  }

  [[nodiscard]] val train_set() const { return to_js(trainer_.data().train); }
  [[nodiscard]] val test_set() const { return to_js(trainer_.data().test); }

 private:
  Trainer trainer_;
  Columns columns_;
};

Address create(const val& document, const val& table) {
  Experiment experiment = read_experiment(from_js(document, "experiment"));
  const Samples samples = read_table(table);
  auto trainer = std::make_unique<TrainerHandle>(std::move(experiment),
                                                 samples.rows() > 0 ? &samples : nullptr);
  return reinterpret_cast<Address>(trainer.release());
}

val create_trainer(const val& document, const val& table) {
  return guarded([&] { return val(static_cast<double>(create(document, table))); });
}

TrainerHandle& at(Address trainer) { return *reinterpret_cast<TrainerHandle*>(trainer); }

/// Null of a silent module: it is bound all the same, so that both modules have one glue.
val catalogue() { return to_js(describe_catalogue()); }

}  // namespace

EMSCRIPTEN_BINDINGS(descent) {
  using emscripten::function;
  function("createTrainer", &create_trainer);
  function(
      "info", +[](Address trainer) { return at(trainer).info(); });
  function(
      "run", +[](Address trainer, double max_steps) { return at(trainer).run(max_steps); });
  function(
      "change", +[](Address trainer, val change) { return at(trainer).change(change); });
  function(
      "plan",
      +[](Address trainer, double from, double points) { return at(trainer).plan(from, points); });
  function(
      "predict", +[](Address trainer, val x) { return at(trainer).predict(x); });
  function(
      "save", +[](Address trainer) { return at(trainer).save(); });
  function(
      "restore", +[](Address trainer, val bytes) { return at(trainer).restore(bytes); });
  function(
      "trainSet", +[](Address trainer) { return at(trainer).train_set(); });
  function(
      "testSet", +[](Address trainer) { return at(trainer).test_set(); });
  function(
      "deleteTrainer", +[](Address trainer) { delete &at(trainer); });
  function("isBundled", &is_bundled);
  function("catalogue", &catalogue);
}

}  // namespace descent
