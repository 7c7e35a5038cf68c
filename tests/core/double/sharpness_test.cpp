// The largest eigenvalue against that of the dense Hessian, made of differences of gradients, for
// every loss and activation; and against PyTorch's.
#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <cmath>

#include "descent/instruments.hpp"
#include "json.hpp"
#include "lab/hessian.hpp"

namespace descent {
namespace {

Array gradient(Trainer& trainer) {
  const Samples& train = trainer.data().train;
  const ConstMatrixMap x(train.x.data(), train.rows(), train.x.cols());
  Random random(1, Stream::dropout);
  const MatrixMap outputs = trainer.model().forward(x, random);
  MatrixMap delta = trainer.model().delta();
  static_cast<void>(make_at("loss", trainer.experiment().loss)
                        ->evaluate({outputs.data(), outputs.rows(), outputs.cols()},
                                   {trainer.data().task, train.y.data()}, &delta));
  trainer.model().backward(x);
  return trainer.model().parameters().g;
}

/// Central differences: the error is of the order of step².
Eigen::MatrixXd dense_hessian(Trainer& trainer) {
  constexpr double step = 1e-5;
  const Index n = trainer.parameters();
  Eigen::MatrixXd hessian(n, n);
  for (Index i = 0; i < n; ++i) {
    const double before = trainer.model().parameters().w(i);
    trainer.model().parameters().w(i) = before + step;
    const Array ahead = gradient(trainer);
    trainer.model().parameters().w(i) = before - step;
    hessian.col(i) = (ahead - gradient(trainer)).matrix() / (2 * step);
    trainer.model().parameters().w(i) = before;
  }
  return (hessian + hessian.transpose()) / 2;
}

double largest(const Eigen::MatrixXd& matrix) {
  return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(matrix, Eigen::EigenvaluesOnly)
      .eigenvalues()
      .tail(1)(0);
}

Trainer trainer_of(const Json& document) { return {read_experiment(to_value(document)), nullptr}; }

double sharpness(const Json& document, std::size_t which = 0) {
  Instruments run(read_experiment(to_value(document)), nullptr,
                  read_instruments(parse(R"([{"name": "sharpness", "every": 1}])")));
  while (!run.done()) run.work(1);
  return run.take()[which].values[0];
}

/// Of fewer rows than a pass of the model may have. Biases start at zero, so a row that no unit of
/// the first layer answers lies on the next one's kink, where differences say nothing: with this
/// seed there is none.
Json small(const std::string& data) {
  Json document =
      parse_json(R"({"version": 1, "seed": 6, "model": {"hidden": [4, 3]}, "steps": 1})");
  document["data"] = {{"source", data}, {"samples", 50}};
  return document;
}

void expect_dense(const Json& document) {
  Trainer trainer = trainer_of(document);
  const Eigen::MatrixXd dense = dense_hessian(trainer);
  const std::unique_ptr<Hessian> hessian = make_hessian(trainer, 1000);
  Array product(trainer.parameters());
  for (Index i = 0; i < trainer.parameters(); i += 3) {
    Array unit = Array::Zero(trainer.parameters());
    unit(i) = 1;
    hessian->multiply(unit, product);
    EXPECT_LT((product.matrix() - dense.col(i)).norm(), 1e-6 * (1 + dense.norm()))
        << document << " column " << i;
  }
  const double expected = largest(dense);
  EXPECT_NEAR(sharpness(document), expected, 1e-3 * std::abs(expected)) << document;
}

TEST(Sharpness, IsTheDenseHessiansForEveryLossAndActivation) {
  for (const LossEntry& loss : loss_entries()) {
    for (const ActivationEntry& activation : activation_entries()) {
      for (const Task task : loss.tasks) {
        const bool regression = task == Task::regression;
        Json document = small(regression ? "reg-plane" : "moons");
        document["loss"] = loss.name;
        document["model"]["activation"] = activation.name;
        expect_dense(document);
      }
    }
  }
}

TEST(Sharpness, IsSoForTheirKnobs) {
  for (const char* loss :
       {R"({"name": "mse", "output": "sigmoid"})", R"({"name": "mse", "output": "softmax"})",
        R"({"name": "mse", "reduction": "sum"})", R"({"name": "focal", "gamma": 0})",
        R"({"name": "focal", "gamma": 0.5})", R"({"name": "huber", "delta": 0.2})",
        R"({"name": "cross_entropy", "label_smoothing": 0.2})",
        R"({"name": "binary_cross_entropy", "pos_weight": 3})"}) {
    Json document = small("moons");
    document["loss"] = parse_json(loss);
    document["model"]["activation"] = "tanh";
    expect_dense(document);
  }
  for (const char* activation :
       {R"({"name": "gelu", "approximate": "tanh"})", R"({"name": "elu", "alpha": 0.5})",
        R"({"name": "softplus", "beta": 3, "threshold": 2})"}) {
    Json document = small("moons");
    document["model"]["activation"] = parse_json(activation);
    expect_dense(document);
  }
}

TEST(Sharpness, OfNormalizedLayersIsThatOfTheirBatches) {
  Json document = small("moons");
  document["model"]["hidden"] = parse_json(R"([{"width": 4, "batch_norm": true}, 3])");
  document["batch"]["size"] = 40;
  Trainer trainer = trainer_of(document);
  const double expected = largest(dense_hessian(trainer));
  EXPECT_NEAR(sharpness(document), expected, 1e-3 * expected);
}

TEST(Sharpness, AgreesWithPyTorch) {
  for (const Json& row : read_reference("sharpness.json")) {
    const double expected = row["sharpness"].get<double>();
    EXPECT_NEAR(sharpness(row["experiment"]), expected, 1e-3 * expected) << row["name"];
  }
}

TEST(Sharpness, IsNotTheSecondEigenvalue) {
  // y = w·x with two features: the Hessian is 2·mean(x xᵀ), here diagonal with 2 and 2.02.
  const Json document = parse_json(R"({"version": 1, "steps": 1, "batch": {"size": 4},
    "data": {"source": "inline", "task": "regression",
      "train": {"x": [[1.4142135, 0], [-1.4142135, 0], [0, 1.4212670], [0, -1.4212670]],
                "y": [0, 0, 0, 0]}}, "model": {"hidden": []}})");
  EXPECT_NEAR(sharpness(document), 2.02, 1e-4);
}

/// [2η(λ)]: what a quadratic of curvature 2 does at a rate just under and just over the threshold.
double threshold(const char* optimizer, std::size_t reading = 0) {
  Json document = parse_json(R"({"version": 1, "steps": 3, "batch": {"size": 2},
    "data": {"source": "inline", "task": "regression", "train": {"x": [[1], [-1]], "y": [0, 0]}},
    "model": {"hidden": []}})");
  document["optimizer"] = parse_json(optimizer);
  Instruments run(read_experiment(to_value(document)), nullptr,
                  read_instruments(parse(R"([{"name": "sharpness", "every": 1}])")));
  while (!run.done()) run.work(1);
  return run.take()[reading].values[1];
}

