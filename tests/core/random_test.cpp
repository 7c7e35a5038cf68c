#include "descent/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace descent {
namespace {

TEST(Random, IsSplitMix64) {
  // The published sequence of the generator whose state starts at 1234567.
  Random random(0, Stream::data);
  random.set_state(1234567);
  EXPECT_EQ(random.bits(), 6457827717110365317U);
  EXPECT_EQ(random.bits(), 3203168211198807973U);
  EXPECT_EQ(random.bits(), 9817491932198370423U);
}

TEST(Random, StreamsAndSeedsDiffer) {
  EXPECT_NE(Random(1, Stream::init).bits(), Random(1, Stream::order).bits());
  EXPECT_NE(Random(1, Stream::init).bits(), Random(2, Stream::init).bits());
  EXPECT_EQ(Random(1, Stream::init).bits(), Random(1, Stream::init).bits());
}

TEST(Random, UniformIsInItsRangeWithItsMoments) {
  Random random(3, Stream::data);
  double sum = 0;
  double squares = 0;
  constexpr int count = 100000;
  for (int i = 0; i < count; ++i) {
    const double x = random.uniform();
    ASSERT_GE(x, 0);
    ASSERT_LT(x, 1);
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / count, 0.5, 0.005);
  EXPECT_NEAR(squares / count, 1.0 / 3, 0.005);
}

TEST(Random, NormalHasItsMoments) {
  Random random(4, Stream::data);
  double sum = 0;
  double squares = 0;
  double fourth = 0;
  constexpr int count = 100000;
  for (int i = 0; i < count; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    fourth += x * x * x * x;
  }
  EXPECT_NEAR(sum / count, 0, 0.02);
  EXPECT_NEAR(squares / count, 1, 0.02);
  EXPECT_NEAR(fourth / count, 3, 0.15);
}

TEST(Random, BelowIsEvenlySpread) {
  Random random(5, Stream::data);
  std::array<int, 7> counts{};
  constexpr int draws = 70000;
  for (int i = 0; i < draws; ++i) ++counts.at(static_cast<std::size_t>(random.below(7)));
  for (const int count : counts) EXPECT_NEAR(count, draws / 7, 400);
}

TEST(Random, ShuffleReachesEveryOrder) {
  Random random(6, Stream::data);
  std::vector<std::vector<int>> seen;
  for (int i = 0; i < 500; ++i) {
    std::vector<int> items{1, 2, 3, 4};
    random.shuffle(items);
    if (std::find(seen.begin(), seen.end(), items) == seen.end()) seen.push_back(items);
  }
  EXPECT_EQ(seen.size(), 24U);
}

}  // namespace
}  // namespace descent
