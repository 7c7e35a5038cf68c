// The catalogue as one tree.
#include "describe.hpp"

#include <array>
#include <cmath>

#include "descent/catalogue.hpp"

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
Value describe_all(Entries<E> entries) {
  Value::List list;
  for (const E& entry : entries) {
    Value::Object object = describe_entry(entry);
    add_details(entry, object);
    list.emplace_back(std::move(object));
  }
  return list;
}

}  // namespace

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
