// What every schedule promises for any knobs in their ranges: a rate that is finite and never
// negative, at any step of any run, and no jumps but where the schedule is made of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "descent/experiment.hpp"
#include "descent/random.hpp"
#include "json.hpp"

namespace descent {
namespace {

constexpr int draws = 3000;

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed, Stream::data) {}

  /// Log-uniform, because knobs span decades.
  double log_uniform(double from, double to) {
    return std::exp(random_.uniform(std::log(from), std::log(to)));
  }

  Step steps(double to) { return static_cast<Step>(std::round(log_uniform(1, to))); }

  bool one_in(std::uint64_t n) { return random_.below(n) == 0; }

  /// Anything in the knob's range, its bounds more often than chance would have them.
  Value value(const Knob& knob) {
    switch (knob.type) {
      case KnobType::boolean:
        return one_in(2);
      case KnobType::choice:
        return knob.choices[static_cast<std::size_t>(random_.below(knob.choices.size()))];
      case KnobType::integers:
        return rising();
      case KnobType::points: {
        Value::List points;
        for (const double step : rising()) {
          points.emplace_back(Value::Numbers{step, one_in(4) ? 0 : log_uniform(1e-9, 1e3)});
        }
        if (points.empty()) points.emplace_back(Value::Numbers{0, 1});
        return points;
      }
      default:
        return number(knob);
    }
  }

  Value::Object knobs(const ScheduleEntry& entry) {
    Value::Object object{{"name", entry.name}};
    for (const Knob& knob : entry.knobs) {
      if (!one_in(5)) object.emplace_back(std::string(knob.name), value(knob));
    }
    return object;
  }

 private:
  double number(const Knob& knob) {
    const double low = std::max(knob.range.min, -1e6);
    const double high = std::min(knob.range.max, 1e6);
    if (one_in(10) && !knob.range.min_open && std::isfinite(knob.range.min)) return low;
    if (one_in(10) && !knob.range.max_open && std::isfinite(knob.range.max)) return high;
    const double size = log_uniform(1e-6, std::max(std::abs(low), std::abs(high)));
    const double x = low < 0 && one_in(2) ? -size : size;
    const double inside = x > low && x < high ? x : random_.uniform(low, high);
    return knob.type == KnobType::integer ? std::clamp(std::round(inside), low, high) : inside;
  }

  Value::Numbers rising() {
    std::set<double> numbers;
    for (std::uint64_t i = random_.below(6); i > 0; --i)
      numbers.insert(std::round(log_uniform(1, 1e6)));
    return {numbers.begin(), numbers.end()};
  }

  Random random_;
};

/// Null when the knobs do not go together.
std::unique_ptr<Schedule> make_schedule(const Value& choice) {
  try {
    const Value document = Value::Object{{"data", "spiral"}, {"schedule", choice}};
    return make_at("schedule", read_experiment(document).schedule);
  } catch (const ConfigError&) {
    return nullptr;
  }
}

TEST(ScheduleProperties, RatesAreFiniteAndNeverNegative) {
  Generator generate(1);
  for (const ScheduleEntry& entry : schedule_entries()) {
    int made = 0;
    for (int i = 0; i < draws; ++i) {
      const Value choice = generate.knobs(entry);
      const auto schedule = make_schedule(choice);
      if (schedule == nullptr) continue;
      ++made;
      const double eta = generate.one_in(20) ? 0 : generate.log_uniform(1e-9, 1e6);
      const Step length = generate.steps(1e7);
      ScheduleState state;
      for (const Step t : {Step{0}, Step{1}, length / 2, length - 1, length, length + 1,
                           generate.steps(1e7), generate.steps(1e15)}) {
        const double loss = generate.log_uniform(1e-6, 1e6);
        schedule->observe(eta, loss, generate.one_in(3) ? std::nan("") : loss, state);
        const double lr = schedule->lr(eta, t, length, state);
        ASSERT_TRUE(std::isfinite(lr) && lr >= 0) << lr << " at step " << t << " of " << length
                                                  << " with " << eta << " and " << to_json(choice);
        const std::optional<double> momentum = schedule->momentum(t, length);
        if (momentum) {
          ASSERT_TRUE(*momentum >= 0 && *momentum < 1) << *momentum << " with " << to_json(choice);
        }
      }
    }
    EXPECT_GT(made, draws / 4) << entry.name;
  }
}

/// Rates of a whole run, without warm-up.
std::vector<double> run_of(const Value& choice, double eta, Step length) {
  const auto schedule = make_schedule(choice);
  std::vector<double> rates;
  for (Step t = 0; t <= length + 2; ++t) rates.push_back(schedule->lr(eta, t, length));
  return rates;
}

double longest_step(const std::vector<double>& rates) {
  double longest = 0;
  for (std::size_t t = 1; t < rates.size(); ++t) {
    longest = std::max(longest, std::abs(rates[t] - rates[t - 1]));
  }
  return longest;
}

