#include "descent/instruments.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "document/reading.hpp"

namespace descent {
namespace {

constexpr std::size_t max_instruments = 16;

}  // namespace

std::vector<Choice<ProbeEntry>> read_instruments(const Value& list) {
  const Path path = "instruments";
  const auto* items = list.as<Value::List>();
  const auto* numbers = list.as<Value::Numbers>();
  if (items == nullptr) {
    if (numbers == nullptr) refuse(path, "expected a list of instruments, found ", list);
    if (numbers->empty()) return {};
    refuse(path[0], "expected a name or an object, found ", numbers->front());
  }
  if (items->size() > max_instruments) {
    refuse(path, "has ", items->size(), " instruments where at most ", max_instruments,
           " are allowed");
  }
  std::vector<Choice<ProbeEntry>> instruments;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const Path at = path[i];
    const Value& item = (*items)[i];
    const ProbeEntry& entry = find_entry(probe_entries(), item, "name", at);
    Choice<ProbeEntry> choice{&entry, Knobs(entry.knobs)};
    if (item.as<std::string>() == nullptr) choice.knobs.read(item, at, entry.name);
    for (const Choice<ProbeEntry>& other : instruments) {
      if (other.entry == &entry) refuse(at, entry.name, " is in the list twice");
    }
    instruments.push_back(std::move(choice));
  }
  return instruments;
}

Value write_instruments(const std::vector<Choice<ProbeEntry>>& instruments) {
  Value::List list;
  for (const Choice<ProbeEntry>& choice : instruments) {
    Value::Object object{{"name", choice.entry->name}};
    choice.knobs.write(object);
    list.emplace_back(std::move(object));
  }
  return list;
}

Instruments::Instruments(Experiment experiment, const Samples* table,
                         std::vector<Choice<ProbeEntry>> instruments)
    : trainer_(std::move(experiment), table), chosen_(std::move(instruments)) {
  const Path path = "instruments";
  for (std::size_t i = 0; i < chosen_.size(); ++i) {
    try {
      probes_.push_back(chosen_[i].entry->make(chosen_[i].knobs, trainer_));
    } catch (const ConfigError& error) {
      throw error.inside(path[i]);
    }
  }
}

bool Instruments::done() const {
  return trainer_.status() != Status::ready && turn_ == probes_.size() && open_.empty();
}

bool Instruments::due(std::size_t instrument) const {
  // A run that diverged was read before the update that could not be made.
  if (trainer_.status() == Status::diverged) return false;
  return trainer_.status() == Status::finished ||
         trainer_.step() % chosen_[instrument].knobs.integer("every") == 0;
}

void Instruments::work(Step most_steps) {
  for (Step made = 0; made < most_steps && !done();) {
    while (turn_ < probes_.size() && !due(turn_)) ++turn_;
    if (turn_ < probes_.size()) {
      if (open_.empty() || open_.back().instrument != turn_) {
        open_.push_back({turn_, trainer_.step(),
                         std::vector<double>(probes_[turn_]->series().size(),
                                             std::numeric_limits<double>::quiet_NaN())});
      }
      if (probes_[turn_]->before(trainer_, open_.back().values)) ++turn_;
      return;
    }
    if (trainer_.status() == Status::ready) {
      static_cast<void>(trainer_.advance());
      ++made;
      turn_ = 0;
      if (trainer_.status() != Status::diverged) {
        for (Reading& reading : open_) {
          probes_[reading.instrument]->after(trainer_, reading.values);
        }
      }
    }
    std::move(open_.begin(), open_.end(), std::back_inserter(taken_));
    open_.clear();
  }
}

std::vector<Reading> Instruments::take() { return std::exchange(taken_, {}); }

}  // namespace descent
