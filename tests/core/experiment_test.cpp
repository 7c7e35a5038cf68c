// Documents: what is refused and with which words, what a document means, and writing it back.
#include "descent/experiment.hpp"

#include <gtest/gtest.h>

#include "descent/trainer.hpp"
#include "json.hpp"

namespace descent {
namespace {

/// The error of a document, when it is read or when its run is built; empty when there is none.
std::string error_of(const std::string& text) {
  try {
    const Trainer trainer(read_experiment(parse(text)), nullptr);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

struct Refusal {
  const char* document;
  const char* error;
};

TEST(Experiment, RefusesWithPathAndReason) {
  const Refusal refusals[] = {
      {R"([1])", "experiment: expected an object, found a list"},
      {R"({"": 1, "data": "spiral"})",
       "\"\": unknown; expected one of version, name, seed, data, model, loss, optimizer, "
       "schedule, regularization, batch, steps, epochs, evaluate_every, changes"},
      {R"({"data": "spiral", "batch": {"": 1}})",
       "batch.\"\": unknown; batch has size, shuffle, drop_last"},
      {R"({"data": "spiral", "name": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]})",
       "experiment: nests too deeply"},
      {R"({"data": "spiral", "optimizer": {"name": "sgd", "lr": 1e39}})",
       "optimizer.lr: 1e+39 is too large; float32 ends at 3.40282346638529e+38"},
      {R"({"data": {"source": "spiral", "samples": 100000}, "batch": {"size": 50000},
           "model": {"hidden": [4096, 1, 4096]}})",
       "batch.size: 50000 rows through 8195 units make 409750000 numbers where at most 50000000 "
       "are allowed"},
      {R"({})", "data: is missing"},
      {R"({"data": "spiral", "opimizer": "sgd"})",
       "opimizer: unknown; expected one of version, name, seed, data, model, loss, optimizer, "
       "schedule, regularization, batch, steps, epochs, evaluate_every, changes"},
      {R"({"version": 2, "data": "spiral"})", "version: 2 is unknown; this is version 1"},
      {R"({"name": 3, "data": "spiral"})", "name: expected a text, found 3"},
      {R"({"seed": -1, "data": "spiral"})", "seed: -1 is below 0"},
      {R"({"seed": 1.5, "data": "spiral"})", "seed: 1.5 is not a whole number"},
      {R"({"seed": "1", "data": "spiral"})", "seed: expected a whole number, found \"1\""},
      {R"({"data": "spiral", "steps": 10, "epochs": 2})",
       "epochs: steps is given as well; keep one of them"},
      {R"({"data": "spiral", "steps": 0})", "steps: 0 is below 1"},
      {R"({"data": {"samples": 5}})", "data: source is missing"},
      {R"({"data": {"source": "mnist"}})",
       "data.source: \"mnist\" is unknown; choose one of breast_cancer, checkerboard, circle, "
       "digits, fashion_mnist, gauss, iris, moons, penguins, reg-gauss, reg-plane, sine, spiral, "
       "xor"},
      {R"({"data": {"source": "spiral", "nosie": 1}})",
       "data.nosie: unknown; spiral has source, train_fraction, standardize, samples, noise"},
      {R"({"data": {"source": "digits"}})", "data.source: digits: its table was not given"},
      {R"({"data": "spiral", "optimizer": {"name": "sgd", "momentum": 1.2}})",
       "optimizer.momentum: 1.2 is above 1"},
      {R"({"data": "spiral", "optimizer": {"name": "adam", "beta1": 1}})",
       "optimizer.beta1: 1 is not below 1"},
      {R"({"data": "spiral", "optimizer": {"name": "sgd", "nesterov": true}})",
       "optimizer.nesterov: needs a momentum above 0 and a dampening of 0"},
      {R"({"data": "spiral", "optimizer": {"name": "sgd", "nesterov": 1}})",
       "optimizer.nesterov: expected true or false, found 1"},
      {R"({"data": "spiral", "optimizer": {"lr": 1}})", "optimizer: name is missing"},
      {R"({"data": "spiral", "optimizer": 7})", "optimizer: expected a name or an object, found 7"},
      {R"({"data": "spiral", "optimizer": "sdg"})",
       "optimizer.name: \"sdg\" is unknown; choose one of adadelta, adafactor, adagrad, adam, "
       "adamax, adamw, asgd, lamb, lars, lion, muon, nadam, radam, rmsprop, rprop, "
       "schedule_free_adamw, sgd"},
      {R"({"data": "spiral", "schedule": {"name": "cyclic", "mode": "square"}})",
       "schedule.mode: \"square\" is unknown; choose one of triangular, triangular2, exp_range"},
      {R"({"data": "spiral", "schedule": {"name": "multistep", "milestones": [3, 2]}})",
       "schedule.milestones: must be in ascending order"},
      {R"({"data": "spiral", "schedule": {"name": "multistep", "milestones": [3, 4.5]}})",
       "schedule.milestones[1]: 4.5 is not a whole number"},
      {R"({"data": "sine", "loss": "cross_entropy"})",
       "loss.name: cross_entropy does not go with regression"},
      {R"({"data": "spiral", "loss": {"name": "huber", "delta": 0}})",
       "loss.delta: 0 is not above 0"},
      {R"({"data": "spiral", "batch": {"size": 385}})",
       "batch.size: 385 is above 384, the number of training rows"},
      {R"({"data": "spiral", "batch": {"size": 0}})", "batch.size: 0 is below 1"},
      {R"({"data": "spiral", "model": {"hidden": [4, 0]}})", "model.hidden[1]: 0 is below 1"},
      {R"({"data": "spiral", "model": {"hidden": 4}})",
       "model.hidden: expected a list of layers, found 4"},
      {R"({"data": "spiral", "model": {"hidden": [4, "x"]}})",
       "model.hidden[1]: expected a whole number or an object, found \"x\""},
      {R"({"data": "spiral", "model": {"hidden": [{"dropout": 0.5}]}})",
       "model.hidden[0].width: is missing"},
      {R"({"data": "spiral", "model": {"hidden": [{"width": 4, "dropout": 1}]}})",
       "model.hidden[0].dropout: 1 is not below 1"},
      {R"({"data": "spiral", "model": {"hidden": [{"width": 4, "batchnorm": true}]}})",
       "model.hidden[0].batchnorm: unknown; a layer has width, batch_norm, dropout"},
      {R"({"data": "spiral", "model": {"hidden": [4, {"width": 4, "batch_norm": true}]},
           "batch": {"size": 1}})",
       "batch.size: 1 is a batch of one row, whose variance batch normalization in "
       "model.hidden[1] cannot take"},
      {R"({"data": {"source": "spiral", "samples": 50, "train_fraction": 1}, "batch": {"size": 7},
           "model": {"hidden": [{"width": 4, "batch_norm": true}]}})",
       "batch.size: 7 leaves a last batch of one row, whose variance batch normalization in "
       "model.hidden[0] cannot take"},
      {R"({"data": "iris", "loss": "binary_cross_entropy"})",
       "data.source: iris: its table was not given"},
      {R"({"data": {"source": "inline", "classes": 3, "train": {"x": [[1]], "y": [0]}},
           "batch": {"size": 1}, "loss": "binary_cross_entropy"})",
       "loss.name: binary_cross_entropy is for 2 classes; the data have 3"},
      {R"({"data": "sine", "loss": {"name": "mse", "output": "softmax"}})",
       "loss.output: softmax does not go with regression"},
      {R"({"data": "spiral", "regularization": {"clip_norm": 0}})",
       "regularization.clip_norm: 0 is not above 0"},
      {R"({"data": "spiral", "regularization": {"l3": 1}})",
       "regularization.l3: unknown; regularization has l1, l2, decay, clip_norm, clip_value"},
      {R"({"data": "spiral", "regularization": {"decay": 0.1}, "optimizer": "schedule_free_adamw"})",
       "regularization.decay: is lost on schedule_free_adamw; use optimizer.weight_decay"},
      {R"({"data": "spiral", "schedule": {"name": "piecewise", "points": []}})",
       "schedule.points: has no points"},
      {R"({"data": "spiral", "schedule": {"name": "piecewise", "points": [[0, 1], [0, 2]]}})",
       "schedule.points[1][0]: 0 is not above 0, the step before it"},
      {R"({"data": "spiral", "schedule": {"name": "piecewise", "points": [[0, 1], [3]]}})",
       "schedule.points[1]: expected a pair [step, value], found 1 number"},
      {R"({"data": "spiral", "schedule": {"name": "piecewise", "points": [[0, "fast"]]}})",
       "schedule.points[0][1]: expected a number, found \"fast\""},
      {R"({"data": "spiral", "schedule": {"name": "multistep", "milestones": [100, "end"]}})",
       "schedule.milestones[1]: expected a number, found \"end\""},
      {R"({"data": "spiral", "schedule": {"name": "piecewise", "points": [[0, -1]]}})",
       "schedule.points[0][1]: -1 is below 0"},
      {R"({"data": "spiral", "model": {"layers": 4}})",
       "model.layers: unknown; expected one of hidden, activation, init"},
      {R"({"data": "spiral", "model": {"hidden": [4096, 4096, 4096, 4096]}})",
       "model.hidden: makes 50364418 parameters where at most 50000000 are allowed"},
      {R"({"data": {"source": "inline", "train": {"x": [[1]], "y": [0]}}})",
       "data.classes: is missing"},
      {R"({"data": {"source": "inline", "classes": 2}})", "data.train: is missing"},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [], "y": []}}})",
       "data.train.x: has no rows"},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [[1, 2], [3]], "y": [0, 1]}}})",
       "data.train.x[1]: has 1 numbers where row 0 has 2"},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [[1], [3]], "y": [0, 2]}}})",
       "data.train.y[1]: 2 is not a class from 0 to 1"},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [[1], [3]], "y": [0]}}})",
       "data.train.y: has 1 values where x has 2 rows"},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [[1], ["a"]], "y": [0, 1]}}})",
       "data.train.x[1][0]: expected a number, found \"a\""},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [1, 3], "y": [0, 1]}}})",
       "data.train.x[0]: expected a list of numbers, found 1"},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [[1], [3]], "y": [0, "1"]}}})",
       "data.train.y[1]: expected a number, found \"1\""},
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [[1]], "y": [0]},
           "test": {"x": [[1, 2]], "y": [0]}}, "batch": {"size": 1}})",
       "data.test.x: has 2 columns where data.train.x has 1"},
      {R"({"data": {"source": "inline", "task": "regression", "classes": 2,
           "train": {"x": [[1]], "y": [0]}}})",
       "data.classes: does not go with regression"},
      {R"({"data": {"source": "table"}})", "data.table: is missing"},
      {R"({"data": {"source": "table", "table": []}})",
       "data.table: expected an object, found a list"},
      {R"({"data": {"source": "table", "table": {}}})", "data.table.task: is missing"},
      {R"({"data": {"source": "table", "table": {"task": "ranking"}}})",
       "data.table.task: expected classification or regression, found \"ranking\""},
      {R"({"data": {"source": "table", "samples": 5, "table": {"task": "regression"}}})",
       "data.samples: unknown; a table has source, table, train_fraction, standardize"},
      {R"({"data": {"source": "table", "train_fraction": 2, "table": {"task": "regression"}}})",
       "data.train_fraction: 2 is above 1"},
      {R"({"data": {"source": "table", "table": {"task": "regression"}}, "loss": "focal"})",
       "loss.name: focal does not go with regression"},
      {R"({"data": {"source": "table", "table": {"task": "regression"}}})",
       "data.source: table: its table was not given"},
      {R"({"data": "spiral", "model": {"hidden": [], "init": {"name": "values", "layers": []}}})",
       "model.init.layers: has no layers"},
      {R"({"data": "spiral", "model": {"hidden": [],
           "init": {"name": "values", "layers": [{"weight": [[1]], "bias": [0]}]}}})",
       "model.init.layers[0].weight: is 1 by 1 where the layer is 2 by 2"},
      {R"({"data": "spiral", "model": {"hidden": [],
           "init": {"name": "values", "layers": [{"weight": [[1, 2], [3, 4]], "bias": [0]}]}}})",
       "model.init.layers[0].bias: has 1 values where the layer has 2 units"},
      {R"({"data": "spiral", "changes": [{"step": 5}]})",
       "changes[0]: changes neither optimizer nor schedule"},
      {R"({"data": "spiral", "changes": [{"step": 5, "optimizer": {"lr": -1}}]})",
       "changes[0].optimizer.lr: -1 is below 0"},
      {R"({"data": "spiral", "changes": [{"step": 5, "optimizer": {"name": "adm"}}]})",
       "changes[0].optimizer.name: \"adm\" is unknown; choose one of adadelta, adafactor, adagrad, "
       "adam, adamax, adamw, asgd, lamb, lars, lion, muon, nadam, radam, rmsprop, rprop, "
       "schedule_free_adamw, sgd"},
      {R"({"data": "spiral", "changes": [{"step": 5, "optimizer": {"lr": 1}},
           {"step": 6, "optimizer": {"name": "adam", "momentum": 0.9}}]})",
       "changes[1].optimizer.momentum: unknown; adam has lr, beta1, beta2, bias_correction, "
       "amsgrad, eps, weight_decay"},
      {R"({"data": "spiral", "optimizer": "adam", "changes": [{"step": 5, "optimizer": "sgd"},
           {"step": 6, "optimizer": {"beta1": 0.5}}]})",
       "changes[1].optimizer.beta1: unknown; sgd has lr, momentum, dampening, nesterov, "
       "weight_decay"},
      {R"({"data": "spiral", "changes": [{"step": 5, "optimizer": {"name": "adam", "lr": -1}}]})",
       "changes[0].optimizer.lr: -1 is below 0"},
      {R"({"data": "spiral", "changes": [{"step": 5, "optimizer": 3}]})",
       "changes[0].optimizer: expected an object, found 3"},
      {R"({"data": "spiral", "regularization": {"decay": 0.1},
           "changes": [{"step": 5, "optimizer": "schedule_free_adamw"}]})",
       "regularization.decay: is lost on schedule_free_adamw; use optimizer.weight_decay"},
      {R"({"data": "spiral", "changes": [{"step": 5, "schedule": "exp"},
                                          {"step": 4, "schedule": "exp"}]})",
       "changes[1].step: 4 is before the change above"},
  };
  for (const Refusal& refusal : refusals) {
    EXPECT_EQ(error_of(refusal.document), refusal.error) << refusal.document;
  }
}

