// The training loop: batches, evaluation, divergence, changes, and the same bits for the same seed.
#include "descent/trainer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "json.hpp"

namespace descent {
namespace {

std::vector<double> losses(Trainer& trainer, Step count = 1 << 20) {
  std::vector<double> result;
  while (trainer.status() == Status::ready && count-- > 0) result.push_back(trainer.advance().loss);
  return result;
}

Trainer make(const std::string& text) { return {read_experiment(parse(text)), nullptr}; }

TEST(Batches, VisitEveryRowOnceAnEpoch) {
  Batches batches(10, 4, true, false, Random(1, Stream::order));
  EXPECT_EQ(batches.per_epoch(), 3);
  std::vector<Index> last_order;
  for (int epoch = 0; epoch < 5; ++epoch) {
    std::vector<Index> order;
    for (const std::size_t size : {4U, 4U, 2U}) {
      const auto rows = batches.next();
      EXPECT_EQ(rows.size(), size);
      order.insert(order.end(), rows.begin(), rows.end());
    }
    EXPECT_EQ(std::set<Index>(order.begin(), order.end()).size(), 10U);
    EXPECT_NE(order, last_order);
    last_order = order;
  }
}

TEST(Batches, AreShuffledFromTheFirstEpochOn) {
  Batches batches(100, 100, true, false, Random(1, Stream::order));
  const auto rows = batches.next();
  EXPECT_FALSE(std::is_sorted(rows.begin(), rows.end()));
}

TEST(Batches, DropLastLeavesTheShortBatchOut) {
  Batches batches(10, 4, false, true, Random(1, Stream::order));
  EXPECT_EQ(batches.per_epoch(), 2);
  EXPECT_EQ(batches.rows_per_epoch(), 8);
  for (int epoch = 0; epoch < 3; ++epoch) {
    EXPECT_EQ(batches.next()[0], 0);
    EXPECT_EQ(batches.next()[0], 4);
  }
}

TEST(Trainer, TheSameSeedGivesTheSameBits) {
  const std::string text = R"({"data": "moons", "steps": 200, "optimizer": "adam"})";
  Trainer a = make(text);
  Trainer b = make(text);
  EXPECT_EQ(losses(a), losses(b));
  Trainer c = make(R"({"data": "moons", "steps": 200, "optimizer": "adam", "seed": 2})");
  Trainer d = make(text);
  EXPECT_NE(losses(c), losses(d));
}

TEST(Trainer, EvaluatingAndPredictingLeaveTheRunAlone) {
  // Also where a schedule follows the evaluations: it hears of those that are due.
  const std::string text = R"({"data": "moons", "steps": 100, "evaluate_every": 10,
      "schedule": {"name": "plateau", "patience": 2, "threshold": 0.5}})";
  Trainer a = make(text);
  Trainer b = make(text);
  std::vector<double> watched;
  while (b.status() == Status::ready) {
    watched.push_back(b.advance().loss);
    static_cast<void>(b.evaluate());
    const Samples& test = b.data().test;
    static_cast<void>(b.predict({test.x.data(), test.x.rows(), test.x.cols()}));
  }
  EXPECT_EQ(losses(a), watched);
}

TEST(Trainer, EvaluationIsDueAtItsStepsAndAtTheEnd) {
  Trainer trainer = make(R"({"data": "moons", "steps": 25, "evaluate_every": 10})");
  std::vector<Step> at;
  for (;;) {
    if (trainer.evaluation_due()) at.push_back(trainer.evaluate().step);
    EXPECT_FALSE(trainer.evaluation_due());
    if (trainer.status() != Status::ready) break;
    trainer.advance();
  }
  EXPECT_EQ(at, (std::vector<Step>{0, 10, 20, 25}));
}

TEST(Trainer, ARunOfOneBatchLogsTheLossThatEvaluationFinds) {
  Trainer trainer = make(R"({"data": "moons", "batch": {"size": 384}, "steps": 3})");
  const Evaluation before = trainer.evaluate();
  EXPECT_NEAR(trainer.advance().loss, before.train_loss, 1e-6);
}

