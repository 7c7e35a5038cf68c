// Schedules against NUMERICS' closed forms, written plainly in tests/reference/schedules.py.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "coverage.hpp"

namespace descent {
namespace {

Choice<ScheduleEntry> read_schedule(const Json& json) {
  return read_experiment(to_value(Json{{"data", "spiral"}, {"schedule", json}})).schedule;
}

TEST(Schedules, AgreeWithTheirClosedForms) {
  Coverage used;
  const Json file = read_reference("schedules.json");
  for (const Json& item : file.at("cases")) {
    SCOPED_TRACE(item.at("schedule").dump());
    const Choice<ScheduleEntry> choice = read_schedule(item.at("schedule"));
    used.note("schedule", choice);
    const auto schedule = make_at("schedule", choice);
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
  used.expect_all("schedule", schedule_entries());
}

/// Where there are no test rows there is no test loss, and the training loss takes its place.
TEST(Schedules, APlateauFollowsTheLossItIsToldTo) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const auto rate_after = [](const char* metric, double train_step, double test_step) {
    const auto schedule = make_at(
        "schedule", read_schedule({{"name", "plateau"}, {"patience", 1}, {"metric", metric}}));
    ScheduleState state;
    for (int i = 0; i < 5; ++i)
      schedule->observe(0.1, 9 + train_step * i, 9 + test_step * i, state);
    return schedule->lr(0.1, 0, 100, state);
  };
  EXPECT_NEAR(rate_after("test_loss", 0, -1), 0.1, 1e-12);
  EXPECT_NEAR(rate_after("test_loss", -1, 0), 0.001, 1e-12);
  EXPECT_NEAR(rate_after("train_loss", -1, 0), 0.1, 1e-12);
  EXPECT_NEAR(rate_after("train_loss", 0, -1), 0.001, 1e-12);
  EXPECT_NEAR(rate_after("test_loss", -1, none), 0.1, 1e-12);
  EXPECT_NEAR(rate_after("test_loss", 0, none), 0.001, 1e-12);
}

}  // namespace
}  // namespace descent
