// Exponentials of four numbers at once, in float32 within three units of the last place. Additions,
// multiplications and divisions alone: the same bits wherever they run. The double build, whose
// speed does not matter, takes the standard library's.
#pragma once

#include <cmath>
#include <cstdint>

#include "kernels/lanes.hpp"

namespace descent {
namespace elementary {

using Floats __attribute__((vector_size(lanes * sizeof(float)))) = float;
using Doubles __attribute__((vector_size(lanes * sizeof(double)))) = double;
using Bits __attribute__((vector_size(lanes * sizeof(std::int32_t)))) = std::int32_t;

/// f of each number.
template <class F>
Doubles each(Doubles x, F f) {
  return Doubles{f(x[0]), f(x[1]), f(x[2]), f(x[3])};
}

/// The smaller and the larger of x and the limit; NaN stays NaN.
inline Floats at_most(Floats x, float limit) { return smaller(x, Floats{} + limit); }
inline Floats at_least(Floats x, float limit) { return larger(x, Floats{} + limit); }

/// x = n ln 2 + r with a whole n and |r| ≤ ln 2 / 2, so that e^x = 2^n · e^r.
struct Reduced {
  Bits n;
  /// e^r − 1, by its Taylor series; the first term left out, r⁸/8!, is below 6·10⁻⁹.
  Floats rest;
};

/// |x| ≤ 2¹⁵
inline Reduced reduce(Floats x) {
  // Adding 1.5 · 2²³ leaves a whole number in the lowest bits.
  constexpr float shift = 12582912;
  const Floats shifted = x * 1.44269504F + shift;
  const Floats whole = shifted - shift;
  // ln 2 in two parts, of which the first times n is exact (Cody & Waite 1980).
  const Floats r = (x - whole * 0.693359375F) + whole * 2.12194440e-4F;
  Floats series = Floats{} + 1.0F / 5040;
  series = series * r + 1.0F / 720;
  series = series * r + 1.0F / 120;
  series = series * r + 1.0F / 24;
  series = series * r + 1.0F / 6;
  series = series * r + 0.5F;
  return {Eigen::numext::bit_cast<Bits>(shifted) - Eigen::numext::bit_cast<std::int32_t>(shift),
          series * (r * r) + r};
}

/// 2^n, −126 ≤ n ≤ 127
inline Floats power_of_two(Bits n) { return Eigen::numext::bit_cast<Floats>((n + 127) << 23); }

/// e^x − 1, −87 ≤ x ≤ 88
inline Floats expm1_within(Floats x) {
  const Reduced reduced = reduce(x);
  const Floats scale = power_of_two(reduced.n);
  return scale * reduced.rest + (scale - 1);
}

}  // namespace elementary

/// e^x. Called from many places, and long: the call is little of it.
[[gnu::noinline]] inline elementary::Floats exp(elementary::Floats x) {
  // Beyond these it is zero, or infinite.
  const auto reduced = elementary::reduce(elementary::at_least(elementary::at_most(x, 89), -104));
  // 2^n in two factors: a float32 may be too small for it, or too large.
  const elementary::Bits half = reduced.n >> 1;
  return (1 + reduced.rest) * elementary::power_of_two(half) *
         elementary::power_of_two(reduced.n - half);
}

/// e^x − 1, x ≤ 88
inline elementary::Floats expm1(elementary::Floats x) {
  return elementary::expm1_within(elementary::at_least(elementary::at_most(x, 88), -30));
}

/// tanh x = (e^2|x| − 1) / (e^2|x| + 1), with the sign of x; from |x| = 10 on it is 1.
inline elementary::Floats tanh(elementary::Floats x) {
  const auto bits = Eigen::numext::bit_cast<elementary::Bits>(x);
  const elementary::Bits sign = bits & INT32_MIN;
  const auto size = Eigen::numext::bit_cast<elementary::Floats>(bits ^ sign);
  const elementary::Floats e = elementary::expm1_within(elementary::at_most(2 * size, 20));
  return Eigen::numext::bit_cast<elementary::Floats>(
      Eigen::numext::bit_cast<elementary::Bits>(e / (e + 2)) | sign);
}

/// ln(1 + x), 0 ≤ x ≤ 1, as 2 Σ y^k/k over the odd k, y = x/(2 + x).
[[gnu::noinline]] inline elementary::Floats log1p(elementary::Floats x) {
  const elementary::Floats y = x / (2 + x);
  const elementary::Floats z = y * y;
  elementary::Floats series = elementary::Floats{} + 1.0F / 15;
  series = series * z + 1.0F / 13;
  series = series * z + 1.0F / 11;
  series = series * z + 1.0F / 9;
  series = series * z + 1.0F / 7;
  series = series * z + 1.0F / 5;
  series = series * z + 1.0F / 3;
  return 2 * (y + y * (z * series));
}

inline elementary::Doubles exp(elementary::Doubles x) {
  return elementary::each(x, [](double v) { return std::exp(v); });
}
inline elementary::Doubles expm1(elementary::Doubles x) {
  return elementary::each(x, [](double v) { return std::expm1(v); });
}
inline elementary::Doubles tanh(elementary::Doubles x) {
  return elementary::each(x, [](double v) { return std::tanh(v); });
}
inline elementary::Doubles log1p(elementary::Doubles x) {
  return elementary::each(x, [](double v) { return std::log1p(v); });
}

/// e^x of one number
inline Real exp(Real x) { return exp(broadcast(x))[0]; }

/// σ(x) = 1 / (1 + e^(−x))
inline Lanes sigmoid(Lanes x) { return 1 / (1 + exp(-x)); }

/// ln(1 + e^x) = max(x, 0) + ln(1 + e^(−|x|)): nothing overflows, and nothing is lost near 0.
inline Lanes softplus(Lanes x) {
  const Lanes above = larger(x, Lanes{});
  return above + log1p(exp(x - 2 * above));
}

}  // namespace descent
