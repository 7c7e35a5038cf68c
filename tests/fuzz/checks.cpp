#include "checks.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "descent/trainer.hpp"
#include "snapshot.hpp"

namespace descent::fuzz {
namespace {

using Snapshot = std::vector<std::uint8_t>;

constexpr int few_steps = 4;
constexpr int max_actions = 16;
/// Of a run that is quick enough to be tried.
constexpr double max_rows = 600;
constexpr double max_units = 256;
constexpr double max_parameters = 10000;

void demand(bool holds, const std::string& promise) {
  if (!holds) throw BrokenPromise(promise);
}

/// Numbers that JSON has no words for, but a host may pass.
void name_numbers(Json& json) {
  if (json.is_structured()) {
    for (Json& item : json) name_numbers(item);
  } else if (json == "NaN") {
    json = std::numeric_limits<double>::quiet_NaN();
  } else if (json == "Infinity") {
    json = std::numeric_limits<double>::infinity();
  } else if (json == "-Infinity") {
    json = -std::numeric_limits<double>::infinity();
  }
}

std::optional<Json> parse_input(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  name_numbers(json);
  return json;
}

/// Whether `rest` of a path could name a member that is left out: `size`, `[1].width`.
bool could_name(std::string_view rest) {
  return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::strchr("_.[]", c) != nullptr;
  });
}

bool is_prefix(const std::string& part, std::string_view of) {
  return of.substr(0, part.size()) == part;
}

/// Whether a path leads to a place in the document, or to one that is left out.
bool leads_somewhere(const Json& json, std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() == '.') rest.remove_prefix(1);
  if (json.is_object()) {
    for (const auto& item : json.items()) {
      const std::string key = item.key().empty() ? "\"\"" : item.key();
      if (is_prefix(key, rest) && leads_somewhere(item.value(), rest.substr(key.size()))) {
        return true;
      }
    }
  }
  if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) {
      const std::string place = "[" + std::to_string(i) + "]";
      if (is_prefix(place, rest)) return leads_somewhere(json[i], rest.substr(place.size()));
    }
    return false;
  }
  return could_name(rest);
}

/// Whether `attempt` is refused, and then whether it is for a reason and at a place in `given`, or
/// for the whole of it by the name of `whole`.
template <class Attempt>
bool is_refused(const Json& given, const std::string& whole, Attempt attempt) {
  try {
    attempt();
    return false;
  } catch (const ConfigError& error) {
    const std::string what = error.what();
    demand(!error.path().empty(), "a refusal without a path: " + what);
    demand(!error.reason().empty(), "a refusal without a reason: " + what);
    demand(what == error.path() + ": " + error.reason(), "a refusal that is not said: " + what);
    demand(error.path() == whole || leads_somewhere(given, error.path()),
           "a refusal of a place that is not there: " + what);
    return true;
  }
}

/// A table for a bundled set: small, and as wide as it has to be.
const Samples* table_of(const Experiment& experiment) {
  if (experiment.inline_data || experiment.source.entry->draw != nullptr) return nullptr;
  constexpr Index rows = 40;
  static std::vector<std::pair<std::string_view, Samples>> tables;
  const DatasetEntry& entry = *experiment.source.entry;
  for (const auto& table : tables) {
    if (table.first == entry.name) return &table.second;
  }
  Random random(1, Stream::data);
  Samples samples{Matrix(rows, entry.features), {}};
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < entry.features; ++j) {
      samples.x(i, j) = static_cast<Real>(random.uniform());
    }
    samples.y.push_back(static_cast<Real>(entry.classes > 0 ? i % entry.classes : i));
  }
  tables.reserve(dataset_entries().size());
  return &tables.emplace_back(entry.name, std::move(samples)).second;
}

