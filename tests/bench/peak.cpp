#include "peak.hpp"

#include <wasm_simd128.h>

#include <cstddef>

namespace descent::bench {
namespace {

constexpr double lanes = 4;
/// Counting must not take units away from what is counted.
constexpr int unrolled = 4;

template <std::size_t n>
float sum(const std::array<v128_t, n>& vectors) {
  v128_t total = wasm_f32x4_splat(0);
  for (const v128_t& vector : vectors) total = wasm_f32x4_add(total, vector);
  return wasm_f32x4_extract_lane(total, 0) + wasm_f32x4_extract_lane(total, 3);
}

/// a ← a·m + c in n independent chains; m < 1 keeps them from growing.
template <std::size_t n>
float chains(int times) {
  const v128_t m = wasm_f32x4_splat(0.999F);
  const v128_t c = wasm_f32x4_splat(0.001F);
  std::array<v128_t, n> a;
  for (std::size_t i = 0; i < n; ++i) a[i] = wasm_f32x4_splat(0.1F * static_cast<float>(i));
  for (int time = 0; time < times; time += unrolled) {
    for (int i = 0; i < unrolled; ++i) {
      for (v128_t& each : a) each = wasm_f32x4_add(wasm_f32x4_mul(each, m), c);
    }
  }
  return sum(a);
}

/// b ← b·m and a ← a + b in n pairs: the products do not wait for the sums. m is −1, which is told
/// only when it runs: nothing grows, nothing vanishes, and nothing can be left out.
template <std::size_t n>
float pairs(int times) {
  static const volatile float minus_one = -1;
  const v128_t m = wasm_f32x4_splat(minus_one);
  std::array<v128_t, n> a;
  std::array<v128_t, n> b;
  for (std::size_t i = 0; i < n; ++i) {
    a[i] = wasm_f32x4_splat(0);
    b[i] = wasm_f32x4_splat(1 + static_cast<float>(i));
  }
  for (int time = 0; time < times; time += unrolled) {
    for (int i = 0; i < unrolled; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        b[j] = wasm_f32x4_mul(b[j], m);
        a[j] = wasm_f32x4_add(a[j], b[j]);
      }
    }
  }
  return sum(a);
}

template <std::size_t n>
constexpr Peak peak_of_chains{&chains<n>, 2 * lanes* n};

template <std::size_t n>
constexpr Peak peak_of_pairs{&pairs<n>, 2 * lanes* n};

}  // namespace

const std::array<Peak, 6>& peaks() {
  static constexpr std::array<Peak, 6> all{peak_of_chains<8>,  peak_of_chains<10>,
                                           peak_of_chains<12>, peak_of_chains<13>,
                                           peak_of_pairs<6>,   peak_of_pairs<7>};
  return all;
}

}  // namespace descent::bench