TEST(Trainer, LearnsMoons) {
  Trainer trainer =
      make(R"({"data": "moons", "steps": 600, "optimizer": {"name": "adam", "lr": 0.01}})");
  losses(trainer);
  const Evaluation end = trainer.evaluate();
  EXPECT_GT(end.test_accuracy, 0.97);
  EXPECT_GT(end.train_accuracy, 0.97);
}

TEST(Trainer, ATooLargeRateDivergesAndStops) {
  Trainer trainer =
      make(R"({"data": "reg-gauss", "steps": 500, "optimizer": {"name": "sgd", "lr": 50}})");
  const auto curve = losses(trainer);
  EXPECT_EQ(trainer.status(), Status::diverged);
  EXPECT_LT(curve.size(), 500U);
  // The step that was not finite was recorded, and no update was made of it.
  EXPECT_EQ(static_cast<Step>(curve.size()), trainer.step() + 1);
  EXPECT_TRUE(
      std::all_of(curve.begin(), curve.end() - 1, [](double x) { return std::isfinite(x); }));
  EXPECT_FALSE(trainer.evaluation_due());
}

TEST(Trainer, AChangeByHandReplaysFromTheDocument) {
  const std::string text =
      R"({"data": "moons", "steps": 100, "optimizer": {"name": "sgd", "lr": 0.1}})";
  Trainer live = make(text);
  std::vector<double> curve = losses(live, 40);
  live.change(parse(R"({"optimizer": {"lr": 0.5, "momentum": 0.9}})"));
  for (const double loss : losses(live, 20)) curve.push_back(loss);
  live.change(parse(R"({"schedule": {"name": "exp", "gamma": 0.99}})"));
  for (const double loss : losses(live)) curve.push_back(loss);

  Trainer replay(read_experiment(write_experiment(live.experiment())), nullptr);
  EXPECT_EQ(losses(replay), curve);
  EXPECT_NEAR(replay.planned_lr(100), 0.5 * std::pow(0.99, 100), 1e-12);
}

TEST(Trainer, ThePlanKnowsOfTheChangesAhead) {
  Trainer trainer = make(R"({"data": "moons", "steps": 100, "optimizer": {"name": "sgd", "lr": 0.1},
      "changes": [{"step": 30, "optimizer": {"lr": 0.5}},
                  {"step": 60, "schedule": {"name": "exp", "gamma": 0.9}}]})");
  std::vector<double> planned;
  for (Step t = 0; t < 100; ++t) planned.push_back(trainer.planned_lr(t));
  EXPECT_EQ(planned[29], 0.1);
  EXPECT_EQ(planned[30], 0.5);
  EXPECT_NEAR(planned[60], 0.5 * std::pow(0.9, 60), 1e-12);
  for (Step t = 0; t < 100; ++t) {
    ASSERT_EQ(trainer.advance().lr, planned[static_cast<std::size_t>(t)]) << t;
  }
}

TEST(Trainer, ChangesAtOneStepAreOne) {
  Trainer trainer = make(R"({"data": "moons", "steps": 60})");
  losses(trainer, 30);
  trainer.change(parse(R"({"optimizer": {"lr": 0.5}})"));
  trainer.change(parse(R"({"schedule": {"name": "exp", "gamma": 0.9}})"));
  trainer.change(parse(R"({"optimizer": {"momentum": 0.9}})"));
  trainer.change(
      parse(R"({"optimizer": {"lr": 0.25}, "schedule": {"name": "exp", "gamma": 0.99}})"));
  ASSERT_EQ(trainer.experiment().changes.size(), 1U);
  const Change& change = trainer.experiment().changes.front();
  EXPECT_EQ(change.step, 30);
  const auto* knobs = change.optimizer.as<Value::Object>();
  ASSERT_EQ(knobs->size(), 2U);
  EXPECT_EQ(*change.optimizer.find("lr")->as<double>(), 0.25);
  EXPECT_EQ(*change.optimizer.find("momentum")->as<double>(), 0.9);
  EXPECT_EQ(*change.schedule.find("gamma")->as<double>(), 0.99);
  EXPECT_NEAR(trainer.planned_lr(30), 0.25 * std::pow(0.99, 30), 1e-12);
  losses(trainer, 1);
  trainer.change(parse(R"({"optimizer": {"lr": 0.1}})"));
  EXPECT_EQ(trainer.experiment().changes.size(), 2U);
}