bool is_quick(const Experiment& experiment) {
  double rows = 0;
  double in = 0;
  double out = 1;
  if (experiment.inline_data) {
    const Dataset& data = *experiment.inline_data;
    rows = static_cast<double>(data.train.rows() + data.test.rows());
    in = static_cast<double>(data.train.x.cols());
    out = static_cast<double>(data.outputs());
  } else {
    const DatasetEntry& entry = *experiment.source.entry;
    if (entry.draw != nullptr) rows = experiment.source.knobs.number("samples");
    in = static_cast<double>(entry.features);
    out = std::max(1.0, static_cast<double>(entry.classes));
  }
  double units = in + out;
  double parameters = 0;
  for (const HiddenLayer& layer : experiment.hidden) {
    const auto width = static_cast<double>(layer.width);
    units += width;
    parameters += in * width;
    in = width;
  }
  parameters += in * out;
  // Fashion-MNIST alone has 784 columns.
  return rows <= max_rows && units <= max_units + 784 && parameters <= max_parameters;
}

std::unique_ptr<Trainer> build(const Experiment& experiment) {
  return std::make_unique<Trainer>(experiment, table_of(experiment));
}

void check_rate(double lr) {
  demand(std::isfinite(lr) && lr >= 0, "a rate of " + std::to_string(lr));
}

void take_steps(Trainer& trainer, int steps) {
  for (int i = 0; i < steps && trainer.status() == Status::ready; ++i) {
    if (trainer.evaluation_due()) {
      demand(trainer.evaluate().step == trainer.step(), "an evaluation of another step");
    }
    const Step before = trainer.step();
    const StepRecord record = trainer.advance();
    demand(record.step == before, "a record of another step");
    check_rate(record.lr);
    const bool finite = std::isfinite(record.loss) && std::isfinite(record.grad_norm);
    demand(finite == (trainer.status() != Status::diverged), "a divergence that goes unnoticed");
    demand(trainer.step() == before + (finite ? 1 : 0), "a step that does not count");
  }
}

/// The rates that are shown ahead of the run, and some past its end.
void check_plan(const Trainer& trainer) {
  const Step end = trainer.steps();
  for (const Step t : {Step{0}, trainer.step(), end / 2, end - 1, end, Step{1} << 53}) {
    check_rate(trainer.planned_lr(t));
  }
}

/// A document that was accepted is accepted as it is written, and then written the same again.
Experiment check_writing(const Experiment& experiment) {
  const Value written = write_experiment(experiment);
  Experiment again = read_experiment(written);
  demand(to_json(write_experiment(again)) == to_json(written),
         "a document that is written in another way each time");
  return again;
}

/// The run that a document with its changes makes is the one in which they were made.
void check_replay(Trainer& trainer, const Experiment& original) {
  // One made behind the end decides nothing, and no replay comes to it.
  const std::vector<Change>& changes = trainer.experiment().changes;
  if (!changes.empty() && changes.back().step == trainer.steps()) return;
  // The trainer has taken inline data out of its experiment, but not out of what it writes.
  const Experiment replayed = read_experiment(write_experiment(trainer.experiment()));
  const std::unique_ptr<Trainer> replay = build(replayed);
  demand(replayed.source.entry == original.source.entry, "a change of the data");
  take_steps(*replay, static_cast<int>(trainer.step()));
  demand(replay->step() == trainer.step(), "a replay that stops early");
  if (replay->status() == Status::ready) {
    take_steps(*replay, 1);
    take_steps(trainer, 1);
  }
  // When each was last evaluated is of no consequence: now both are.
  static_cast<void>(replay->evaluate());
  static_cast<void>(trainer.evaluate());
  demand(replay->save() == trainer.save(), "a replay that goes another way");
}

