// Sums over the marks' offsets from a path's end, in float64.
#pragma once

#include "descent/landscape.hpp"

namespace descent {

/// Σ a[k]·b(k) of an offset a = from − end and the numbers b(k), in four sums, so that none waits
/// for the other's addition.
template <class B>
double sum_over_offset(const Array& from, const Array& end, const B& b) {
  const Index n = from.size();
  const auto term = [&](Index k) {
    return (static_cast<double>(from(k)) - static_cast<double>(end(k))) * b(k);
  };
  double sum[4] = {};
  Index k = 0;
  for (; k + 4 <= n; k += 4) {
    for (Index j = 0; j < 4; ++j) sum[j] += term(k + j);
  }
  for (; k < n; ++k) sum[0] += term(k);
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// The scalar product of two marks' offsets.
inline double product_of_offsets(const Array& one, const Array& other, const Array& end) {
  return sum_over_offset(one, end, [&](Index k) {
    return static_cast<double>(other(k)) - static_cast<double>(end(k));
  });
}

}  // namespace descent
