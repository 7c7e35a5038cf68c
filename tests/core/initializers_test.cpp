// Initial weights: the moments their papers ask for.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "descent/catalogue.hpp"
#include "descent/model.hpp"

namespace descent {
namespace {

TEST(Initializers, HaveTheirVariances) {
  constexpr Index in = 300;
  constexpr Index out = 200;
  const std::map<std::string_view, double> variances{
      {"zeros", 0},
      {"uniform", 0.5 * 0.5 / 3},
      {"glorot_uniform", 2.0 / (in + out)},
      {"glorot_normal", 2.0 / (in + out)},
      {"he_uniform", 2.0 / in},
      {"he_normal", 2.0 / in},
      {"lecun_uniform", 1.0 / in},
      {"lecun_normal", 1.0 / in},
  };
  for (const InitializerEntry& entry : initializer_entries()) {
    SCOPED_TRACE(entry.name);
    ASSERT_TRUE(variances.contains(entry.name));
    const double variance = variances.at(entry.name);
    Random random(1, Stream::init);
    Matrix weight(out, in);
    entry.make(Knobs(entry.knobs))->fill({weight.data(), out, in}, random);
    const auto w = weight.cast<double>().array();
    EXPECT_NEAR(w.mean(), 0, 4 * std::sqrt(variance / (in * out)));
    EXPECT_NEAR(w.square().mean(), variance, 0.02 * variance);
    if (entry.name.ends_with("uniform")) {
      EXPECT_LE(w.abs().maxCoeff(), std::sqrt(3 * variance) * 1.000001);
    } else if (variance > 0) {
      EXPECT_GT(w.abs().maxCoeff(), 3.5 * std::sqrt(variance));
    }
  }
}

TEST(Initializers, BiasesStartAtZero) {
  const ActivationEntry& activation = activation_entries().front();
  for (const InitializerEntry& entry : initializer_entries()) {
    Model model(3, {{.width = 4}}, 2, activation.make(Knobs(activation.knobs)), 1);
    model.parameters().w.setConstant(7);
    Random random(1, Stream::init);
    model.initialize(*entry.make(Knobs(entry.knobs)), random);
    for (Index i = 0; i < model.layers(); ++i) {
      EXPECT_TRUE((model.bias(i) == 0).all()) << entry.name;
      EXPECT_TRUE((model.weight(i).array() != 7).all()) << entry.name;
    }
  }
}

}  // namespace
}  // namespace descent
