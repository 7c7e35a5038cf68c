#include "kernels/reduce.hpp"

#include "kernels/lanes.hpp"

namespace descent {

double sum_of_squares(const Real* x, Index n) {
  constexpr int sums = 4;  // more than one: each waits for its last addition
  double total = 0;
  for (const Index block : {Index{256}, sums * lanes}) {
    for (; n >= block; x += block, n -= block) {
      Lanes sum[sums] = {};
#pragma GCC unroll 1
      for (Index i = 0; i < block; i += sums * lanes) {
        for (int j = 0; j < sums; ++j) {
          const Lanes value = load(x + i + j * lanes);
          sum[j] += value * value;
        }
      }
      const Lanes all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
      const auto squares = static_cast<double>((all[0] + all[1]) + (all[2] + all[3]));
      total += squares > 1e-30 && squares < 1e30 ? squares : sum_of_squares_reference(x, block);
    }
  }
  return total + sum_of_squares_reference(x, n);
}

[[gnu::noinline]] double sum_of_squares_reference(const Real* x, Index n) {
  double total = 0;
  for (Index i = 0; i < n; ++i) {
    const auto value = static_cast<double>(x[i]);
    total += value * value;
  }
  return total;
}

}  // namespace descent
