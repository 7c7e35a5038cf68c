// Functions of one number against the standard library's.
#include "descent/functions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace descent {
namespace {

constexpr double ulp = std::numeric_limits<double>::epsilon();

TEST(Functions, ExponentialIsTheStandardLibrarys) {
  for (double x = -700; x <= 700; x += 0.37) {
    EXPECT_NEAR(exponential(x) / std::exp(x), 1, 2 * ulp) << x;
  }
  constexpr double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(exponential(0), 1);
  EXPECT_EQ(exponential(-infinity), 0);
  EXPECT_EQ(exponential(infinity), infinity);
  EXPECT_TRUE(std::isnan(exponential(std::nan(""))));
}

TEST(Functions, PowerIsTheStandardLibrarys) {
  for (const double base : {1e-9, 0.04, 0.5, 0.9, 0.999, 1.0, 1.0001, 2.0, 7.0, 1e6}) {
    for (const double exponent : {-2.5, -1.0, -0.5, 0.25, 1.0, 3.0, 10.0, 1000.0}) {
      const double right = std::pow(base, exponent);
      if (right == 0 || std::isinf(right)) continue;
      const double error = (4 + 4 * std::abs(exponent * std::log(base))) * ulp;
      EXPECT_NEAR(power(base, exponent) / right, 1, error) << base << " to the " << exponent;
    }
  }
  EXPECT_EQ(power(0, 0), 1);
  EXPECT_EQ(power(0, 2), 0);
  EXPECT_EQ(power(1, 1e9), 1);
  EXPECT_EQ(power(0.5, 1e9), 0);
}

TEST(Functions, CosineAndSineAreTheStandardLibrarys) {
  for (double x = -1; x <= 1; x += 0.000433) {
    EXPECT_NEAR(cosine_of_turns(x), std::cos(2 * std::numbers::pi * x), 8 * ulp) << x;
    EXPECT_NEAR(sine_of_turns(x), std::sin(2 * std::numbers::pi * x), 8 * ulp) << x;
  }
  for (int turns = -3; turns <= 3; ++turns) {
    EXPECT_EQ(cosine_of_turns(turns), 1);
    EXPECT_EQ(cosine_of_turns(turns + 0.5), -1);
    EXPECT_EQ(cosine_of_turns(turns + 0.25), 0);
    EXPECT_EQ(sine_of_turns(turns + 0.25), 1);
    EXPECT_EQ(sine_of_turns(turns), 0);
  }
}

}  // namespace
}  // namespace descent
