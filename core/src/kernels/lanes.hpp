// Four numbers that are worked on at once. Where the machine has no such registers the compiler
// writes the same operations out one by one, in the same order: the bits are the same.
#pragma once

#include <cmath>
#include <cstring>
#include <tuple>
#include <type_traits>

#include "descent/types.hpp"

namespace descent {

constexpr Index lanes = 4;
using Lanes __attribute__((vector_size(lanes * sizeof(Real)))) = Real;

inline Lanes load(const Real* from) {
  Lanes value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

inline void store(Real* to, Lanes value) { std::memcpy(to, &value, sizeof value); }

/// The first `count` of four numbers, 1 to 4, and `rest` in place of the others.
inline Lanes load(const Real* from, Index count, Real rest = 0) {
  if (count == lanes) return load(from);
  return Lanes{from[0], count > 1 ? from[1] : rest, count > 2 ? from[2] : rest, rest};
}

/// The first `count`, 1 to 4.
inline void store(Real* to, Lanes value, Index count) {
  if (count == lanes) return store(to, value);
  to[0] = value[0];
  if (count > 1) to[1] = value[1];
  if (count > 2) to[2] = value[2];
}

inline Lanes broadcast(Real x) { return Lanes{x, x, x, x}; }

/// The smaller of each two, or the larger; a where they are equal or one is not a number. Said to
/// WebAssembly in so many words: compilers see its own minimum in the comparison, which takes
/// machines seven instructions for the sake of NaN and signed zeros.
template <class Vector>
Vector smaller(Vector a, Vector b) {
#ifdef __wasm_simd128__
  return __builtin_wasm_pmin_f32x4(a, b);
#else
  return b < a ? b : a;
#endif
}
template <class Vector>
Vector larger(Vector a, Vector b) {
#ifdef __wasm_simd128__
  return __builtin_wasm_pmax_f32x4(a, b);
#else
  return a < b ? b : a;
#endif
}

inline Lanes sqrt(Lanes x) {
  return Lanes{std::sqrt(x[0]), std::sqrt(x[1]), std::sqrt(x[2]), std::sqrt(x[3])};
}

/// The signs: 1, 0 or −1; 0 of what is not a number.
inline Lanes sign(Lanes x) {
  const Lanes one = broadcast(1);
  return x > 0 ? one : x < 0 ? -one : broadcast(0);
}

/// Four rows of four become four columns.
inline void transpose(Lanes& a, Lanes& b, Lanes& c, Lanes& d) {
  const Lanes ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const Lanes ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Lanes cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Lanes cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  a = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
  b = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
  c = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
  d = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

/// Calls body(i, count) for every fourth i below n; `count` is four but at an end that is not
/// whole. Always inlined: what bodies share shall stay in registers.
template <class Body>
[[gnu::always_inline]] inline void for_lanes(Index n, Body body) {
  for (Index i = 0; i < n; i += lanes) body(i, n - i < lanes ? n - i : lanes);
}

/// Copies n numbers, sixteen bytes at a time: as WASM memcpy is a call, long for a row of a few
/// numbers, and moves four bytes at a time.
inline void copy(const Real* from, Index n, Real* to) {
  Index i = 0;
  for (; i + lanes <= n; i += lanes) store(to + i, load(from + i));
  for (; i < n; ++i) to[i] = from[i];
}

/// Calls f with four numbers of each array after another, and writes back those of arrays that are
/// not const: f(Lanes& x, Lanes y, …) for a Real* x and a const Real* y. At an end that is not
/// whole each number goes around once more, four times in a vector of its own: so f is compiled
/// once, and its loop has no branch.
template <class F, class... Arrays>
void update_each(Index n, F f, Arrays*... arrays) {
  const auto put = [](auto* to, const auto& value) {
    if constexpr (!std::is_const_v<std::remove_pointer_t<decltype(to)>>) {
      std::memcpy(to, &value, sizeof value);
    }
  };
  Index count = n - n % lanes;
  Lanes fours[sizeof...(Arrays)];
  std::tuple<Arrays*...> at(arrays...);
  for (Index end = count;; ++end) {
    const auto go = [&](auto*... from) {
      for (Index i = 0; i < count; i += lanes) {
        const auto apply = [&](auto... four) {
          f(four...);
          (put(from + i, four), ...);
        };
        apply(load(from + i)...);
      }
    };
    std::apply(go, at);
    Lanes* four = fours;
    if (end > n - n % lanes) (put(arrays + end - 1, Real{(*four++)[0]}), ...);
    if (end == n) return;
    four = fours;
    ((*four++ = broadcast(arrays[end])), ...);
    four = fours;
    std::apply([&](auto*&... from) { ((from = reinterpret_cast<Real*>(four++)), ...); }, at);
    count = lanes;
  }
}

}  // namespace descent
