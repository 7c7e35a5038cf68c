// The hot loops against their plain twins, on shapes that leave every kind of remainder.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "descent/random.hpp"
#include "kernels/elementary.hpp"
#include "kernels/gemm.hpp"
#include "kernels/lanes.hpp"
#include "kernels/reduce.hpp"

namespace descent {
namespace {

Array random_array(Index size, Random& random) {
  Array array(size);
  for (Index i = 0; i < size; ++i) array(i) = static_cast<Real>(random.normal());
  return array;
}

/// Every kind of remainder, nothing at all, and (below) more than a panel holds.
constexpr Index sizes[] = {0, 1, 2, 3, 5, 7, 12, 15, 16, 17, 33};

void expect_same_bits(const Array& ours, const Array& plain) {
  ASSERT_EQ(ours.size(), plain.size());
  EXPECT_EQ(
      std::memcmp(ours.data(), plain.data(), static_cast<std::size_t>(ours.size()) * sizeof(Real)),
      0);
}

/// Both ways round for a and for b, with a bias and without; nothing is aligned, and nothing behind
/// c may be touched.
void check_gemm(Index m, Index n, Index k, Random& random) {
  SCOPED_TRACE(testing::Message() << m << " by " << k << " times " << k << " by " << n);
  const Array a = random_array(m * k + 1, random);
  const Array b = random_array(k * n + 1, random);
  const Array bias = random_array(n + 1, random);
  const Strided left[] = {{a.data() + 1, k, 1}, {a.data() + 1, 1, m}};
  const Strided right[] = {{b.data() + 1, n, 1}, {b.data() + 1, 1, k}};
  const Real* biases[] = {nullptr, bias.data() + 1};
  for (const Strided& l : left) {
    for (const Strided& r : right) {
      for (const Real* start : biases) {
        Array ours = Array::Constant(m * n + 2, 7);
        Array plain = ours;
        gemm(m, n, k, l, r, start, ours.data() + 1);
        gemm_reference(m, n, k, l, r, start, plain.data() + 1);
        expect_same_bits(ours, plain);
      }
    }
  }
}

TEST(Gemm, GivesTheBitsOfThePlainLoop) {
  Random random(1, Stream::data);
  for (const Index m : sizes) {
    for (const Index n : sizes) {
      for (const Index k : sizes) check_gemm(m, n, k, random);
    }
  }
  for (const Index k : {400, 401, 1203}) check_gemm(3, 18, k, random);
}

TEST(Gemm, InLanesGivesTheBitsOfThePlainLoop) {
  Random random(2, Stream::data);
  for (const Index m : sizes) {
    for (const Index k : sizes) {
      for (const Index n : {0, 4, 8, 12, 16, 20, 36}) {
        SCOPED_TRACE(testing::Message() << m << " by " << k << " times " << k << " by " << n);
        const Array a = random_array(m * k + 1, random);
        const Array b = random_array(k * n + 1, random);
        const Array bias = random_array(m + 1, random);
        const Strided left[] = {{a.data() + 1, k, 1}, {a.data() + 1, 1, m}};
        const Real* biases[] = {nullptr, bias.data() + 1};
        for (const Strided& l : left) {
          for (const Real* start : biases) {
            Array ours = Array::Constant(m * n + 2, 7);
            Array plain = ours;
            gemm_in_lanes(m, n, k, l, start, b.data() + 1, ours.data() + 1);
            gemm_in_lanes_reference(m, n, k, l, start, b.data() + 1, plain.data() + 1);
            expect_same_bits(ours, plain);
          }
        }
      }
    }
  }
}

TEST(Gemm, OverLanesGivesTheBitsOfThePlainLoop) {
  Random random(4, Stream::data);
  for (const Index m : sizes) {
    for (const Index n : {1, 2, 3, 4, 5, 8, 13, 16}) {
      for (const Index rows : {1, 4, 5, 10, 33, 401, 1000}) {
        SCOPED_TRACE(testing::Message() << m << " by " << rows << " times " << n);
        const Index samples = (rows + lanes - 1) / lanes * lanes;
        const Array a = random_array(m * samples + 1, random);
        const Array b = random_array((n + lanes - 1) / lanes * lanes * samples + 1, random);
        Array ours = Array::Constant(m * n + 2, 7);
        Array plain = ours;
        Array our_totals = Array::Constant(m + 2, 7);
        Array plain_totals = our_totals;
        gemm_over_lanes(m, n, rows, samples, a.data() + 1, b.data() + 1, ours.data() + 1,
                        our_totals.data() + 1);
        gemm_over_lanes_reference(m, n, rows, samples, a.data() + 1, b.data() + 1, plain.data() + 1,
                                  plain_totals.data() + 1);
        expect_same_bits(ours, plain);
        expect_same_bits(our_totals, plain_totals);
      }
    }
  }
}

TEST(Transpose, PutsEveryEntryInItsPlace) {
  Random random(3, Stream::data);
  for (const Index rows : sizes) {
    for (const Index columns : sizes) {
      const Index from_stride = columns + 2;
      const Index to_stride = rows + 3;
      const Array from = random_array(rows * from_stride + 1, random);
      Array to = Array::Constant(columns * to_stride + 1, 7);
      Array plain = to;
      transpose(rows, columns, from.data() + 1, from_stride, to.data() + 1, to_stride);
      for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) {
          plain(1 + j * to_stride + i) = from(1 + i * from_stride + j);
        }
      }
      SCOPED_TRACE(testing::Message() << rows << " by " << columns);
      expect_same_bits(to, plain);
    }
  }
}

