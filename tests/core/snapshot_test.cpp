// Saving a run and going on from there gives the bits of never having stopped.
#include <gtest/gtest.h>

#include "descent/trainer.hpp"
#include "json.hpp"
#include "snapshot.hpp"

namespace descent {
namespace {

/// A document with dropout, batch normalization, a change and a schedule of some length.
Value document(const std::string& optimizer, const std::string& schedule) {
  return parse(R"({"data": {"source": "moons", "samples": 90}, "steps": 60, "evaluate_every": 4,
                   "model": {"hidden": [5, {"width": 4, "batch_norm": true, "dropout": 0.25}]},
                   "regularization": {"l2": 0.001, "clip_norm": 2},
                   "optimizer": )" +
               optimizer + R"(, "schedule": )" + schedule +
               R"(, "changes": [{"step": 12, "optimizer": {"lr": 0.02}}]})");
}

/// What a run logs from where it stands to its end, evaluations included.
std::vector<double> rest(Trainer& trainer, Step until = 1 << 20) {
  std::vector<double> all;
  while (trainer.status() == Status::ready && trainer.step() < until) {
    if (trainer.evaluation_due()) all.push_back(trainer.evaluate().test_loss);
    const StepRecord record = trainer.advance();
    all.insert(all.end(), {record.loss, record.grad_norm, record.lr});
  }
  return all;
}

void expect_to_go_on(const Value& experiment) {
  Trainer whole(read_experiment(experiment), nullptr);
  rest(whole, 31);
  const std::vector<std::uint8_t> snapshot = whole.save();
  const std::vector<double> expected = rest(whole);
  ASSERT_FALSE(expected.empty());

  Trainer fresh(read_experiment(experiment), nullptr);
  fresh.restore(snapshot);
  EXPECT_EQ(fresh.step(), 31);
  EXPECT_EQ(fresh.save(), snapshot);
  EXPECT_EQ(rest(fresh), expected);
  // And backwards in time, in a trainer that has gone to its end.
  fresh.restore(snapshot);
  EXPECT_EQ(rest(fresh), expected);
}

TEST(Snapshot, GoesOnWithEveryOptimizer) {
  for (const OptimizerEntry& entry : optimizer_entries()) {
    SCOPED_TRACE(entry.name);
    expect_to_go_on(document('"' + std::string(entry.name) + '"', R"("fixed")"));
  }
}

TEST(Snapshot, GoesOnWithEverySchedule) {
  for (const ScheduleEntry& entry : schedule_entries()) {
    SCOPED_TRACE(entry.name);
    expect_to_go_on(
        document(R"({"name": "sgd", "momentum": 0.9})",
                 R"({"name": ")" + std::string(entry.name) + R"(", "warmup_steps": 5})"));
  }
  expect_to_go_on(document(R"("sgd")", R"({"name": "plateau", "patience": 0, "threshold": 0.5})"));
  expect_to_go_on(document(R"({"name": "asgd", "t0": 5, "averaged": true})", R"("fixed")"));
}

TEST(Snapshot, GoesOnAtAStepWithAChange) {
  const Value experiment = document(R"("adam")", R"("cosine")");
  for (const Step at : {Step{0}, Step{12}, Step{13}, Step{60}}) {
    Trainer whole(read_experiment(experiment), nullptr);
    rest(whole, at);
    const std::vector<std::uint8_t> snapshot = whole.save();
    Trainer fresh(read_experiment(experiment), nullptr);
    fresh.restore(snapshot);
    EXPECT_EQ(fresh.planned_lr(20), whole.planned_lr(20)) << at;
    EXPECT_EQ(rest(fresh), rest(whole)) << at;
  }
}

TEST(Snapshot, OfAnotherExperimentOrDamagedIsRefused) {
  const Value experiment = document(R"("adam")", R"("fixed")");
  Trainer trainer(read_experiment(experiment), nullptr);
  rest(trainer, 20);
  const std::vector<std::uint8_t> snapshot = trainer.save();
  const auto refused = [&](Trainer& by, const std::vector<std::uint8_t>& bytes) {
    const std::vector<std::uint8_t> before = by.save();
    EXPECT_THROW(by.restore(bytes), ConfigError);
    EXPECT_EQ(by.save(), before);
  };
  Trainer other(read_experiment(document(R"("adamw")", R"("fixed")")), nullptr);
  refused(other, snapshot);
  std::vector<std::uint8_t> bytes = snapshot;
  bytes[bytes.size() / 2] ^= 1U;
  refused(trainer, bytes);
  bytes = snapshot;
  bytes.pop_back();
  refused(trainer, bytes);
  refused(trainer, {});
}

TEST(Snapshot, ForgedIntoAStateThatNoRunHasIsRefused) {
  const Value experiment = document(R"("adam")", R"("fixed")");
  Trainer trainer(read_experiment(experiment), nullptr);
  rest(trainer, 20);
  const std::vector<std::uint8_t> snapshot = trainer.save();
  // Behind the header of nine numbers: step, evaluated, status, place in the epoch, a random
  // stream, the order of the rows.
  for (const std::size_t at : {72U, 80U, 88U, 92U, 108U, 116U}) {
    std::vector<std::uint8_t> bytes = snapshot;
    bytes[at] ^= 0xC0U;
    const std::size_t length = bytes.size() - sizeof(std::uint64_t);
    const std::uint64_t sum = checksum({bytes.data(), length});
    std::memcpy(bytes.data() + length, &sum, sizeof sum);
    EXPECT_THROW(trainer.restore(bytes), ConfigError) << at;
    EXPECT_EQ(trainer.save(), snapshot) << at;
  }
}

}  // namespace
}  // namespace descent
