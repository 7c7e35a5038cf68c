// Backpropagation against central differences, for every loss with every activation, plain and with
// batch normalization and dropout.
#include <gtest/gtest.h>

#include <cmath>

#include "descent/catalogue.hpp"
#include "descent/model.hpp"

namespace descent {
namespace {

enum class Layers { plain, normalized, dropped, both };

class Problem {
 public:
  Problem(const LossEntry& loss, const Knobs& knobs, const ActivationEntry& activation, Task task,
          Layers layers)
      : task_(task),
        classes_(loss.classes != 0 ? loss.classes : 3),
        model_(3, hidden(layers), outputs(loss), activation.make(Knobs(activation.knobs)), rows),
        loss_(loss.make(knobs)),
        x_(rows, 3) {
    Random random(7, Stream::init);
    for (Index i = 0; i < model_.size(); ++i) model_.parameters().w(i) = 0.6 * random.normal();
    for (Index i = 0; i < x_.size(); ++i) x_.data()[i] = random.normal();
    for (Index i = 0; i < rows; ++i) {
      y_.push_back(task == Task::regression ? random.normal() : static_cast<Real>(i % classes_));
    }
  }

  double loss() {
    const MatrixMap out = forward();
    return loss_->evaluate({out.data(), out.rows(), out.cols()}, {task_, y_.data()}, nullptr);
  }

  Array gradient() {
    const MatrixMap out = forward();
    MatrixMap delta = model_.delta();
    loss_->evaluate({out.data(), out.rows(), out.cols()}, {task_, y_.data()}, &delta);
    model_.backward(input());
    return model_.parameters().g;
  }

  Array differences() {
    constexpr double h = 1e-6;
    Array result(model_.size());
    for (Index i = 0; i < model_.size(); ++i) {
      Real& w = model_.parameters().w(i);
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

  static std::vector<HiddenLayer> hidden(Layers layers) {
    const bool norm = layers == Layers::normalized || layers == Layers::both;
    const double dropout = layers == Layers::dropped || layers == Layers::both ? 0.3 : 0;
    return {{.width = 5, .batch_norm = norm, .dropout = dropout},
            {.width = 4, .batch_norm = norm, .dropout = dropout}};
  }

  [[nodiscard]] Index outputs(const LossEntry& loss) const {
    if (loss.outputs != 0) return loss.outputs;
    return task_ == Task::regression ? 1 : classes_;
  }

  /// As in training, with the same units dropped every time.
  MatrixMap forward() {
    Random random(11, Stream::dropout);
    return model_.forward(input(), random);
  }

  [[nodiscard]] ConstMatrixMap input() const { return {x_.data(), rows, 3}; }

  Task task_;
  Index classes_;
  Model model_;
  std::unique_ptr<Loss> loss_;
  Matrix x_;
  std::vector<Real> y_;
};

/// The defaults, and each choice of each knob that has choices; a regression has linear outputs.
std::vector<Value> settings(const LossEntry& loss, Task task) {
  std::vector<Value> all{Value::Object{}};
  for (const Knob& knob : loss.knobs) {
    if (task == Task::regression && knob.name == "output") continue;
    for (const std::string_view choice : knob.choices) {
      all.emplace_back(Value::Object{{std::string(knob.name), choice}});
    }
  }
  return all;
}

TEST(Gradients, AgreeWithFiniteDifferences) {
  static_assert(std::is_same_v<Real, double>);
  for (const LossEntry& loss : loss_entries()) {
    for (const Task task : loss.tasks) {
      for (const Value& setting : settings(loss, task)) {
        Knobs knobs(loss.knobs);
        knobs.read(setting, "loss", loss.name);
        for (const ActivationEntry& activation : activation_entries()) {
          for (const Layers layers :
               {Layers::plain, Layers::normalized, Layers::dropped, Layers::both}) {
            Problem problem(loss, knobs, activation, task, layers);
            const Array exact = problem.gradient();
            const Array measured = problem.differences();
            ASSERT_GT(exact.abs().maxCoeff(), 1e-3) << loss.name << " " << activation.name;
            EXPECT_LT((exact - measured).abs().maxCoeff(), 2e-7 * (1 + exact.abs().maxCoeff()))
                << loss.name << " with " << activation.name << ", layers "
                << static_cast<int>(layers);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace descent
