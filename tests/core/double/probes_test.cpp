// Probes against their definitions, worked out plainly.
#include <gtest/gtest.h>

#include "descent/instruments.hpp"
#include "json.hpp"

namespace descent {
namespace {

Json small() {
  return parse_json(R"({"version": 1, "data": {"source": "moons", "samples": 40},
    "model": {"hidden": [5, 4], "activation": "tanh"}, "batch": {"size": 8}, "steps": 3})");
}

Trainer trainer_of(const Json& document) { return {read_experiment(to_value(document)), nullptr}; }

std::vector<Reading> read(const Json& document, const char* instruments) {
  Instruments run(read_experiment(to_value(document)), nullptr,
                  read_instruments(parse(instruments)));
  while (!run.done()) run.work(1);
  return run.take();
}

/// The gradient of one row's loss.
Array row_gradient(Trainer& trainer, Index row) {
  const Samples& train = trainer.data().train;
  const ConstMatrixMap x(train.x.data() + row * train.x.cols(), 1, train.x.cols());
  Random random(1, Stream::dropout);
  const MatrixMap outputs = trainer.model().forward(x, random);
  MatrixMap delta = trainer.model().delta();
  static_cast<void>(make_at("loss", trainer.experiment().loss)
                        ->evaluate({outputs.data(), 1, outputs.cols()},
                                   {trainer.data().task, train.y.data() + row}, &delta));
  trainer.model().backward(x);
  return trainer.model().parameters().g;
}

TEST(NoiseScale, IsItsDefinitionRowByRow) {
  for (const char* loss : {"cross_entropy", "mse", "focal"}) {
    Json document = small();
    document["loss"] = loss;
    Trainer trainer = trainer_of(document);
    const auto readings = read(document, R"([{"name": "noise_scale", "every": 1}])");
    ASSERT_EQ(readings.size(), 4U);
    for (const Reading& reading : readings) {
      const Index rows = trainer.data().train.rows();
      std::vector<Array> gradients;
      Array mean = Array::Zero(trainer.parameters());
      for (Index row = 0; row < rows; ++row) {
        gradients.push_back(row_gradient(trainer, row));
        mean += gradients.back() / static_cast<Real>(rows);
      }
      double scatter = 0;
      for (const Array& gradient : gradients) scatter += (gradient - mean).square().sum();
      const double variance = scatter / static_cast<double>(rows - 1);
      const double square = mean.square().sum();
      EXPECT_EQ(reading.step, trainer.step());
      EXPECT_NEAR(reading.values[0], variance / square, 1e-9 * variance / square) << loss;
      EXPECT_NEAR(reading.values[1], variance, 1e-9 * variance) << loss;
      EXPECT_NEAR(reading.values[2], square, 1e-9 * square) << loss;
      if (trainer.status() == Status::ready) static_cast<void>(trainer.advance());
    }
  }
}

TEST(NoiseScale, OfOneRowIsNoNumber) {
  Json document = small();
  document["data"] = parse_json(
      R"({"source": "inline", "task": "regression", "train": {"x": [[1, 2]], "y": [3]}})");
  document["batch"]["size"] = 1;
  for (const Reading& reading : read(document, R"(["noise_scale"])")) {
    EXPECT_TRUE(std::isnan(reading.values[0]));
  }
}

TEST(DeadUnits, AreCountedByHand) {
  // x is −1, 0 and 2; units: never on; on at 2 alone; always on.
  Json document = parse_json(R"({"version": 1, "steps": 1, "batch": {"size": 3},
    "data": {"source": "inline", "task": "regression", "train": {"x": [[-1], [0], [2]],
             "y": [0, 0, 0]}},
    "model": {"hidden": [3], "activation": "relu", "init": {"name": "values", "layers": [
      {"weight": [[-1], [1], [0]], "bias": [-3, -1, 1]}, {"weight": [[1, 1, 1]], "bias": [0]}]}},
    "optimizer": {"name": "sgd", "lr": 0}})");
  for (const Reading& reading : read(document, R"(["dead_units"])")) {
    ASSERT_EQ(reading.values.size(), 1U);
    EXPECT_DOUBLE_EQ(reading.values[0], 1.0 / 3);
  }
  // Of tanh those with |z| > atanh √0.99 ≈ 2.99 on every row: now the first, by z = −2, −3, −5, is
  // not.
  document["model"]["activation"] = "tanh";
  EXPECT_DOUBLE_EQ(read(document, R"(["dead_units"])")[0].values[0], 0);
  document["model"]["init"]["layers"][0]["bias"][0] = -6;
  EXPECT_DOUBLE_EQ(read(document, R"(["dead_units"])")[0].values[0], 1.0 / 3);
}

