// The document of a race: `surface` in place of data, model, loss and batch.
#include "descent/race.hpp"

#include <array>
#include <utility>

#include "document/reading.hpp"

namespace descent {
namespace {

/// Where a start may be: on every map, and far around it.
constexpr double farthest = 1000;

void refuse_parts_of_training(const Value& document) {
  for (const char* part :
       {"data", "model", "loss", "batch", "regularization", "changes", "epochs"}) {
    if (document.find(part) != nullptr) {
      refuse(part,
             "does not go with surface, which is descended with optimizer, schedule and steps");
    }
  }
}

Point read_start(const Value& value, const Path& path) {
  const Value::Numbers& numbers = numbers_at(value, path, "two numbers, x and y");
  if (numbers.size() != 2) {
    refuse(path, "expected two numbers, x and y, found ", numbers.size());
  }
  for (std::size_t i = 0; i < 2; ++i) {
    const Path at = path[i];
    if (!(numbers[i] >= -farthest)) refuse(at, numbers[i], " is below ", -farthest);
    if (!(numbers[i] <= farthest)) refuse(at, numbers[i], " is above ", farthest);
  }
  return {numbers[0], numbers[1]};
}

void read_surface(const Value& value, Race& race) {
  const Path path = "surface";
  const SurfaceEntry& entry = find_entry(surface_entries(), value, "name", path);
  race.surface = {&entry, Knobs(entry.knobs)};
  race.common = Knobs(surface_knobs());
  race.start = entry.start;
  if (value.as<std::string>() != nullptr) return;
  // One object holds the surface's own knobs and those every surface has: each reader skips the
  // other's.
  const auto names = [](std::span<const Knob> knobs) {
    std::vector<std::string_view> all{"start"};
    for (const Knob& knob : knobs) all.push_back(knob.name);
    return all;
  };
  race.common.read(value, path, entry.name, names(entry.knobs));
  race.surface.knobs.read(value, path, entry.name, names(surface_knobs()));
  if (const Value* start = value.find("start")) race.start = read_start(*start, path["start"]);
}

/// `path` is where the optimizer's choice stands.
void check_racer(const Racer& racer, const Path& path) {
  // What Muon does to matrices leaves nothing for two numbers: it would pass for AdamW.
  if (racer.optimizer.entry->name == "muon") {
    refuse(path["name"], "muon needs weight matrices; a surface has two numbers");
  }
}

/// Those of the document, or of one racer, over what `racer` has.
void read_rules(const Value& value, const Path& path, Racer& racer) {
  if (const Value* optimizer = value.find("optimizer")) {
    racer.optimizer = read_choice(optimizer_entries(), *optimizer, path["optimizer"]);
  }
  if (const Value* schedule = value.find("schedule")) {
    racer.schedule = read_choice(schedule_entries(), *schedule, path["schedule"]);
  }
}

/// What a racer leaves out it has from the document.
std::vector<Racer> read_racers(const Value& document) {
  Racer usual{read_choice(optimizer_entries(), "sgd", "optimizer"),
              read_choice(schedule_entries(), "fixed", "schedule")};
  read_rules(document, "", usual);
  const Value* racers = document.find("racers");
  if (racers == nullptr) {
    check_racer(usual, "optimizer");
    return {usual};
  }
  const Path path = "racers";
  const auto* list = racers->as<Value::List>();
  if (list == nullptr) {
    const auto* none = racers->as<Value::Numbers>();
    if (none != nullptr && none->empty()) refuse(path, "has no racers");
    refuse(path, "expected a list of racers, found ", *racers);
  }
  if (list->size() > max_racers) {
    refuse(path, "has ", list->size(), " racers where at most ", max_racers, " can race");
  }
  std::vector<Racer> all;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Value& value = (*list)[i];
    const Path at = path[i];
    static_cast<void>(object_at(value, at));
    expect_only(value, at, {"optimizer", "schedule"});
    Racer racer = usual;
    read_rules(value, at, racer);
    check_racer(racer, value.find("optimizer") != nullptr ? at["optimizer"] : Path("optimizer"));
    all.push_back(std::move(racer));
  }
  return all;
}

}  // namespace

std::span<const Knob> surface_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "noise",
       .label = "noise",
       .symbol = R"(\sigma)",
       .fallback = 0.0,
       .range = {.min = 0},
       .slider = Slider{0, 5},
       .help = "Deviation of the normal noise on both parts of every gradient: what a mini-batch "
               "does."}};
  return knobs;
}

Race read_race(const Value& document) {
  static_cast<void>(object_at(document, "experiment"));
  refuse_parts_of_training(document);
  expect_only(document, "",
              {"version", "name", "seed", "surface", "optimizer", "schedule", "racers", "steps",
               "evaluate_every"});
  Race race;
  race.name = read_name_and_version(document);
  constexpr std::array<std::string_view, 5> besides{"version", "surface", "optimizer", "schedule",
                                                    "racers"};
  race.run = Knobs(run_knobs());
  race.run.read(document, "", "a race", besides);
  if (race.steps() > max_race_steps) {
    refuse("steps", race.steps(), " is above ", max_race_steps, ", the longest race");
  }
  const Value* surface = document.find("surface");
  if (surface == nullptr) refuse("surface", "is missing");
  read_surface(*surface, race);
  race.racers = read_racers(document);
  race.listed = document.find("racers") != nullptr;
  return race;
}

Value write_race(const Race& race) {
  Value::Object document{{"version", 1}, {"name", race.name}};
  race.run.write(document);
  Value::Object surface{{"name", race.surface.entry->name},
                        {"start", Value::Numbers{race.start[0], race.start[1]}}};
  race.surface.knobs.write(surface);
  race.common.write(surface);
  document.emplace_back("surface", std::move(surface));
  if (!race.listed) {
    document.emplace_back("optimizer", write_choice(race.racers.front().optimizer));
    document.emplace_back("schedule", write_choice(race.racers.front().schedule));
    return document;
  }
  Value::List racers;
  for (const Racer& racer : race.racers) {
    racers.emplace_back(Value::Object{{"optimizer", write_choice(racer.optimizer)},
                                      {"schedule", write_choice(racer.schedule)}});
  }
  document.emplace_back("racers", std::move(racers));
  return document;
}

}  // namespace descent
