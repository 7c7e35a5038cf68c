// What an optimizer does apart from any model: updates of a few weights along given gradients.
#include <gtest/gtest.h>

#include <cmath>

#include "descent/catalogue.hpp"
#include "json.hpp"

namespace descent {
namespace {

/// One tensor of weights and what an optimizer remembers of it.
class Bench {
 public:
  Bench(const std::string& name, const std::string& setting, Index size)
      : w_(Array::Zero(size)), g_(Array::Zero(size)) {
    tensors_.push_back({.offset = 0, .rows = size, .columns = 1, .matrix = false});
    for (const OptimizerEntry& entry : optimizer_entries()) {
      if (entry.name != name) continue;
      Knobs knobs(entry.knobs);
      knobs.read(parse(setting), "optimizer", name);
      rule_ = entry.make(knobs);
    }
    for (int slot = 0; slot < rule_->slots(); ++slot) {
      state_.slots.push_back(Array::Constant(size, rule_->initial(slot)));
    }
    state_.numbers.resize(static_cast<std::size_t>(rule_->numbers()));
  }

  void update(Real gradient, Real lr) {
    g_.setConstant(gradient);
    const Index size = w_.size();
    rule_->update({{w_.data(), size}, {g_.data(), size}, tensors_}, {.lr = lr}, state_);
    ++state_.updates;
  }

  [[nodiscard]] const Array& weights() const { return w_; }

 private:
  Array w_;
  Array g_;
  std::vector<Tensor> tensors_;
  std::unique_ptr<Optimizer> rule_;
  OptimizerState state_;
};

/// The variance of gradients that are all the same is zero, which rounding must not take for a
/// negative number.
TEST(Optimizers, CenteredRmspropTakesAConstantGradient) {
  for (const Real gradient : {Real(0.1), Real(0.3), Real(0.7), Real(1.1), Real(3.3)}) {
    Bench bench("rmsprop", R"({"centered": true, "alpha": 0.9})", 1);
    for (int i = 0; i < 2000; ++i) bench.update(gradient, Real(1e-12));
    EXPECT_TRUE(bench.weights().allFinite()) << gradient;
  }
}

}  // namespace
}  // namespace descent
