// The largest eigenvalue of a symmetric operator that is known by its products alone.
#pragma once

#include <vector>

#include "descent/random.hpp"
#include "descent/types.hpp"

namespace descent {

/// Lanczos 1950 with full reorthogonalization, one product at a time: whoever has it multiplies
/// direction() and hands the product to take().
class Lanczos {
 public:
  /// Starts in a random direction, which the dominant one is a part of but by an unlikely chance;
  /// at least `fewest` products are made all the same, unless the space has fewer dimensions.
  Lanczos(Index dimensions, Random random, int most_products);

  /// Of length 1.
  [[nodiscard]] const Array& direction() const { return basis_.back(); }

  /// The operator times direction(), which is overwritten. True when the largest eigenvalue stands:
  /// |Av − λv| ≤ tolerance·|λ| of the vector found, so that one lies that close, or all products
  /// are made.
  bool take(Array& product);

  [[nodiscard]] double largest() const { return largest_; }
  [[nodiscard]] int products() const { return static_cast<int>(diagonal_.size()); }

  static constexpr int fewest = 10;
  static constexpr double tolerance = 5e-4;

 private:
  std::size_t most_;
  std::vector<Array> basis_;
  /// The operator in that basis is tridiagonal.
  std::vector<double> diagonal_;
  std::vector<double> beside_;
  double largest_ = 0;
};

}  // namespace descent
