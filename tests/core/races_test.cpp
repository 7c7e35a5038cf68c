// Races: whole courses against PyTorch's (tests/reference/make_races.py, in float64), documents,
// and what is refused with which words.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "coverage.hpp"
#include "descent/race.hpp"
#include "json.hpp"

namespace descent {
namespace {

constexpr double tolerance = std::is_same_v<Real, double> ? 1e-10 : 1e-4;

/// As a share of the column's largest number: where it passes zero a relative error means nothing.
void expect_same(const std::vector<double>& ours, const Json& column, const char* what) {
  const auto theirs = column.get<std::vector<double>>();
  ASSERT_EQ(ours.size(), theirs.size()) << what;
  double size = 1;
  for (const double number : theirs) size = std::max(size, std::abs(number));
  for (std::size_t i = 0; i < ours.size(); ++i) {
    ASSERT_NEAR(ours[i], theirs[i], tolerance * size) << what << " at " << i;
  }
}

Race race_of(const std::string& text) { return read_race(parse(text)); }

std::string error_of(const std::string& text) {
  try {
    static_cast<void>(race_of(text));
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

TEST(Races, AgreeWithPyTorch) {
  Coverage used;
  const Json file = read_reference("races.json");
  for (const Json& item : file.at("races")) {
    SCOPED_TRACE(item.at("document").dump());
    const Race race = read_race(to_value(item.at("document")));
    used.note("optimizer", race.racers.front().optimizer);
    used.note("surface", race.surface);
    Course course = run_race(race, 0);
    EXPECT_TRUE(course.finished);
    ASSERT_FALSE(course.lr.empty());
    EXPECT_TRUE(std::isnan(course.lr.back()));
    course.lr.pop_back();
    expect_same(course.lr, item.at("lr"), "lr");
    expect_same(course.loss, item.at("loss"), "loss");
    expect_same(course.x, item.at("x"), "x");
    expect_same(course.y, item.at("y"), "y");
    expect_same(course.grad_x, item.at("grad_x"), "grad_x");
    expect_same(course.grad_y, item.at("grad_y"), "grad_y");
    expect_same(course.grad_norm, item.at("grad_norm"), "grad_norm");
  }
  used.expect_names("surface", surface_entries());
  for (const OptimizerEntry& entry : optimizer_entries()) {
    const std::string name = "optimizer " + std::string(entry.name);
    EXPECT_NE(used.has(name), entry.name == "muon") << name;
  }
}

TEST(Races, EndWhereTheNumbersDo) {
  const Race race = race_of(R"({"surface": {"name": "ravine", "condition": 100, "start": [1, 1]},
                                "optimizer": {"name": "sgd", "lr": 1}, "steps": 1000})");
  const Course course = run_race(race, 0);
  EXPECT_FALSE(course.finished);
  EXPECT_LT(course.loss.size(), 1000);
  EXPECT_FALSE(std::isfinite(course.loss.back()) && std::isfinite(course.grad_norm.back()));
  EXPECT_TRUE(std::isfinite(course.loss[course.loss.size() - 2]));
  EXPECT_EQ(course.lr.size(), course.loss.size());
  EXPECT_EQ(course.distance.size(), course.loss.size());
}

TEST(Races, MeasureTheWayToTheNearestMinimum) {
  const Course found = run_race(race_of(R"({"surface": {"name": "himmelblau", "start": [3, 3]},
      "optimizer": {"name": "sgd", "lr": 0.01}, "steps": 200})"),
                                0);
  EXPECT_NEAR(found.distance.front(), 1, 1e-12);
  EXPECT_NEAR(found.distance.back(), 0, 1e-5);
  const Course lost = run_race(race_of(R"({"surface": "saddle", "steps": 5})"), 0);
  EXPECT_TRUE(lost.distance.empty());
}

TEST(Races, GiveAllRacersTheSameNoise) {
  const auto course = [](int seed, std::size_t racer) {
    return run_race(race_of(R"({"surface": {"name": "saddle", "start": [0, 0], "noise": 1},
        "racers": [{}, {"schedule": {"name": "exp", "gamma": 0.5}}, {"optimizer": "adam"}],
        "steps": 3, "seed": )" +
                            std::to_string(seed) + "}"),
                    racer);
  };
  EXPECT_EQ(course(1, 0).grad_x, course(1, 0).grad_x);
  EXPECT_NE(course(1, 0).grad_x, course(2, 0).grad_x);
  EXPECT_EQ(course(1, 0).grad_x[0], course(1, 2).grad_x[0]);
  // The loss is the surface's own.
  EXPECT_EQ(course(1, 0).loss[0], 0);
}

TEST(Races, LeaveTheirRacersWhatTheDocumentHas) {
  const Race race = race_of(R"({"surface": "beale", "optimizer": {"name": "sgd", "lr": 0.02},
      "schedule": "cosine", "racers": [{}, {"optimizer": {"name": "adam"}}]})");
  ASSERT_EQ(race.racers.size(), 2);
  EXPECT_EQ(race.racers[0].optimizer.entry->name, "sgd");
  EXPECT_EQ(race.racers[0].optimizer.knobs.number("lr"), 0.02);
  EXPECT_EQ(race.racers[1].optimizer.entry->name, "adam");
  EXPECT_EQ(race.racers[1].schedule.entry->name, "cosine");
  EXPECT_EQ(race.start, (Point{1, 1.5}));
}