TEST(Sharpness, KnowsTheThresholds) {
  EXPECT_DOUBLE_EQ(threshold(R"({"name": "sgd", "lr": 0.1})"), 20);
  EXPECT_DOUBLE_EQ(threshold(R"({"name": "sgd", "lr": 0.1, "momentum": 0.9})"), 38);
  EXPECT_NEAR(threshold(R"({"name": "sgd", "lr": 0.1, "momentum": 0.9, "dampening": 0.9})"), 380,
              1e-9);
  EXPECT_NEAR(threshold(R"({"name": "sgd", "lr": 0.1, "momentum": 0.9, "nesterov": true})"),
              38 / 2.8, 1e-12);
  EXPECT_DOUBLE_EQ(threshold(R"({"name": "sgd", "lr": 0.1, "weight_decay": 1})"), 19);
  EXPECT_NEAR(threshold(R"({"name": "adam", "lr": 0.1})", 1), 380, 1e-9);
  EXPECT_TRUE(std::isnan(threshold(R"({"name": "lion", "lr": 0.1})")));
}

TEST(Sharpness, OfAQuadraticDecidesWhetherItDiverges) {
  // The loss is w²: λ = 2 along the weight. Just below each threshold a run comes down, above it
  // up.
  for (const char* optimizer : {R"({"name": "sgd"})", R"({"name": "sgd", "momentum": 0.5})",
                                R"({"name": "sgd", "momentum": 0.5, "dampening": 0.5})",
                                R"({"name": "sgd", "momentum": 0.5, "nesterov": true})"}) {
    Json rule = parse_json(optimizer);
    rule["lr"] = 1;
    const double limit = threshold(rule.dump().c_str()) / 2;
    for (const double factor : {0.97, 1.03}) {
      rule["lr"] = limit * factor;
      Json document = parse_json(R"({"version": 1, "steps": 400, "batch": {"size": 2},
        "data": {"source": "inline", "task": "regression",
                 "train": {"x": [[1], [-1]], "y": [0, 0]}}, "model": {"hidden": []}})");
      document["optimizer"] = rule;
      Trainer trainer = trainer_of(document);
      const double first = trainer.advance().loss;
      double last = first;
      while (trainer.status() == Status::ready) last = trainer.advance().loss;
      EXPECT_EQ(last < first, factor < 1) << rule;
    }
  }
}

}  // namespace
}  // namespace descent
