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
    const double base = item.at("base_lr");
    const Step length = item.at("steps");
    const Json observed = item.value("observed", Json::array());
    std::size_t heard = 0;
    ScheduleState state;
    ASSERT_EQ(schedule->follows_evaluations(), !observed.empty());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      // An evaluation before step t decides update t.
      for (; heard < observed.size() && observed[heard][0] <= steps[i]; ++heard) {
        const double loss = observed[heard][1];
        schedule->observe(base, loss, loss, state);
      }
      const double lr = schedule->lr(base, steps[i], length, state);
      ASSERT_NEAR(lr, rates[i], 1e-12 * std::abs(rates[i]) + 1e-14) << "t = " << steps[i];
      const std::optional<double> momentum = schedule->momentum(steps[i], length);
      ASSERT_EQ(momentum.has_value(), item.contains("momentum"));
      if (momentum) {
        ASSERT_NEAR(*momentum, item.at("momentum")[i].get<double>(), 1e-12) << "t = " << steps[i];
      }
    }
  }
  for (const ScheduleEntry& entry : schedule_entries()) {
    EXPECT_TRUE(seen.contains(std::string(entry.name))) << entry.name << " has no case";
  }
}

}  // namespace
}  // namespace descent
