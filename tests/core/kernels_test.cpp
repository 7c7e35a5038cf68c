// The hot loops against their plain twins, on shapes that leave every kind of remainder.
#include <gtest/gtest.h>

#include <cstring>

#include "descent/random.hpp"
#include "kernels/gemm.hpp"
#include "kernels/reduce.hpp"

namespace descent {
namespace {

Array random_array(Index size, Random& random) {
  Array array(size);
  for (Index i = 0; i < size; ++i) array(i) = static_cast<Real>(random.normal());
  return array;
}

TEST(Gemm, GivesTheBitsOfThePlainLoop) {
  Random random(1, Stream::data);
  const Index sizes[] = {0, 1, 2, 3, 5, 7, 15, 16, 17, 33};
  for (const Index m : sizes) {
    for (const Index n : sizes) {
      for (const Index k : sizes) {
        // One number more at the front, so that nothing is aligned.
        const Array a = random_array(m * k + 1, random);
        const Array b = random_array(k * n + 1, random);
        Array panel(gemm_panel_size(k));
        const Strided left[] = {{a.data() + 1, k, 1}, {a.data() + 1, 1, m}};
        const Strided right[] = {{b.data() + 1, n, 1}, {b.data() + 1, 1, k}};
        for (const Strided& l : left) {
          for (const Strided& r : right) {
            Array ours = Array::Constant(m * n + 1, 7);
            Array plain = ours;
            gemm(m, n, k, l, r, ours.data(), panel.data());
            gemm_reference(m, n, k, l, r, plain.data());
            ASSERT_EQ(std::memcmp(ours.data(), plain.data(),
                                  static_cast<std::size_t>(ours.size()) * sizeof(Real)),
                      0)
                << m << " by " << k << " times " << k << " by " << n;
          }
        }
      }
    }
  }
}

TEST(SumOfSquares, AgreesWithThePlainSum) {
  Random random(2, Stream::data);
  for (const Index n : {0, 1, 3, 7, 8, 9, 16, 17, 1000, 1003}) {
    const Array x = random_array(n, random);
    const double plain = sum_of_squares_reference(x.data(), n);
    EXPECT_NEAR(sum_of_squares(x.data(), n), plain, 1e-13 * plain) << n;
  }
}

TEST(SumOfSquares, DoesNotOverflowInFloat) {
  const Array x = Array::Constant(9, Real{1e30F});
  EXPECT_NEAR(sum_of_squares(x.data(), 9) / 9e60, 1, 1e-6);
}

}  // namespace
}  // namespace descent
