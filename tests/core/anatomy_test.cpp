// What losses make of logits: against PyTorch's (tests/reference/make_anatomies.py), closed forms,
// and differences of the losses themselves.
#include "descent/anatomy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "json.hpp"

namespace descent {
namespace {

constexpr bool is_double = std::is_same_v<Real, double>;
constexpr double tolerance = is_double ? 1e-9 : 2e-5;
constexpr Task classes = Task::classification;

template <class T>
std::vector<double> doubles(const std::vector<T>& numbers) {
  return {numbers.begin(), numbers.end()};
}

/// Within `part` of the largest of them: what is small is a difference of what is large.
void expect_close(const std::vector<double>& ours, const Json& theirs, const std::string& what,
                  double part = tolerance) {
  const auto wanted = theirs.get<std::vector<double>>();
  ASSERT_EQ(ours.size(), wanted.size()) << what;
  double largest = 0;
  for (const double value : wanted) largest = std::max(largest, std::abs(value));
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_NEAR(ours[i], wanted[i], part * largest) << what << ", entry " << i;
  }
}

void expect_dissected(const Dissection& ours, const Json& theirs, double part) {
  expect_close(doubles(ours.outputs), theirs.at("outputs"), "outputs", part);
  expect_close({ours.loss}, Json::array({theirs.at("loss")}), "loss", part);
  expect_close(doubles(ours.gradient), theirs.at("gradient"), "gradient", part);
  expect_close({ours.gradient_norm}, Json::array({theirs.at("gradient_norm")}), "size", part);
  expect_close({ours.error}, Json::array({theirs.at("error")}), "error", part);
}

/// A document with nothing but this row in its training set and a network that gives these logits
/// for it: weights of 0, and the logits as its biases.
Anatomy of_row(Task task, const std::vector<double>& logits, double target) {
  Json data{{"source", "inline"}, {"task", task == classes ? "classification" : "regression"}};
  if (task == classes) data["classes"] = logits.size();
  data["train"] = {{"x", {{0.5}}}, {"y", {target}}};
  const std::vector<std::vector<double>> weight(logits.size(), {0.0});
  const Json document{
      {"version", 1},
      {"data", data},
      {"model",
       {{"hidden", Json::array()},
        {"init", {{"name", "values"}, {"layers", {{{"weight", weight}, {"bias", logits}}}}}}}},
      {"loss", task == classes ? "cross_entropy" : "mse"},
      {"batch", {{"size", 1}}},
      {"steps", 1}};
  return {read_experiment(to_value(document)), nullptr};
}

AnatomyView look(Anatomy& anatomy, const Json& part) {
  return anatomy.look(read_anatomy(to_value(part)));
}

TEST(Anatomy, DissectsAsPyTorchDoes) {
  const Json reference = read_reference("anatomies.json");
  for (const Json& item : reference.at("rows")) {
    const Task task = item.at("task") == "regression" ? Task::regression : classes;
    Anatomy anatomy = of_row(task, item.at("logits").get<std::vector<double>>(), item.at("target"));
    const AnatomyView view = look(anatomy, {{"reduction", item.at("reduction")}});
    SCOPED_TRACE(item.at("logits").dump());
    EXPECT_NEAR(view.lead, item.at("lead").get<double>(), 1e-5);
    ASSERT_EQ(view.losses.size(), item.at("losses").size());
    for (std::size_t k = 0; k < view.losses.size(); ++k) {
      const Json& theirs = item.at("losses")[k];
      SCOPED_TRACE(theirs.at("name").get<std::string>() + " " +
                   std::string(view.losses[k].output()));
      EXPECT_EQ(view.losses[k].choice().entry->name, theirs.at("name").get<std::string>());
      expect_dissected(view.dissections[k], theirs, tolerance);
      expect_close(view.loss_curves[k], theirs.at("loss_curve"), "curve of the loss");
      expect_close(view.gradient_curves[k], theirs.at("gradient_curve"), "of the gradient");
    }
  }
}

TEST(Anatomy, FindsInARunWhatPyTorchFinds) {
  const Json reference = read_reference("anatomies.json");
  for (const Json& item : reference.at("runs")) {
    SCOPED_TRACE(item.at("loss_anatomy").dump());
    Anatomy anatomy(read_experiment(to_value(item.at("document"))), nullptr);
    const Knobs settings = read_anatomy(to_value(item.at("loss_anatomy")));
    while (!anatomy.train(anatomy.wanted(settings), 7)) continue;
    const AnatomyView view = anatomy.look(settings);
    const double part = is_double ? 1e-8 : 1e-3;
    expect_close(doubles(view.logits), item.at("logits"), "logits", part);
    EXPECT_EQ(view.rows, item.at("rows").get<Index>());
    EXPECT_EQ(view.wrong, item.at("wrong").get<Index>());
    EXPECT_EQ(view.hardest, item.at("hardest").get<Index>());
    for (std::size_t k = 0; k < view.losses.size(); ++k) {
      const Json& theirs = item.at("losses")[k];
      expect_dissected(view.dissections[k], theirs, part);
      EXPECT_EQ(view.plateaus[k].rows, theirs.at("plateau").at("rows").get<Index>());
      EXPECT_EQ(view.plateaus[k].wrong, theirs.at("plateau").at("wrong").get<Index>());
      EXPECT_EQ(Json(view.plateaus[k].histogram), theirs.at("plateau").at("histogram"));
    }
  }
}

/// p − y of cross-entropy, and 2 (p − y) p′(z) of the squared error, divided by C where it is a
/// mean.
TEST(Anatomy, HasTheGradientsOfTheClosedForms) {
  const std::vector<Real> z{Real(0.25), Real(-1.5), Real(2)};
  const Real target = 1;
  for (const double count : {3.0, 1.0}) {
    const std::vector<SideLoss> losses = side_losses(classes, count > 1 ? "mean" : "sum");
    ASSERT_EQ(losses.size(), 4U);
    double total = 0;
    for (const Real each : z) total += std::exp(static_cast<double>(each));
    double mean = 0;  // Σ p (p − y), which softmax takes off
    std::vector<double> p;
    for (std::size_t c = 0; c < 3; ++c) {
      p.push_back(std::exp(static_cast<double>(z[c])) / total);
      mean += p[c] * (p[c] - (c == 1 ? 1 : 0));
    }
    for (std::size_t c = 0; c < 3; ++c) {
      const double y = c == 1 ? 1 : 0;
      const double sigmoid = 1 / (1 + std::exp(-static_cast<double>(z[c])));
      const double wanted[] = {
          p[c] - y,
          2 * (static_cast<double>(z[c]) - y) / count,
          2 * (sigmoid - y) * sigmoid * (1 - sigmoid) / count,
          2 * p[c] * ((p[c] - y) - mean) / count,
      };
      const double outputs[] = {p[c], static_cast<double>(z[c]), sigmoid, p[c]};
      for (std::size_t k = 0; k < 4; ++k) {
        const Dissection at = losses[k].dissect(classes, z, target);
        EXPECT_NEAR(static_cast<double>(at.gradient[c]), wanted[k], 1e-6) << k << ", " << c;
        EXPECT_NEAR(static_cast<double>(at.outputs[c]), outputs[k], 1e-6) << k << ", " << c;
      }
    }
  }
}

TEST(Anatomy, HasGradientsThatAreTheLossesSlopes) {
  constexpr double h = is_double ? 1e-5 : 1e-2;
  const std::vector<Real> logits{Real(0.7), Real(-0.4), Real(1.1), Real(0.2)};
  for (const Task task : {classes, Task::regression}) {
    const std::vector<Real> z(logits.begin(), task == classes ? logits.end() : logits.begin() + 1);
    const Real target = task == classes ? Real(3) : Real(-0.6);
    for (const SideLoss& loss : side_losses(task, "mean")) {
      const Dissection at = loss.dissect(task, z, target);
      for (std::size_t c = 0; c < z.size(); ++c) {
        std::vector<Real> above = z;
        std::vector<Real> below = z;
        above[c] += static_cast<Real>(h);
        below[c] -= static_cast<Real>(h);
        const double slope =
            (loss.dissect(task, above, target).loss - loss.dissect(task, below, target).loss) /
            (2 * h);
        EXPECT_NEAR(static_cast<double>(at.gradient[c]), slope, is_double ? 1e-8 : 2e-4)
            << loss.choice().entry->name << " " << loss.output() << ", " << c;
      }
    }
  }
}

/// The squared error sees the very outputs that are shown.
TEST(Anatomy, ShowsTheOutputsThatTheLossSees) {
  const std::vector<Real> z{Real(3), Real(-2), Real(0.5)};
  for (const SideLoss& loss : side_losses(classes, "sum")) {
    const Dissection at = loss.dissect(classes, z, 0);
    if (loss.choice().entry->name != "mse") continue;
    EXPECT_NEAR(at.loss, at.error * at.error, 1e-5 * at.loss) << loss.output();
  }
}

TEST(Anatomy, HoldsWhereExponentialsDoNot) {
  const std::vector<Real> z{Real(1000), Real(0), Real(-1000)};
  const std::vector<SideLoss> losses = side_losses(classes, "sum");
  const double loss[] = {1000, 1000.0 * 1000 + 1 + 1000.0 * 1000, 1 + 0.25, 2};
  for (std::size_t k = 0; k < losses.size(); ++k) {
    const Dissection at = losses[k].dissect(classes, z, 1);
    EXPECT_NEAR(at.loss, loss[k], 1e-5 * loss[k]) << k;
  }
  // Wrong by √2, and the softmax lets nothing through.
  const Dissection stuck = losses[3].dissect(classes, z, 1);
  EXPECT_EQ(stuck.gradient_norm, 0);
  EXPECT_TRUE(stuck.hardly_moves());
  EXPECT_FALSE(losses[0].dissect(classes, z, 1).hardly_moves());
  // Right, and sure of it: there is no error to move for.
  EXPECT_FALSE(losses[3].dissect(classes, z, 0).hardly_moves());
}

const char* const moons = R"({"data": "moons", "steps": 40, "loss": "cross_entropy"})";

TEST(Anatomy, TrainsOnFromWhereItStands) {
  Anatomy slowly(read_experiment(parse(moons)), nullptr);
  EXPECT_FALSE(slowly.train(30, 10));
  EXPECT_EQ(slowly.trainer().step(), 10);
  EXPECT_FALSE(slowly.train(30, 19));
  EXPECT_TRUE(slowly.train(30, 100));
  EXPECT_EQ(slowly.trainer().step(), 30);
  Anatomy at_once(read_experiment(parse(moons)), nullptr);
  EXPECT_TRUE(at_once.train(30, 1000));
  EXPECT_EQ(look(slowly, Json::object()).logits, look(at_once, Json::object()).logits);
}

TEST(Anatomy, LeavesTheRunAsItWas) {
  Anatomy looked(read_experiment(parse(R"({"data": "moons", "steps": 40, "optimizer": "asgd",
      "model": {"hidden": [{"width": 5, "batch_norm": true, "dropout": 0.2}]}})")),
                 nullptr);
  Anatomy unseen(looked.trainer().experiment(), nullptr);
  for (const Step step : {10, 20, 40}) {
    looked.train(step, step);
    static_cast<void>(look(looked, {{"set", "test"}}));
  }
  unseen.train(40, 40);
  EXPECT_EQ(look(looked, Json::object()).logits, look(unseen, Json::object()).logits);
}

TEST(Anatomy, CountsAsAnEvaluationDoes) {
  Anatomy anatomy(read_experiment(parse(moons)), nullptr);
  anatomy.train(40, 40);
  Trainer trainer(anatomy.trainer().experiment(), nullptr);
  while (trainer.status() == Status::ready) static_cast<void>(trainer.advance());
  const Evaluation evaluation = trainer.evaluate();
  for (const auto& [set, accuracy] : {std::pair{"train", evaluation.train_accuracy},
                                      std::pair{"test", evaluation.test_accuracy}}) {
    const AnatomyView view = look(anatomy, {{"set", set}});
    EXPECT_NEAR(static_cast<double>(view.rows - view.wrong) / static_cast<double>(view.rows),
                accuracy, 1e-12);
    // The hardest is wrong as long as any is, and none has a smaller lead.
    const AnatomyView hardest = look(anatomy, {{"set", set}, {"row", view.hardest}});
    EXPECT_EQ(hardest.lead <= 0, view.wrong > 0);
    for (Index row = 0; row < view.rows; ++row) {
      EXPECT_GE(look(anatomy, {{"set", set}, {"row", row}}).lead, hardest.lead);
    }
    for (const Plateau& plateau : view.plateaus) {
      Index counted = 0;
      for (const Index bin : plateau.histogram) counted += bin;
      EXPECT_EQ(counted, view.rows);
      // A tenth is the seventh bound.
      Index below = 0;
      for (std::size_t bin = 0; bin < 7; ++bin) below += plateau.histogram[bin];
      EXPECT_EQ(below, plateau.rows);
      EXPECT_LE(plateau.wrong, plateau.rows);
    }
    // Its gradient is its error.
    EXPECT_EQ(view.plateaus[0].rows, 0);
  }
}

TEST(Anatomy, TakesOneOutputForTwoClassesAsTwo) {
  Anatomy anatomy(
      read_experiment(parse(R"({"data": "moons", "steps": 5, "loss": "binary_cross_entropy"})")),
      nullptr);
  anatomy.train(5, 5);
  const AnatomyView view = look(anatomy, Json::object());
  ASSERT_EQ(view.logits.size(), 2U);
  EXPECT_EQ(view.logits[0], 0);
  Trainer trainer(anatomy.trainer().experiment(), nullptr);
  while (trainer.status() == Status::ready) static_cast<void>(trainer.advance());
  const Matrix p = trainer.predict({view.x.data(), 1, 2});
  EXPECT_NEAR(static_cast<double>(view.dissections[0].outputs[1]), static_cast<double>(p(0, 1)),
              1e-6);
}

TEST(Anatomy, GoesToTheEndWhereNoStepIsNamed) {
  Anatomy anatomy(read_experiment(parse(moons)), nullptr);
  EXPECT_EQ(anatomy.wanted(read_anatomy(parse("{}"))), 40);
  EXPECT_EQ(anatomy.wanted(read_anatomy(parse(R"({"step": 12})"))), 12);
  EXPECT_EQ(anatomy.wanted(read_anatomy(parse(R"({"step": 41})"))), 40);
}

TEST(Anatomy, LooksAtARunThatDivergedWhereItStands) {
  Anatomy anatomy(read_experiment(parse(R"({"data": "moons", "steps": 40, "loss": "mse",
      "optimizer": {"name": "sgd", "lr": 1e38}})")),
                  nullptr);
  EXPECT_TRUE(anatomy.train(40, 40));
  EXPECT_EQ(anatomy.trainer().status(), Status::diverged);
  const AnatomyView view = look(anatomy, Json::object());
  // Far away, or no number at all.
  EXPECT_FALSE(std::abs(view.lead) < 1e6);
}

TEST(Anatomy, RefusesWithThePlace) {
  const auto refusal = [](const char* data, const char* part) -> std::string {
    try {
      Anatomy anatomy(read_experiment(parse(data)), nullptr);
      const Knobs settings = read_anatomy(parse(part));
      static_cast<void>(anatomy.wanted(settings));
      static_cast<void>(anatomy.look(settings));
    } catch (const ConfigError& error) {
      return error.what();
    }
    return "";
  };
  const char* small = R"({"data": {"source": "moons", "samples": 10}, "batch": {"size": 4}})";
  const char* untested =
      R"({"data": {"source": "moons", "samples": 10, "train_fraction": 1}, "batch": {"size": 4}})";
  EXPECT_EQ(refusal(small, R"({"row": 8})"),
            "loss_anatomy.row: 8 is above 7, the last row of the train set");
  EXPECT_EQ(refusal(small, R"({"row": 2, "set": "test"})"),
            "loss_anatomy.row: 2 is above 1, the last row of the test set");
  EXPECT_EQ(refusal(untested, R"({"set": "test"})"),
            "loss_anatomy.set: test: there are no test rows");
  EXPECT_EQ(refusal(small, R"({"row": -1})"), "loss_anatomy.row: -1 is below 0");
  EXPECT_EQ(refusal(small, R"({"step": 1.5})"), "loss_anatomy.step: 1.5 is not a whole number");
  EXPECT_EQ(refusal(small, R"({"steps": 1})").substr(0, 27), "loss_anatomy.steps: unknown");
  EXPECT_EQ(refusal(small, "{}"), "");
}

}  // namespace
}  // namespace descent
