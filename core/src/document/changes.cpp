// `changes`: what was changed while a run went on.
#include <algorithm>
#include <array>

#include "document/reading.hpp"

namespace descent {

std::vector<Change> read_changes(const Value& value) {
  const Path whole = "changes";
  std::vector<Change> changes;
  const auto* list = value.as<Value::List>();
  if (list == nullptr) {
    if (const auto* none = value.as<Value::Numbers>(); none != nullptr && none->empty()) return {};
    refuse(whole, "expected a list of changes, found ", value);
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Path path = whole[i];
    static constexpr Knob knobs[] = {
        {.name = "step", .type = KnobType::integer, .range = {.min = 0}}};
    constexpr std::array<std::string_view, 2> besides{"optimizer", "schedule"};
    Knobs settings{knobs};
    settings.read((*list)[i], path, "a change", besides);
    if (!settings.is_set("step")) refuse(path["step"], "is missing");
    Change change = read_change((*list)[i], path);
    change.step = settings.integer("step");
    if (!changes.empty() && change.step < changes.back().step) {
      refuse(path["step"], change.step, " is before the change above");
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

bool begins_anew(const Value& optimizer) {
  return optimizer.as<std::string>() != nullptr || optimizer.find("name") != nullptr;
}

Change read_change(const Value& value, const Path& path) {
  const Path whole = path.is_whole_document() ? "change" : path;
  static_cast<void>(object_at(value, whole));
  expect_only(value, path, {"step", "optimizer", "schedule"});
  Change change{
      .step = 0, .optimizer = member(value, "optimizer"), .schedule = member(value, "schedule")};
  if (change.optimizer.is_null() && change.schedule.is_null()) {
    refuse(whole, "changes neither optimizer nor schedule");
  }
  if (begins_anew(change.optimizer)) {
    const auto choice = read_choice(optimizer_entries(), change.optimizer, path["optimizer"]);
    change.optimizer = write_choice(*choice.entry, choice.knobs);
  }
  return change;
}

void apply_change(const Change& change, const Path& path, Choice<OptimizerEntry>& optimizer,
                  Choice<ScheduleEntry>& schedule) {
  Choice<OptimizerEntry> new_optimizer = optimizer;
  Choice<ScheduleEntry> new_schedule = schedule;
  if (begins_anew(change.optimizer)) {
    new_optimizer = read_choice(optimizer_entries(), change.optimizer, path["optimizer"]);
  } else if (!change.optimizer.is_null()) {
    const Path at = path["optimizer"];
    for (const auto& [key, value] : object_at(change.optimizer, at)) {
      const auto& knobs = optimizer.entry->knobs;
      const std::string& name = key;  // structured bindings cannot be captured by clang 14
      const auto knob =
          std::find_if(knobs.begin(), knobs.end(), [&](const Knob& k) { return k.name == name; });
      if (knob != knobs.end() && !knob->live) {
        refuse(at[name], "cannot change while a run goes on");
      }
    }
    new_optimizer.knobs.read(change.optimizer, at, optimizer.entry->name);
    static_cast<void>(make_at(at, new_optimizer));
  }
  if (!change.schedule.is_null()) {
    new_schedule = read_choice(schedule_entries(), change.schedule, path["schedule"]);
  }
  optimizer = std::move(new_optimizer);
  schedule = std::move(new_schedule);
}

}  // namespace descent
