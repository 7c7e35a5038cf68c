#include "descent/catalogue.hpp"

#include <array>
#include <cmath>

namespace descent {
namespace {

Value bound(double x) { return std::isfinite(x) ? Value(x) : Value(); }

std::string_view type_name(KnobType type) {
  constexpr std::array<std::string_view, 7> names{"number",  "integer",  "boolean", "choice",
                                                  "numbers", "integers", "points"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view task_name(Task task) {
  return task == Task::classification ? "classification" : "regression";
}

Value describe(std::span<const Knob> knobs) {
  Value::List list;
  for (const Knob& knob : knobs) {
    Value slider;
    if (knob.slider) {
      slider = Value::Object{{"min", knob.slider->min},
                             {"max", knob.slider->max},
                             {"scale", knob.slider->scale == Scale::log ? "log" : "linear"}};
    }
    list.emplace_back(
        Value::Object{{"name", knob.name},
                      {"label", knob.label},
                      {"symbol", knob.symbol},
                      {"type", type_name(knob.type)},
                      {"default", to_value(knob.fallback)},
                      {"min", bound(knob.range.min)},
                      {"max", bound(knob.range.max)},
                      {"minOpen", knob.range.min_open},
                      {"maxOpen", knob.range.max_open},
                      {"slider", slider},
                      {"choices", Value::List(knob.choices.begin(), knob.choices.end())},
                      {"help", knob.help},
                      {"advanced", knob.advanced},
                      {"live", knob.live}});
  }
  return list;
}

Value::Object describe_entry(const Entry& entry) {
  return {{"name", entry.name},     {"label", entry.label}, {"formula", entry.formula},
          {"source", entry.source}, {"help", entry.help},   {"knobs", describe(entry.knobs)}};
}

void add_details(const Entry& /*entry*/, Value::Object& /*object*/) {}

void add_details(const LossEntry& entry, Value::Object& object) {
  Value::List tasks;
  for (const Task task : entry.tasks) tasks.emplace_back(task_name(task));
  object.emplace_back("tasks", std::move(tasks));
  object.emplace_back("classes", static_cast<double>(entry.classes));
}

void add_details(const DatasetEntry& entry, Value::Object& object) {
  object.emplace_back("task", task_name(entry.task));
  object.emplace_back("kind", entry.draw != nullptr ? "generated" : "bundled");
  object.emplace_back("features", static_cast<double>(entry.features));
  object.emplace_back("classes", static_cast<double>(entry.classes));
  object.emplace_back("licence", entry.licence);
}

template <class E>
Value describe_all(const std::vector<E>& entries) {
  Value::List list;
  for (const E& entry : entries) {
    Value::Object object = describe_entry(entry);
    add_details(entry, object);
    list.emplace_back(std::move(object));
  }
  return list;
}

}  // namespace

std::span<const Knob> data_knobs() {
  static const std::array<Knob, 2> knobs{
      {{.name = "train_fraction",
        .label = "training share",
        .fallback = 0.8,
        .range = {.min = 0, .max = 1, .min_open = true},
        .slider = Slider{0.1, 0.9},
        .help = "Share of the rows that are trained on; the rest tests.",
        .advanced = true},
       {.name = "standardize",
        .label = "standardize",
        .type = KnobType::boolean,
        .fallback = true,
        .help = "Shift and scale each column to mean 0 and deviation 1 in training.",
        .advanced = true}}};
  return knobs;
}

std::span<const Knob> layer_knobs() {
  static const std::array<Knob, 3> knobs{
      {{.name = "width",
        .label = "units",
        .type = KnobType::integer,
        .fallback = 16.0,
        .range = {.min = 1, .max = 4096},
        .slider = Slider{1, 512, Scale::log},
        .help = "How many units the layer has."},
       {.name = "batch_norm",
        .label = "batch norm",
        .type = KnobType::boolean,
        .fallback = false,
        .help = "Shifts and scales each unit to mean 0 and variance 1 over the batch, in front of "
                "the activation (Ioffe & Szegedy 2015)."},
       {.name = "dropout",
        .label = "dropout",
        .symbol = "p",
        .fallback = 0.0,
        .range = {.min = 0, .max = 1, .max_open = true},
        .slider = Slider{0, 0.9},
        .help =
            "Share of the units that each training step leaves out (Srivastava et al. 2014)."}}};
  return knobs;
}

std::span<const Knob> regularization_knobs() {
  static const std::array<Knob, 5> knobs{
      {{.name = "l1",
        .label = "L1",
        .symbol = R"(\lambda_1)",
        .fallback = 0.0,
        .range = {.min = 0},
        .slider = Slider{1e-6, 0.1, Scale::log},
        .help = "Adds λ₁·sign(w) to the gradient of the weights: pulls small ones to zero."},
       {.name = "l2",
        .label = "L2",
        .symbol = R"(\lambda_2)",
        .fallback = 0.0,
        .range = {.min = 0},
        .slider = Slider{1e-6, 0.1, Scale::log},
        .help = "Adds λ₂·w to the gradient of the weights: pulls large ones in."},
       {.name = "decay",
        .label = "decoupled decay",
        .symbol = R"(\lambda)",
        .fallback = 0.0,
        .range = {.min = 0},
        .slider = Slider{1e-6, 1, Scale::log},
        .help = "Shrinks the weights by the factor 1 − ηλ at every step, past the optimizer."},
       {.name = "clip_norm",
        .label = "clip norm",
        .range = {.min = 0, .min_open = true},
        .slider = Slider{0.01, 100, Scale::log},
        .help = "Scales the gradient down to this length when it is longer."},
       {.name = "clip_value",
        .label = "clip value",
        .range = {.min = 0, .min_open = true},
        .slider = Slider{0.001, 10, Scale::log},
        .help = "Cuts every entry of the gradient off at plus and minus this."}}};
  return knobs;
}

std::span<const Knob> batch_knobs() {
  static const std::array<Knob, 3> knobs{
      {{.name = "size",
        .label = "batch size",
        .symbol = "n",
        .type = KnobType::integer,
        .fallback = 32.0,
        .range = {.min = 1, .max = 1000000},
        .slider = Slider{1, 1024, Scale::log},
        .help = "Training rows in one update."},
       {.name = "shuffle",
        .label = "shuffle",
        .type = KnobType::boolean,
        .fallback = true,
        .help = "A fresh order in every epoch; else the order of the file.",
        .advanced = true},
       {.name = "drop_last",
        .label = "drop last",
        .type = KnobType::boolean,
        .fallback = false,
        .help = "Leave out an epoch's last batch when it is short.",
        .advanced = true}}};
  return knobs;
}

std::span<const Knob> run_knobs() {
  static const std::array<Knob, 4> knobs{
      {{.name = "seed",
        .label = "seed",
        .type = KnobType::integer,
        .fallback = 1.0,
        .range = {.min = 0},
        .help = "Decides the data drawn, the split, the initial weights and the order of rows."},
       {.name = "steps",
        .label = "steps",
        .symbol = "T",
        .type = KnobType::integer,
        .fallback = 1000.0,
        .range = {.min = 1, .max = 1e9},
        .slider = Slider{100, 100000, Scale::log},
        .help = "Updates in the run."},
       {.name = "epochs",
        .label = "epochs",
        .type = KnobType::integer,
        .range = {.min = 1, .max = 1e9},
        .slider = Slider{1, 1000, Scale::log},
        .help = "Passes through the training rows, in place of steps."},
       {.name = "evaluate_every",
        .label = "evaluate every",
        .type = KnobType::integer,
        .fallback = 50.0,
        .range = {.min = 1, .max = 1e9},
        .slider = Slider{1, 1000, Scale::log},
        .help = "Steps between two evaluations on the whole training and test sets.",
        .advanced = true}}};
  return knobs;
}

std::string_view version() { return "1.0.0"; }

Value describe_catalogue() {
  return Value::Object{{"version", version()},
                       {"optimizers", describe_all(optimizer_entries())},
                       {"schedules", describe_all(schedule_entries())},
                       {"losses", describe_all(loss_entries())},
                       {"activations", describe_all(activation_entries())},
                       {"initializers", describe_all(initializer_entries())},
                       {"datasets", describe_all(dataset_entries())},
                       {"data", describe(data_knobs())},
                       {"layer", describe(layer_knobs())},
                       {"regularization", describe(regularization_knobs())},
                       {"batch", describe(batch_knobs())},
                       {"run", describe(run_knobs())}};
}

}  // namespace descent