TEST(UpdateRatio, IsTheRateWhereTheGradientIsTheWeight) {
  // One weight and y = 0 at x = 1: the loss is w², the update −2ηw.
  const Json document = parse_json(R"({"version": 1, "steps": 1, "batch": {"size": 2},
    "data": {"source": "inline", "task": "regression", "train": {"x": [[1], [-1]], "y": [0, 0]}},
    "model": {"hidden": [], "init": {"name": "values", "layers": [{"weight": [[3]], "bias": [0]}]}},
    "optimizer": {"name": "sgd", "lr": 0.01}})");
  const auto readings = read(document, R"(["update_ratio"])");
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_NEAR(readings[0].values[0], 0.02, 1e-12);
  EXPECT_TRUE(std::isnan(readings[1].values[0]));
}

TEST(GradientCosine, TellsOvershootingFromAStraightPath) {
  // On w² a step of 2ηw turns the gradient around where η > ½.
  const Json document = parse_json(R"({"version": 1, "steps": 2, "batch": {"size": 2},
    "data": {"source": "inline", "task": "regression", "train": {"x": [[1], [-1]], "y": [0, 0]}},
    "model": {"hidden": [], "init": {"name": "values", "layers": [{"weight": [[3]], "bias": [0]}]}},
    "optimizer": {"name": "sgd", "lr": 0.1}})");
  const char* instruments = R"([{"name": "gradient_cosine", "every": 1}])";
  EXPECT_NEAR(read(document, instruments)[0].values[0], 1, 1e-12);
  Json wild = document;
  wild["optimizer"]["lr"] = 0.8;
  EXPECT_NEAR(read(wild, instruments)[0].values[0], -1, 1e-12);
}

TEST(EffectiveRate, IsTheRateOverTheAverageGradient) {
  // After one update of Adam v̂ = g², so that η/(√v̂ + ε) is η/|g|: of w² at 3 that is η/6.
  const Json document = parse_json(R"({"version": 1, "steps": 1, "batch": {"size": 2},
    "data": {"source": "inline", "task": "regression", "train": {"x": [[1], [-1]], "y": [0, 0]}},
    "model": {"hidden": [], "init": {"name": "values", "layers": [{"weight": [[3]], "bias": [0]}]}},
    "optimizer": {"name": "adam", "lr": 0.01, "beta1": 0}})");
  const auto readings = read(document, R"(["effective_rate"])");
  EXPECT_TRUE(std::isnan(readings[0].values[2]));
  // Of weight and bias the lower: the bias has no gradient, and ε makes its rate huge.
  EXPECT_NEAR(readings[1].values[0], 0.01 / 6, 1e-8);
}

TEST(Instruments, NeverChangeARun) {
  Json document = small();
  document["steps"] = 30;
  document["optimizer"] = "adam";
  document["model"]["hidden"] =
      parse_json(R"([{"width": 5, "dropout": 0.3}, {"width": 4, "batch_norm": true}])");
  Trainer plain = trainer_of(document);
  while (plain.status() == Status::ready) static_cast<void>(plain.advance());
  Instruments measured(read_experiment(to_value(document)), nullptr, read_instruments(parse(R"([
    {"name": "noise_scale", "every": 7}, {"name": "sharpness", "every": 7},
    {"name": "update_ratio", "every": 3}, {"name": "dead_units", "every": 5},
    {"name": "gradient_cosine", "every": 1}, {"name": "effective_rate", "every": 4}])")));
  while (!measured.done()) measured.work(4);
  EXPECT_FALSE(measured.take().empty());
  EXPECT_EQ(plain.save(), measured.trainer().save());
}

}  // namespace
}  // namespace descent
