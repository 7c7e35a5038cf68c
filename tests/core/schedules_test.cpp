// Schedules against NUMERICS' closed forms, written plainly in tests/reference/schedules.py.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "descent/experiment.hpp"
#include "json.hpp"

namespace descent {
namespace {

std::unique_ptr<Schedule> make_schedule(const Json& json) {
  const Value document = to_value(Json{{"data", "spiral"}, {"schedule", json}});
  return make_at("schedule", read_experiment(document).schedule);
}

TEST(Schedules, AgreeWithTheirClosedForms) {
  std::set<std::string> seen;
  const Json file = read_reference("schedules.json");
  for (const Json& item : file.at("cases")) {
    SCOPED_TRACE(item.at("schedule").dump());
    seen.insert(item.at("schedule").at("name").get<std::string>());
    const auto schedule = make_schedule(item.at("schedule"));
    const auto steps = item.at("t").get<std::vector<Step>>();
    const auto rates = item.at("lr").get<std::vector<double>>();
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const double lr = schedule->lr(item.at("base_lr"), steps[i], item.at("steps"));
      ASSERT_NEAR(lr, rates[i], 1e-12 * std::abs(rates[i]) + 1e-15) << "t = " << steps[i];
    }
  }
  for (const ScheduleEntry& entry : schedule_entries()) {
    EXPECT_TRUE(seen.contains(std::string(entry.name))) << entry.name << " has no case";
  }
}

TEST(Schedules, AreFiniteAndNotNegativeFarPastTheEnd) {
  for (const ScheduleEntry& entry : schedule_entries()) {
    const auto schedule = entry.make(Knobs(entry.knobs));
    for (const Step t : {Step{0}, Step{999}, Step{1000}, Step{1001}, Step{123456789}}) {
      const double lr = schedule->lr(0.1, t, 1000);
      EXPECT_TRUE(std::isfinite(lr) && lr >= 0) << entry.name << " at " << t << " is " << lr;
    }
  }
}

}  // namespace
}  // namespace descent
