// Backpropagation against central differences, for every loss with every activation.
#include <gtest/gtest.h>

#include <cmath>

#include "descent/catalogue.hpp"
#include "descent/model.hpp"

namespace descent {
namespace {

class Problem {
 public:
  Problem(const LossEntry& loss, const ActivationEntry& activation, Task task)
      : task_(task),
        model_({3, 5, 4, task == Task::regression ? 1 : 3},
               activation.make(Knobs(activation.knobs)), rows),
        loss_(loss.make(Knobs(loss.knobs))),
        x_(rows, 3) {
    Random random(7, Stream::init);
    for (Index i = 0; i < model_.size(); ++i) model_.parameters()(i) = 0.6 * random.normal();
    for (Index i = 0; i < x_.size(); ++i) x_.data()[i] = random.normal();
    for (Index i = 0; i < rows; ++i) {
      y_.push_back(task == Task::regression ? random.normal() : static_cast<Real>(i % 3));
    }
  }

  double loss() {
    const MatrixMap out = model_.forward(input());
    return loss_->evaluate({out.data(), out.rows(), out.cols()}, {task_, y_.data()}, nullptr);
  }

  Array gradient() {
    const MatrixMap out = model_.forward(input());
    MatrixMap delta = model_.delta();
    loss_->evaluate({out.data(), out.rows(), out.cols()}, {task_, y_.data()}, &delta);
    model_.backward(input());
    return model_.gradient();
  }

  Array differences() {
    constexpr double h = 1e-6;
    Array result(model_.size());
    for (Index i = 0; i < model_.size(); ++i) {
      Real& w = model_.parameters()(i);
      const Real at = w;
      w = at + h;
      const double above = loss();
      w = at - h;
      const double below = loss();
      w = at;
      result(i) = (above - below) / (2 * h);
    }
    return result;
  }

 private:
  static constexpr Index rows = 6;

  ConstMatrixMap input() const { return {x_.data(), rows, 3}; }

  Task task_;
  Model model_;
  std::unique_ptr<Loss> loss_;
  Matrix x_;
  std::vector<Real> y_;
};

TEST(Gradients, AgreeWithFiniteDifferences) {
  static_assert(std::is_same_v<Real, double>);
  for (const LossEntry& loss : loss_entries()) {
    for (const Task task : loss.tasks) {
      for (const ActivationEntry& activation : activation_entries()) {
        Problem problem(loss, activation, task);
        const Array exact = problem.gradient();
        const Array measured = problem.differences();
        ASSERT_GT(exact.abs().maxCoeff(), 1e-3) << loss.name << " " << activation.name;
        EXPECT_LT((exact - measured).abs().maxCoeff(), 1e-7 * (1 + exact.abs().maxCoeff()))
            << loss.name << " with " << activation.name;
      }
    }
  }
}

}  // namespace
}  // namespace descent
