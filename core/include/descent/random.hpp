// The core's own random numbers: the same on every platform, and short enough to be written again
// in a few lines of another language.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "descent/functions.hpp"

namespace descent {

/// Independent uses of randomness in one experiment, so that changing one leaves the others alone.
enum class Stream : std::uint64_t { data = 1, split, init, order, dropout, gradient = 7 };

/// SplitMix64 (Steele, Lea & Flood 2014): 64 bits of state, period 2^64.
class Random {
 public:
  Random(std::uint64_t seed, Stream stream)
      : state_(mix(mix(seed) + static_cast<std::uint64_t>(stream))) {}

  std::uint64_t bits() { return mix(state_ += 0x9E3779B97F4A7C15U); }

  /// Uniform in [0, 1), with 53 random bits.
  double uniform() { return static_cast<double>(bits() >> 11U) * 0x1p-53; }

  double uniform(double from, double to) { return from + (to - from) * uniform(); }

  /// Uniform among 0 … n − 1, n ≥ 1; numbers from the incomplete last run are drawn again.
  std::uint64_t below(std::uint64_t n) {
    std::uint64_t r = bits();
    // There are (0 − n) mod n unfair ones, fewer than n: only then the slow division is needed.
    while (r < n && r < (0 - n) % n) r = bits();
    return r % n;
  }

  /// Standard normal by Box & Muller 1958; the sine twin is dropped, so that nothing is remembered.
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log1p(-uniform()));
    return radius * cosine_of_turns(uniform());
  }

  /// Every order equally likely (Fisher & Yates, from the end).
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[static_cast<std::size_t>(below(i))]);
    }
  }

  /// All there is to know of the generator, for snapshots.
  [[nodiscard]] std::uint64_t state() const { return state_; }
  void set_state(std::uint64_t state) { state_ = state; }

 private:
  static std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace descent