TEST(Races, ComeBackAsTheyWereWritten) {
  for (const char* text :
       {R"({"surface": "rosenbrock"})", R"({"surface": {"name": "ravine", "angle": 30, "noise": 1,
        "start": [1, 2]}, "racers": [{"optimizer": "adam"}, {"schedule": "cosine"}], "seed": 4})"}) {
    const Json once = to_json(write_race(race_of(text)));
    EXPECT_EQ(once, to_json(write_race(read_race(to_value(once)))));
  }
  const Json written = to_json(write_race(race_of(R"({"surface": "ravine"})")));
  EXPECT_EQ(written.at("surface"),
            parse_json(R"({"name": "ravine", "start": [-3.5, 1.2], "condition": 20, "angle": 0,
                            "noise": 0})"));
}

struct Refusal {
  const char* document;
  const char* error;
};

TEST(Races, RefuseWithPathAndReason) {
  const char* const training =
      ": does not go with surface, which is descended with optimizer, schedule and steps";
  for (const std::string part :
       {"data", "model", "loss", "batch", "regularization", "changes", "epochs"}) {
    EXPECT_EQ(error_of(R"({"surface": "beale", ")" + part + R"(": 1})"), part + training);
  }
  const Refusal refusals[] = {
      {R"([1])", "experiment: expected an object, found a list"},
      {R"({"surface": "beal"})",
       "surface.name: \"beal\" is unknown; choose one of beale, himmelblau, monkey_saddle, "
       "rastrigin, ravine, rosenbrock, saddle, six_hump_camel, styblinski_tang"},
      {R"({"surface": 3})", "surface: expected a name or an object, found 3"},
      {R"({"surface": {"start": [1, 2]}})", "surface: name is missing"},
      {R"({"surface": {"name": "beale", "b": 2}})", "surface.b: unknown; beale has start, noise"},
      {R"({"surface": {"name": "beale", "start": [1]}})",
       "surface.start: expected two numbers, x and y, found 1"},
      {R"({"surface": {"name": "beale", "start": [1, "2"]}})",
       "surface.start[1]: expected a number, found \"2\""},
      {R"({"surface": {"name": "beale", "start": 1}})",
       "surface.start: expected two numbers, x and y, found 1"},
      {R"({"surface": {"name": "beale", "start": [1, -1001]}})",
       "surface.start[1]: -1001 is below -1000"},
      {R"({"surface": {"name": "beale", "start": [1e5, 0]}})",
       "surface.start[0]: 100000 is above 1000"},
      {R"({"surface": {"name": "beale", "noise": -1}})", "surface.noise: -1 is below 0"},
      {R"({"surface": {"name": "ravine", "condition": 0.5}})", "surface.condition: 0.5 is below 1"},
      {R"({"surface": "beale", "speps": 3})",
       "speps: unknown; expected one of version, name, seed, surface, optimizer, schedule, racers, "
       "steps, evaluate_every"},
      {R"({"surface": "beale", "steps": 100001})",
       "steps: 100001 is above 100000, the longest race"},
      {R"({"surface": "beale", "version": 2})", "version: 2 is unknown; this is version 1"},
      {R"({"surface": "beale", "optimizer": "muon"})",
       "optimizer.name: muon needs weight matrices; a surface has two numbers"},
      {R"({"surface": "beale", "racers": [{}, {"optimizer": "muon"}]})",
       "racers[1].optimizer.name: muon needs weight matrices; a surface has two numbers"},
      {R"({"surface": "beale", "racers": [{"optimizer": {"name": "sgd", "lr": -1}}]})",
       "racers[0].optimizer.lr: -1 is below 0"},
      {R"({"surface": "beale", "racers": [{"schedule": "cosin"}]})",
       "racers[0].schedule.name: \"cosin\" is unknown; choose one of cosine, cyclic, exp, fixed, "
       "inv, inverse_sqrt, linear, multistep, one_cycle, piecewise, plateau, poly, sgdr, sigmoid, "
       "step, wsd"},
      {R"({"surface": "beale", "racers": [{"steps": 3}]})",
       "racers[0].steps: unknown; expected one of optimizer, schedule"},
      {R"({"surface": "beale", "racers": []})", "racers: has no racers"},
      {R"({"surface": "beale", "racers": [1]})", "racers: expected a list of racers, found a list"},
      {R"({"surface": "beale", "racers": {}})",
       "racers: expected a list of racers, found an object"},
      {R"({"surface": "beale", "racers": [{}, {}, {}, {}, {}, {}, {}, {}, {}]})",
       "racers: has 9 racers where at most 8 can race"},
  };
  for (const Refusal& refusal : refusals) {
    EXPECT_EQ(error_of(refusal.document), refusal.error) << refusal.document;
  }
}

}  // namespace
}  // namespace descent