TEST(Lanes, CopyCopiesEveryNumberAndNoMore) {
  for (const Index n : sizes) {
    const Array from = Array::LinSpaced(n + 2, 0, static_cast<Real>(n + 1));
    Array to = Array::Constant(n + 2, 7);
    copy(from.data() + 1, n, to.data() + 1);
    for (Index i = 1; i <= n; ++i) EXPECT_EQ(to(i), from(i)) << i;
    EXPECT_EQ(to(0), 7);
    EXPECT_EQ(to(n + 1), 7);
  }
}

TEST(Lanes, SmallerAndLargerKeepTheFirstWhereNeitherIs) {
  constexpr Real nothing = std::numeric_limits<Real>::quiet_NaN();
  const Lanes a{1, 3, nothing, 0};
  const Lanes b{2, 2, 2, Real{-0.0F}};
  const Lanes least = smaller(a, b);
  const Lanes most = larger(a, b);
  EXPECT_EQ(least[0], 1);
  EXPECT_EQ(least[1], 2);
  EXPECT_EQ(most[0], 2);
  EXPECT_EQ(most[1], 3);
  EXPECT_TRUE(std::isnan(least[2]) && std::isnan(most[2]));
  EXPECT_FALSE(std::signbit(least[3]) || std::signbit(most[3]));
  EXPECT_EQ(smaller(b, a)[2], 2);
  EXPECT_EQ(larger(b, a)[2], 2);
}

TEST(Lanes, UpdateEachReachesEveryNumberOnce) {
  for (const Index n : sizes) {
    Array x = Array::LinSpaced(n + 1, 0, static_cast<Real>(n));
    const Array y = Array::Constant(n, Real{0.5F});
    update_each(
        n, [](Lanes& x4, Lanes y4) { x4 = x4 * 2 + y4; }, x.data(), y.data());
    for (Index i = 0; i < n; ++i) EXPECT_EQ(x(i), static_cast<Real>(i) * 2 + Real{0.5F}) << i;
    EXPECT_EQ(x(n), static_cast<Real>(n));
  }
}

