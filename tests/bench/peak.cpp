#include "peak.hpp"

#include <wasm_simd128.h>

#include <cstddef>

namespace descent::bench {
namespace {

constexpr double lanes = 4;

template <std::size_t n>
float sum(const std::array<v128_t, n>& vectors) {
  v128_t total = wasm_f32x4_splat(0);
  for (const v128_t& vector : vectors) total = wasm_f32x4_add(total, vector);
  return wasm_f32x4_extract_lane(total, 0) + wasm_f32x4_extract_lane(total, 3);
}

/// a ← a·m + c in n independent chains; m < 1 keeps them from growing.
template <std::size_t n>
float chains(double times) {
  const v128_t m = wasm_f32x4_splat(0.999F);
  const v128_t c = wasm_f32x4_splat(0.001F);
  std::array<v128_t, n> a;
  for (std::size_t i = 0; i < n; ++i) a[i] = wasm_f32x4_splat(0.1F * static_cast<float>(i));
  for (double time = 0; time < times; ++time) {
    for (v128_t& each : a) each = wasm_f32x4_add(wasm_f32x4_mul(each, m), c);
  }
  return sum(a);
}

/// What a matrix product does: a(i, j) ← a(i, j) + x(i)·y(j), in `rows` by `columns` vectors. The
/// signs of x change from time to time around, or the products would be made only once.
template <std::size_t rows, std::size_t columns>
float outer_products(double times) {
  const v128_t sign = wasm_f32x4_splat(-0.0F);
  std::array<v128_t, rows> x;
  std::array<v128_t, columns> y;
  std::array<v128_t, rows * columns> a;
  for (std::size_t i = 0; i < rows; ++i) x[i] = wasm_f32x4_splat(1 + static_cast<float>(i));
  for (std::size_t j = 0; j < columns; ++j) y[j] = wasm_f32x4_splat(0.5F + static_cast<float>(j));
  for (v128_t& each : a) each = wasm_f32x4_splat(0);
  for (double time = 0; time < times; ++time) {
    for (std::size_t i = 0; i < rows; ++i) {
      x[i] = wasm_v128_xor(x[i], sign);
      for (std::size_t j = 0; j < columns; ++j) {
        v128_t& each = a[i * columns + j];
        each = wasm_f32x4_add(each, wasm_f32x4_mul(x[i], y[j]));
      }
    }
  }
  return sum(a);
}

template <std::size_t n>
constexpr Peak peak_of_chains{&chains<n>, 2 * lanes* n};

template <std::size_t rows, std::size_t columns>
constexpr Peak peak_of_products{&outer_products<rows, columns>, 2 * lanes* rows* columns};

}  // namespace

const std::array<Peak, 6>& peaks() {
  static constexpr std::array<Peak, 6> all{peak_of_chains<8>,      peak_of_chains<10>,
                                           peak_of_chains<12>,     peak_of_products<2, 3>,
                                           peak_of_products<2, 4>, peak_of_products<3, 3>};
  return all;
}

}  // namespace descent::bench
