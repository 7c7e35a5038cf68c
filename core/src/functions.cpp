#include "descent/functions.hpp"

#include <cmath>
#include <numbers>

namespace descent {
namespace {

/// x^n/n! − x^(n+2)/(n+2)! + …: the cosine from n = 0, the sine from n = 1. |x| ≤ π/4, where the
/// ten terms leave out less than 10⁻¹⁹.
double alternating_series(double x, int n) {
  double sum = 0;
  for (int k = n + 18; k > n; k -= 2) sum = (1 - sum) * x * x / (k * (k - 1));
  return (1 - sum) * (n == 0 ? 1 : x);
}

}  // namespace

double exponential(double x) { return x < 0 ? 1 / (1 + std::expm1(-x)) : 1 + std::expm1(x); }

double power(double base, double exponent) {
  if (exponent == 0) return 1;
  // Of a small number 1 cannot be taken without loss, of its inverse it can.
  const double log = base < 0.5 ? -std::log1p(1 / base - 1) : std::log1p(base - 1);
  return exponential(exponent * log);
}

double cosine_of_turns(double x) {
  // Into a quarter turn, by symmetry; each of these differences is exact.
  double turns = std::abs(x - std::nearbyint(x));
  const double sign = turns > 0.25 ? -1 : 1;
  if (turns > 0.25) turns = 0.5 - turns;
  constexpr double turn = 2 * std::numbers::pi;
  return sign * (turns <= 0.125 ? alternating_series(turn * turns, 0)
                                : alternating_series(turn * (0.25 - turns), 1));
}

double sine_of_turns(double x) { return cosine_of_turns(x - 0.25); }

}  // namespace descent
