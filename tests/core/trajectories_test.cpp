// Whole runs against PyTorch's: tests/reference/make_trajectories.py made the numbers in float64.
#include <gtest/gtest.h>

#include <cmath>
#include <type_traits>

#include "coverage.hpp"
#include "descent/trainer.hpp"
#include "json.hpp"

namespace descent {
namespace {

constexpr double tolerance = std::is_same_v<Real, double> ? 1e-10 : 1e-4;

const Json& reference() {
  static const Json file = read_reference("trajectories.json");
  return file;
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const Json& item : reference().at("cases")) names.push_back(item.at("name"));
  return names;
}

const Json& find_case(const std::string& name) {
  for (const Json& item : reference().at("cases")) {
    if (item.at("name") == name) return item;
  }
  throw std::runtime_error("no case " + name);
}

std::vector<double> column(const Json& item, const char* key) {
  return item.contains(key) ? item.at(key).get<std::vector<double>>() : std::vector<double>{};
}

void expect_same(const std::vector<double>& ours, const std::vector<double>& theirs,
                 const char* what) {
  ASSERT_EQ(ours.size(), theirs.size()) << what;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    ASSERT_NEAR(ours[i], theirs[i], tolerance * std::abs(theirs[i]))
        << what << ", entry " << i << " of " << ours.size();
  }
}

class Trajectory : public testing::TestWithParam<std::string> {};

TEST_P(Trajectory, AgreesWithPyTorch) {
  const Json& item = find_case(GetParam());
  Trainer trainer(read_experiment(to_value(item.at("document"))), nullptr);
  std::vector<double> loss;
  std::vector<double> grad_norm;
  std::vector<double> lr;
  std::vector<double> evaluated_at;
  std::vector<double> train_loss;
  std::vector<double> test_loss;
  std::vector<double> train_accuracy;
  std::vector<double> test_accuracy;
  const auto evaluate_if_due = [&] {
    if (!trainer.evaluation_due()) return;
    const Evaluation evaluation = trainer.evaluate();
    evaluated_at.push_back(static_cast<double>(evaluation.step));
    train_loss.push_back(evaluation.train_loss);
    test_loss.push_back(evaluation.test_loss);
    if (trainer.data().task == Task::regression) return;
    train_accuracy.push_back(evaluation.train_accuracy);
    test_accuracy.push_back(evaluation.test_accuracy);
  };
  evaluate_if_due();
  while (trainer.status() == Status::ready) {
    const StepRecord record = trainer.advance();
    loss.push_back(record.loss);
    grad_norm.push_back(record.grad_norm);
    lr.push_back(record.lr);
    evaluate_if_due();
  }
  EXPECT_EQ(trainer.status(), Status::finished);
  expect_same(lr, column(item, "lr"), "lr");
  expect_same(loss, column(item, "loss"), "loss");
  expect_same(grad_norm, column(item, "grad_norm"), "grad_norm");
  expect_same(evaluated_at, column(item, "evaluated_at"), "evaluated_at");
  expect_same(train_loss, column(item, "train_loss"), "train_loss");
  expect_same(test_loss, column(item, "test_loss"), "test_loss");
  expect_same(train_accuracy, column(item, "train_accuracy"), "train_accuracy");
  expect_same(test_accuracy, column(item, "test_accuracy"), "test_accuracy");
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return std::to_string(info.index) + "_" + name;
}

INSTANTIATE_TEST_SUITE_P(Reference, Trajectory, testing::ValuesIn(case_names()), test_name);

/// Every algorithm that takes part in training has at least one run of its own in the reference,
/// and each of its knobs is moved in one; a schedule's knobs are in schedules.json.
TEST(TrajectoryCoverage, NamesEveryAlgorithmAndKnob) {
  Coverage used;
  for (const Json& item : reference().at("cases")) {
    const Experiment experiment = read_experiment(to_value(item.at("document")));
    used.note("optimizer", experiment.optimizer);
    used.note("schedule", experiment.schedule);
    used.note("loss", experiment.loss);
    used.note("activation", experiment.activation);
    used.note("regularization", regularization_knobs(), experiment.regularization);
    used.note("batch", batch_knobs(), experiment.batch);
  }
  used.expect_all("optimizer", optimizer_entries());
  used.expect_names("schedule", schedule_entries());
  used.expect_all("loss", loss_entries());
  used.expect_all("activation", activation_entries());
  used.expect_knobs("regularization", regularization_knobs());
  used.expect_knobs("batch", batch_knobs());
}

}  // namespace
}  // namespace descent
