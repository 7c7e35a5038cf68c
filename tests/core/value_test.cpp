// Numbers as text.
#include "descent/value.hpp"

#include <gtest/gtest.h>

#include <Eigen/Core>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>

#include "descent/random.hpp"

namespace descent {
namespace {

std::string printed(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", number);
  return text;
}

TEST(Value, NumbersReadAsPrintfWritesThem) {
  using Limits = std::numeric_limits<double>;
  for (const double x : {0.0,
                         1.0,
                         0.1,
                         1e-4,
                         9.99e-5,
                         1e-5,
                         123456789012345.0,
                         999999999999999.0,
                         1e15,
                         999999999999999.5,
                         9999999999999995.0,
                         1e22,
                         0.5,
                         2.5,
                         1e300,
                         9007199254740993.0,
                         1234567890123452.5,
                         1234567890123457.5,
                         99999999999999.95,
                         Limits::max(),
                         Limits::min(),
                         Limits::denorm_min(),
                         Limits::infinity(),
                         double{std::numeric_limits<float>::max()}}) {
    EXPECT_EQ(to_text(x), printed(x));
    EXPECT_EQ(to_text(-x), printed(-x));
  }
  EXPECT_EQ(to_text(Limits::quiet_NaN()), "nan");
}

TEST(Value, AnyNumberReadsAsPrintfWritesIt) {
  Random random(1, Stream::data);
  for (int i = 0; i < 500; ++i) {
    const std::uint64_t high = random.below(std::uint64_t{1} << 32);
    const std::uint64_t low = random.below(std::uint64_t{1} << 32);
    const auto x = Eigen::numext::bit_cast<double>(high << 32 | low);
    if (!std::isnan(x)) {
      EXPECT_EQ(to_text(x), printed(x));
    }
    // Ties: a multiple of a half, sixteen digits long.
    const double half = std::floor(random.uniform(1e14, 1e15)) + 0.5;
    EXPECT_EQ(to_text(half), printed(half));
    const double written = std::round(random.uniform(-1e6, 1e6)) / 1e4;
    EXPECT_EQ(to_text(written), printed(written));
  }
}

}  // namespace
}  // namespace descent