/// Largest error in units of the last place of the true value, over `points` numbers from…to.
template <class Ours, class Truth>
double worst_ulp(Real from, Real to, Ours ours, Truth truth) {
  constexpr int points = 200000;
  double worst = 0;
  for (int i = 0; i < points; ++i) {
    const Real x = from + (to - from) * static_cast<Real>(i) / static_cast<Real>(points);
    const double right = truth(static_cast<double>(x));
    const auto rounded = static_cast<Real>(right);
    const auto ulp = static_cast<double>(
        std::nextafter(std::abs(rounded), std::numeric_limits<Real>::infinity()) -
        std::abs(rounded));
    const auto got = static_cast<double>(ours(broadcast(x))[0]);
    worst = std::max(worst, std::abs(got - right) / ulp);
  }
  return worst;
}

TEST(Elementary, IsExactToThreeUnitsOfTheLastPlace) {
  EXPECT_LT(
      worst_ulp(
          -103, Real{88.7F}, [](Lanes x) { return exp(x); }, [](double x) { return std::exp(x); }),
      3);
  EXPECT_LT(worst_ulp(
                -25, 10, [](Lanes x) { return expm1(x); }, [](double x) { return std::expm1(x); }),
            3);
  EXPECT_LT(worst_ulp(
                Real{-1e-3F}, Real{1e-3F}, [](Lanes x) { return expm1(x); },
                [](double x) { return std::expm1(x); }),
            3);
  EXPECT_LT(
      worst_ulp(
          -11, 11, [](Lanes x) { return descent::tanh(x); }, [](double x) { return std::tanh(x); }),
      3);
  EXPECT_LT(worst_ulp(
                Real{-1e-3F}, Real{1e-3F}, [](Lanes x) { return descent::tanh(x); },
                [](double x) { return std::tanh(x); }),
            3);
  EXPECT_LT(worst_ulp(
                0, 1, [](Lanes x) { return log1p(x); }, [](double x) { return std::log1p(x); }),
            3);
  EXPECT_LT(worst_ulp(
                -80, 80, [](Lanes x) { return descent::sigmoid(x); },
                [](double x) { return 1 / (1 + std::exp(-x)); }),
            3);
  EXPECT_LT(worst_ulp(
                -80, 80, [](Lanes x) { return descent::softplus(x); },
                [](double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }),
            3);
}

TEST(Elementary, KeepsToTheLimits) {
  constexpr Real infinity = std::numeric_limits<Real>::infinity();
  constexpr Real nothing = std::numeric_limits<Real>::quiet_NaN();
  const Lanes x{-infinity, infinity, nothing, 0};
  const auto check = [&](Lanes y, Real low, Real high, Real zero) {
    EXPECT_EQ(y[0], low);
    EXPECT_EQ(y[1], high);
    EXPECT_TRUE(std::isnan(y[2]));
    EXPECT_EQ(y[3], zero);
  };
  check(exp(x), 0, infinity, 1);
  check(descent::tanh(x), -1, 1, 0);
  check(descent::sigmoid(x), 0, 1, Real{0.5F});
  EXPECT_EQ(expm1(x)[0], -1);
  EXPECT_TRUE(std::isnan(expm1(x)[2]));
  EXPECT_TRUE(std::isnan(descent::softplus(x)[2]));
  EXPECT_TRUE(std::signbit(descent::tanh(broadcast(Real{-0.0F}))[0]));
}

TEST(SumOfSquares, AgreesWithThePlainSum) {
  Random random(2, Stream::data);
  for (const Index n : {0, 1, 3, 7, 15, 16, 17, 255, 256, 257, 1000, 10003}) {
    const Array x = random_array(n, random);
    const double plain = sum_of_squares_reference(x.data(), n);
    EXPECT_NEAR(sum_of_squares(x.data(), n), plain, 1e-6 * plain) << n;
  }
}

TEST(SumOfSquares, NeitherOverflowsNorVanishesInFloat) {
  for (const Index n : {9, 16, 300}) {
    for (const Real size : {Real{1e30F}, Real{1e-30F}}) {
      const Array x = Array::Constant(n, size);
      const auto one = static_cast<double>(size);
      EXPECT_NEAR(sum_of_squares(x.data(), n) / (static_cast<double>(n) * one * one), 1, 1e-6);
    }
  }
}

}  // namespace
}  // namespace descent
