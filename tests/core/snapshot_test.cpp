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

/// The document with these changes.
Value changed(const std::string& changes) {
  return parse(R"({"data": {"source": "moons", "samples": 90}, "steps": 60, "evaluate_every": 4,
                   "optimizer": "adam", "changes": )" +
               changes + "}");
}

TEST(Snapshot, GoesOnAroundAnotherOptimizer) {
  const Value experiment = changed(R"([{"step": 12, "optimizer": "schedule_free_adamw"},
      {"step": 20, "optimizer": {"name": "sgd", "momentum": 0.9}}])");
  for (const Step at : {Step{0}, Step{11}, Step{12}, Step{13}, Step{20}, Step{21}, Step{60}}) {
    SCOPED_TRACE(at);
    Trainer whole(read_experiment(experiment), nullptr);
    rest(whole, at);
    const std::vector<std::uint8_t> snapshot = whole.save();
    const std::vector<double> expected = rest(whole);
    Trainer fresh(read_experiment(experiment), nullptr);
    fresh.restore(snapshot);
    EXPECT_EQ(fresh.save(), snapshot);
    EXPECT_EQ(rest(fresh), expected);
    // From another optimizer's state, back in time.
    fresh.restore(snapshot);
    EXPECT_EQ(rest(fresh), expected);
  }
}

/// A fork: the same document with a change at the step where it leaves.
TEST(Snapshot, IsTakenByADocumentThatLeavesLater) {
  const std::string first = R"([{"step": 12, "optimizer": "sgd"})";
  Trainer whole(read_experiment(changed(first + R"(, {"step": 50, "schedule": "exp"}])")), nullptr);
  rest(whole, 30);
  const std::vector<std::uint8_t> snapshot = whole.save();
  Trainer unchanged(read_experiment(changed(first + "]")), nullptr);
  unchanged.restore(snapshot);
  EXPECT_EQ(rest(unchanged, 50), rest(whole, 50));

  const Value fork = changed(first + R"(, {"step": 30, "optimizer": {"name": "lion"}}])");
  Trainer forked(read_experiment(fork), nullptr);
  forked.restore(snapshot);
  Trainer replayed(read_experiment(fork), nullptr);
  rest(replayed, 30);
  EXPECT_EQ(rest(forked), rest(replayed));
}

TEST(Snapshot, WithoutAChangeThatWasDueIsRefused) {
  const auto snapshot_at = [](Step step, const std::string& changes) {
    Trainer trainer(read_experiment(changed(changes)), nullptr);
    rest(trainer, step);
    return trainer.save();
  };
  const auto is_taken = [](const std::vector<std::uint8_t>& snapshot, const std::string& changes) {
    Trainer trainer(read_experiment(changed(changes)), nullptr);
    const std::vector<std::uint8_t> before = trainer.save();
    try {
      trainer.restore(snapshot);
      return true;
    } catch (const ConfigError&) {
      EXPECT_EQ(trainer.save(), before);
      return false;
    }
  };
  const std::string none = "[]";
  const std::string rate = R"([{"step": 20, "optimizer": {"lr": 0.1}}])";
  const std::string other = R"([{"step": 20, "optimizer": "sgd"}])";
  EXPECT_TRUE(is_taken(snapshot_at(20, none), rate));
  EXPECT_TRUE(is_taken(snapshot_at(20, none), other));
  EXPECT_FALSE(is_taken(snapshot_at(21, none), rate));
  EXPECT_FALSE(is_taken(snapshot_at(21, none), other));
  // Nor one with a change that is still to come, or of an optimizer that is not the document's.
  EXPECT_FALSE(is_taken(snapshot_at(21, rate), none));
  EXPECT_FALSE(is_taken(snapshot_at(21, rate), R"([{"step": 30, "optimizer": {"lr": 0.1}}])"));
  EXPECT_FALSE(is_taken(snapshot_at(21, other), R"([{"step": 20, "optimizer": "lion"}])"));
  EXPECT_FALSE(is_taken(snapshot_at(21, other), R"([{"step": 19, "optimizer": "sgd"}])"));
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