TEST(Experiment, FillsInDefaults) {
  const Value written = write_experiment(read_experiment(parse(R"({"data": "spiral"})")));
  const Value full = parse(R"({
    "version": 1, "name": "", "seed": 1, "steps": 1000, "evaluate_every": 50,
    "data": {"source": "spiral", "samples": 480, "noise": 0.03,
             "train_fraction": 0.8, "standardize": true},
    "model": {"hidden": [16, 16], "activation": {"name": "relu"}, "init": {"name": "he_normal"}},
    "loss": {"name": "cross_entropy", "label_smoothing": 0},
    "optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0, "dampening": 0, "nesterov": false,
                  "weight_decay": 0},
    "schedule": {"name": "fixed", "warmup_steps": 0},
    "regularization": {"l1": 0, "l2": 0, "decay": 0},
    "batch": {"size": 32, "shuffle": true, "drop_last": false},
    "changes": []})");
  EXPECT_EQ(to_json(written), to_json(full));
}

TEST(Experiment, WritesWhatItReads) {
  const Json reference = read_reference("trajectories.json");
  for (const Json& item : reference.at("cases")) {
    const Value once = write_experiment(read_experiment(to_value(item.at("document"))));
    const Value twice = write_experiment(read_experiment(once));
    ASSERT_EQ(to_json(once), to_json(twice)) << item.at("name");
  }
}

TEST(Experiment, AnOptimizerThatIsChangedToIsWrittenInFull) {
  const Value written = write_experiment(read_experiment(
      parse(R"({"data": "spiral", "changes": [{"step": 5, "optimizer": "lion"}]})")));
  const Value full = parse(R"([{"step": 5, "optimizer": {"name": "lion", "lr": 0.001,
      "beta1": 0.9, "beta2": 0.99, "weight_decay": 0}}])");
  EXPECT_EQ(to_json(*written.find("changes")), to_json(full));
}

TEST(Experiment, EpochsTakeThePlaceOfSteps) {
  const Trainer trainer(read_experiment(parse(R"({"data": "spiral", "epochs": 3})")), nullptr);
  EXPECT_EQ(trainer.steps(), 3 * 12);
}

TEST(Value, NumbersAreTextedAsTheyWereWritten) {
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(32), "32");
  EXPECT_EQ(to_text(1e-8), "1e-08");
  EXPECT_EQ(to_text(0.1 + 0.2), "0.3");
}

}  // namespace
}  // namespace descent