TEST(Trainer, AnotherOptimizerByHandReplaysFromTheDocument) {
  for (const OptimizerEntry& entry : optimizer_entries()) {
    SCOPED_TRACE(entry.name);
    const std::string name = '"' + std::string(entry.name) + '"';
    Trainer live = make(R"({"data": "moons", "steps": 60, "optimizer": )" + name + "}");
    std::vector<double> curve = losses(live, 20);
    live.change(parse(R"({"optimizer": "nadam"})"));
    for (const double loss : losses(live, 20)) curve.push_back(loss);
    live.change(parse(R"({"optimizer": {"name": )" + name + R"(, "lr": 0.003}})"));
    for (const double loss : losses(live)) curve.push_back(loss);
    Trainer replay(read_experiment(write_experiment(live.experiment())), nullptr);
    EXPECT_EQ(losses(replay), curve);
  }
}

TEST(Trainer, AnOptimizerThatIsNamedForgetsWhatWasBefore) {
  Trainer live = make(R"({"data": "moons", "steps": 60, "optimizer": "adam"})");
  Trainer plain = make(R"({"data": "moons", "steps": 60, "optimizer": "adam"})");
  std::vector<double> curve = losses(live, 30);
  // There and back at one step is one change, which names the last of them.
  live.change(parse(R"({"optimizer": {"name": "sgd", "momentum": 0.9}})"));
  live.change(parse(R"({"optimizer": {"momentum": 0.5}})"));
  live.change(parse(R"({"optimizer": "adam"})"));
  ASSERT_EQ(live.experiment().changes.size(), 1U);
  EXPECT_EQ(live.experiment().changes.front().optimizer.find("momentum"), nullptr);
  for (const double loss : losses(live)) curve.push_back(loss);
  EXPECT_NE(losses(plain), curve);
  Trainer replay(read_experiment(write_experiment(live.experiment())), nullptr);
  EXPECT_EQ(losses(replay), curve);
}

TEST(Trainer, ARefusedChangeLeavesTheRunAlone) {
  const std::string text = R"({"data": "moons", "steps": 60})";
  Trainer touched = make(text);
  Trainer plain = make(text);
  std::vector<double> curve = losses(touched, 30);
  try {
    touched.change(parse(R"({"optimizer": {"lr": 0.5, "momentum": 7}})"));
    FAIL() << "momentum 7 was taken";
  } catch (const ConfigError& error) {
    EXPECT_EQ(error.path(), "optimizer.momentum");
  }
  EXPECT_THROW(touched.change(parse(R"({"schedule": "nothing"})")), ConfigError);
  EXPECT_THROW(touched.change(parse(R"({"optimizer": "nothing"})")), ConfigError);
  EXPECT_THROW(touched.change(parse(R"({"optimizer": {"name": "adam", "momentum": 0.5}})")),
               ConfigError);
  EXPECT_THROW(touched.change(parse(R"({"batch": {"size": 3}})")), ConfigError);
  EXPECT_THROW(touched.change(parse(R"({})")), ConfigError);
  for (const double loss : losses(touched)) curve.push_back(loss);
  EXPECT_EQ(losses(plain), curve);
}

TEST(Trainer, ARefusedChangeDoesNotMakeThoseOfItsStep) {
  Trainer trainer =
      make(R"({"data": "moons", "changes": [{"step": 0, "optimizer": {"lr": 0.5}}]})");
  const std::vector<std::uint8_t> before = trainer.save();
  EXPECT_THROW(trainer.change(parse(R"({"optimizer": {"lr": -1}})")), ConfigError);
  EXPECT_EQ(trainer.save(), before);
}