/// Bytes at places of a snapshot, and its checksum mended.
Snapshot damaged(Snapshot snapshot, const Json& action) {
  constexpr std::size_t sum_size = sizeof(std::uint64_t);
  for (const Json& item : action["damage"]) {
    if (!item.is_array() || item.size() != 2 || !item[0].is_number_integer() ||
        !item[1].is_number_integer()) {
      continue;
    }
    const auto at = item[0].get<std::size_t>() % snapshot.size();
    snapshot[at] = static_cast<std::uint8_t>(item[1].get<std::uint64_t>() % 256);
  }
  if (action.value("cut", Json()).is_number_unsigned()) {
    const auto cut = action["cut"].get<std::size_t>();
    snapshot.resize(snapshot.size() - std::min(cut, snapshot.size()));
  }
  if (action.contains("mend") && snapshot.size() > sum_size) {
    const std::size_t length = snapshot.size() - sum_size;
    const std::uint64_t sum = checksum({snapshot.data(), length});
    std::memcpy(snapshot.data() + length, &sum, sum_size);
  }
  return snapshot;
}

}  // namespace

void check_document(const std::string& text) {
  const std::optional<Json> json = parse_input(text);
  if (!json) return;
  Experiment experiment;
  if (is_refused(*json, "experiment", [&] { experiment = read_experiment(to_value(*json)); })) {
    return;
  }
  const Experiment again = check_writing(experiment);
  if (!is_quick(experiment)) return;

  std::unique_ptr<Trainer> trainer;
  std::unique_ptr<Trainer> twin;
  const bool refused = is_refused(*json, "experiment", [&] { trainer = build(experiment); });
  const Json written = to_json(write_experiment(again));
  demand(refused == is_refused(written, "experiment", [&] { twin = build(again); }),
         "a document that means another thing as it is written");
  if (refused) return;

  check_plan(*trainer);
  take_steps(*trainer, few_steps);
  static_cast<void>(
      trainer->predict({trainer->data().train.x.data(), 1, trainer->data().train.x.cols()}));
  const Snapshot snapshot = trainer->save();
  twin->restore(snapshot);
  demand(twin->save() == snapshot, "a snapshot that comes back as another");
  take_steps(*trainer, 1);
  take_steps(*twin, 1);
  demand(twin->save() == trainer->save(), "a run that goes on in another way");
}

void check_session(const std::string& text) {
  const std::optional<Json> json = parse_input(text);
  if (!json || !json->is_object() || !json->contains("document") || !json->contains("actions")) {
    return;
  }
  Experiment experiment;
  std::unique_ptr<Trainer> trainer;
  try {
    experiment = read_experiment(to_value((*json)["document"]));
    if (!is_quick(experiment)) return;
    trainer = build(experiment);
  } catch (const ConfigError&) {
    return;
  }
  Snapshot kept = trainer->save();
  const Json& actions = (*json)["actions"];
  int left = max_actions;
  for (const Json& action : actions) {
    if (left-- == 0) break;
    if (action.is_number_integer()) {
      take_steps(*trainer, std::clamp(action.get<int>(), 0, few_steps));
    } else if (action == "evaluate") {
      static_cast<void>(trainer->evaluate());
    } else if (action == "save") {
      kept = trainer->save();
    } else if (action == "restore") {
      trainer->restore(kept);
      demand(trainer->save() == kept, "a snapshot that comes back as another");
    } else if (action.is_object() && action.contains("damage")) {
      const Snapshot before = trainer->save();
      const Snapshot forgery = damaged(kept, action);
      if (is_refused(Json::object(), "snapshot", [&] { trainer->restore(forgery); })) {
        demand(trainer->save() == before, "a snapshot that is refused and yet taken");
      } else {
        demand(trainer->save() == forgery, "a snapshot that comes back as another");
        check_plan(*trainer);
        take_steps(*trainer, few_steps);
        // What was forged has no past that could be replayed.
        if (forgery != kept) return;
      }
    } else {
      const Snapshot before = trainer->save();
      const Json document = to_json(write_experiment(trainer->experiment()));
      if (is_refused(action, "change", [&] { trainer->change(to_value(action, "change")); })) {
        demand(trainer->save() == before &&
                   to_json(write_experiment(trainer->experiment())) == document,
               "a change that is refused and yet made");
      }
    }
    check_plan(*trainer);
  }
  const bool early = trainer->step() <= max_actions * few_steps;
  if (early && trainer->status() != Status::diverged) check_replay(*trainer, experiment);
}

}  // namespace descent::fuzz
