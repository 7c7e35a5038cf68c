// The two ways through a model: row by row, and where every layer is narrow four samples at once.
#include "descent/model.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "descent/catalogue.hpp"
#include "descent/random.hpp"

namespace descent {
namespace {

Model make_model(Index inputs, const std::vector<HiddenLayer>& hidden, Index outputs) {
  const auto all = activation_entries();
  auto tanh = all.begin();
  while ((*tanh).name != "tanh") ++tanh;
  return {inputs, hidden, outputs, (*tanh).make(Knobs((*tanh).knobs)), 40};
}

/// Outputs, then the gradient, of one pass over `rows` random samples.
std::vector<Real> pass(Model& model, Index rows, Index inputs) {
  Random random(7, Stream::data);
  const auto fill = [&](Real* numbers, Index count) {
    for (Index i = 0; i < count; ++i) numbers[i] = static_cast<Real>(random.normal());
  };
  fill(model.parameters().w.data(), model.size());
  Matrix x(rows, inputs);
  fill(x.data(), x.size());
  Random dropout(1, Stream::dropout);
  const ConstMatrixMap input(x.data(), rows, inputs);
  const MatrixMap outputs = model.forward(input, dropout);
  std::vector<Real> numbers(outputs.data(), outputs.data() + outputs.size());
  MatrixMap delta = model.delta();
  fill(delta.data(), delta.size());
  model.backward(input);
  const ArrayMap gradient = model.parameters().g;
  numbers.insert(numbers.end(), gradient.data(), gradient.data() + gradient.size());
  return numbers;
}

TEST(Model, NarrowLayersGiveTheSameBitsEitherWay) {
  // So small a chance drops no unit, but dropout goes row by row.
  constexpr double never = 1e-300;
  const std::vector<std::vector<Index>> widths = {{1}, {3}, {8, 8}, {16, 5, 7}};
  for (const std::vector<Index>& hidden : widths) {
    for (const Index outputs : {1, 3, 10}) {
      std::vector<HiddenLayer> in_lanes;
      std::vector<HiddenLayer> by_rows;
      for (const Index width : hidden) {
        in_lanes.push_back({.width = width});
        by_rows.push_back({.width = width, .dropout = never});
      }
      for (const Index inputs : {1, 2, 5, 16}) {
        Model fast = make_model(inputs, in_lanes, outputs);
        Model plain = make_model(inputs, by_rows, outputs);
        for (const Index rows : {1, 3, 4, 5, 10, 33}) {
          const std::vector<Real> ours = pass(fast, rows, inputs);
          const std::vector<Real> theirs = pass(plain, rows, inputs);
          ASSERT_EQ(ours.size(), theirs.size());
          EXPECT_EQ(std::memcmp(ours.data(), theirs.data(), ours.size() * sizeof(Real)), 0)
              << rows << " rows of " << inputs << " inputs, " << hidden.size() << " hidden layers, "
              << outputs << " outputs";
        }
      }
    }
  }
}

}  // namespace
}  // namespace descent