/// A schedule as a function of t/T is continuous when a run of twice the steps makes steps that
/// shrink; a jump would stay as large.
TEST(ScheduleProperties, LongerRunsMakeSmallerSteps) {
  const char* continuous[] = {
      R"({"name": "cosine", "min_lr": 0.001})",
      R"({"name": "linear"})",
      R"({"name": "linear", "start_factor": 0.1, "end_factor": 2})",
      R"({"name": "poly", "power": 2})",
      R"({"name": "poly", "power": 1, "end_lr": 0.01})",
      R"({"name": "wsd", "decay_fraction": 0.3})",
      R"({"name": "wsd", "decay_fraction": 0.3, "decay": "cosine"})",
      R"({"name": "wsd", "decay_fraction": 0.3, "decay": "sqrt"})",
      R"({"name": "one_cycle"})",
      R"({"name": "one_cycle", "anneal_strategy": "linear"})",
      R"({"name": "one_cycle", "three_phase": true})",
  };
  for (const char* text : continuous) {
    const double coarse = longest_step(run_of(parse(text), 0.1, 1000));
    const double fine = longest_step(run_of(parse(text), 0.1, 100000));
    // The slope of 1 − √u is endless at its start: a hundredth of the length makes a tenth.
    EXPECT_LT(fine, coarse / 9) << text;
  }
}

/// The same for schedules whose knobs count steps: those grow with the run.
TEST(ScheduleProperties, StretchedKnobsMakeSmallerSteps) {
  const std::pair<const char*, const char*> continuous[] = {
      {R"({"name": "cyclic", "step_size": 50})", R"({"name": "cyclic", "step_size": 5000})"},
      {R"({"name": "cyclic", "step_size": 50, "mode": "triangular2"})",
       R"({"name": "cyclic", "step_size": 5000, "mode": "triangular2"})"},
      {R"({"name": "inverse_sqrt", "timescale": 50})",
       R"({"name": "inverse_sqrt", "timescale": 5000})"},
      {R"({"name": "inv", "gamma": 0.01})", R"({"name": "inv", "gamma": 0.0001})"},
      {R"({"name": "exp", "gamma": 0.99})", R"({"name": "exp", "gamma": 0.9999})"},
      {R"({"name": "sigmoid", "gamma": -0.05, "step_size": 500})",
       R"({"name": "sigmoid", "gamma": -0.0005, "step_size": 50000})"},
      {R"({"name": "sgdr", "t_0": 2000})", R"({"name": "sgdr", "t_0": 200000})"},
      {R"({"name": "piecewise", "points": [[0, 0.1], [300, 1], [700, 0]]})",
       R"({"name": "piecewise", "points": [[0, 0.1], [30000, 1], [70000, 0]]})"},
      {R"({"name": "fixed", "warmup_steps": 100})", R"({"name": "fixed", "warmup_steps": 10000})"},
  };
  for (const auto& [coarse, fine] : continuous) {
    EXPECT_LT(longest_step(run_of(parse(fine), 0.1, 100000)),
              longest_step(run_of(parse(coarse), 0.1, 1000)) / 50)
        << fine;
  }
}

TEST(ScheduleProperties, DecaysNeverRise) {
  Generator generate(2);
  const std::set<std::string_view> decays{"fixed", "step", "multistep", "exp", "inv"};
  for (const ScheduleEntry& entry : schedule_entries()) {
    if (!decays.contains(entry.name)) continue;
    for (int i = 0; i < 200; ++i) {
      Value::Object choice = generate.knobs(entry);
      std::erase_if(choice, [](const auto& member) { return member.first == "warmup_steps"; });
      if (make_schedule(choice) == nullptr) continue;
      const std::vector<double> rates = run_of(choice, 0.1, 500);
      ASSERT_TRUE(std::is_sorted(rates.rbegin(), rates.rend())) << to_json(Value(choice));
    }
  }
}

TEST(ScheduleProperties, WarmUpRisesToTheScheduledRate) {
  for (const ScheduleEntry& entry : schedule_entries()) {
    const Value warm = Value::Object{{"name", entry.name}, {"warmup_steps", 40}};
    const auto plain = make_schedule(Value(entry.name));
    const auto warmed = make_schedule(warm);
    ASSERT_NE(warmed, nullptr) << entry.name;
    if (entry.name == "inverse_sqrt") continue;  // its curve begins where the warm-up ends
    for (Step t = 0; t < 60; ++t) {
      const double share = std::min(1.0, static_cast<double>(t + 1) / 40);
      ASSERT_NEAR(warmed->lr(0.1, t, 1000), share * plain->lr(0.1, t, 1000), 1e-15)
          << entry.name << " at " << t;
    }
  }
}

}  // namespace
}  // namespace descent