TEST(Trainer, AChangeThatIsNoneIsCalledByItsName) {
  Trainer trainer = make(R"({"data": "moons"})");
  for (const char* change : {"[1]", "{}"}) {
    try {
      trainer.change(parse(change));
      FAIL() << change;
    } catch (const ConfigError& error) {
      EXPECT_EQ(error.path(), "change");
    }
  }
}

TEST(Trainer, APlateauFollowsWhatWasChangedWhileItRan) {
  Trainer live = make(
      R"({"data": "moons", "steps": 60, "evaluate_every": 5,
          "schedule": {"name": "plateau", "patience": 1, "threshold": 0.5}})");
  std::vector<double> curve;
  const auto go_on = [&](Step until) {
    while (live.status() == Status::ready && live.step() < until) {
      if (live.evaluation_due()) static_cast<void>(live.evaluate());
      curve.push_back(live.advance().loss);
    }
  };
  go_on(30);
  static_cast<void>(live.evaluate());
  live.change(parse(R"({"schedule": {"name": "plateau", "patience": 0, "threshold": 0.9}})"));
  go_on(60);
  EXPECT_LT(live.planned_lr(60), 0.01);
  Trainer replay(read_experiment(write_experiment(live.experiment())), nullptr);
  // It evaluates by itself where nobody asks.
  EXPECT_EQ(losses(replay), curve);
}

TEST(Trainer, PenaltiesAndClippingAreNotInTheLog) {
  Trainer plain = make(R"({"data": "moons", "steps": 1})");
  Trainer held = make(R"({"data": "moons", "steps": 1,
      "regularization": {"l1": 0.1, "l2": 0.1, "clip_norm": 0.001, "clip_value": 0.001}})");
  const StepRecord a = plain.advance();
  const StepRecord b = held.advance();
  EXPECT_EQ(a.loss, b.loss);
  EXPECT_EQ(a.grad_norm, b.grad_norm);
  EXPECT_LT((held.model().parameters().w - plain.model().parameters().w).abs().minCoeff(), 1e-3);
  EXPECT_NE(plain.evaluate().train_loss, held.evaluate().train_loss);
}

TEST(Trainer, TakesTaskAndClassesOfAHostsTable) {
  const auto build = [](const std::string& task, const Samples* table) {
    return Trainer(read_experiment(parse(R"({"batch": {"size": 2}, "data": {"source": "table",
        "table": {"task": ")" + task + R"(", "cells": {"a": ["1", "2"]}}}})")),
                   table);
  };
  const Samples table{Matrix::Random(10, 3), {0, 2, 1, 0, 2, 1, 0, 0, 0, 3}};
  const Trainer classes = build("classification", &table);
  EXPECT_EQ(classes.data().classes, 4);
  EXPECT_EQ(classes.data().train.rows(), 8);
  EXPECT_EQ(classes.data().train.x.cols(), 3);
  EXPECT_EQ(classes.data().test.rows(), 2);
  const Trainer values = build("regression", &table);
  EXPECT_EQ(values.data().task, Task::regression);
  EXPECT_EQ(values.data().classes, 0);

  // The table's part stands in the document as it was given.
  const Value written = write_experiment(classes.experiment());
  EXPECT_EQ(to_json(*written.find("data")),
            parse_json(R"({"source": "table", "train_fraction": 0.8, "standardize": true,
                            "table": {"task": "classification", "cells": {"a": ["1", "2"]}}})"));
}

TEST(Trainer, PredictionsAreProbabilities) {
  for (const LossEntry& entry : loss_entries()) {
    const std::string_view loss = entry.name;
    Trainer trainer =
        make(R"({"data": "moons", "steps": 20, "loss": ")" + std::string(loss) + R"("})");
    losses(trainer);
    const Samples& test = trainer.data().test;
    const Matrix p = trainer.predict({test.x.data(), test.x.rows(), test.x.cols()});
    for (Index row = 0; row < p.rows(); ++row) {
      ASSERT_NEAR(static_cast<double>(p.row(row).sum()), 1, 1e-5) << loss;
      ASSERT_GE(p.row(row).minCoeff(), 0) << loss;
    }
  }
}

}  // namespace
}  // namespace descent
