#include "kernels/reduce.hpp"

#include <array>

namespace descent {

double sum_of_squares(const Real* x, Index n) {
  constexpr Index parts = 8;
  std::array<double, parts> sums{};
  Index i = 0;
  for (; i + parts <= n; i += parts) {
    for (Index j = 0; j < parts; ++j) {
      const auto value = static_cast<double>(x[i + j]);
      sums[static_cast<std::size_t>(j)] += value * value;
    }
  }
  double total = sum_of_squares_reference(x + i, n - i);
  for (const double sum : sums) total += sum;
  return total;
}

double sum_of_squares_reference(const Real* x, Index n) {
  double total = 0;
  for (Index i = 0; i < n; ++i) {
    const auto value = static_cast<double>(x[i]);
    total += value * value;
  }
  return total;
}

}  // namespace descent
