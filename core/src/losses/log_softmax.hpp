// ln softmax of one row of logits, for losses that go by the probability p_y of the right class.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/elementary.hpp"

namespace descent {

/// With m the largest logit and r = Σ e^(z_k − m) over the others, ln Σ e^(z_k) = m + ln(1 + r): no
/// exponential overflows. Kept apart, so that nothing is lost of a loss near 0 either: m + ln(1 +
/// r) in one float32 number is no finer than the last digit of m.
class LogSoftmax {
 public:
  /// z [classes]. Where `scaled` is not null it receives e^(z_k − m), which are total() · p_k.
  LogSoftmax(const Real* z, Index classes, Real* scaled) : highest_(largest(z, classes)) {
    Lanes others{};
    Lanes top{};  // how often m is there
    for_lanes(classes, [&](Index i, Index count) {
      const Lanes logits = load(z + i, count, lowest);
      const Lanes e = exp(logits - highest_);
      others += logits == highest_ ? Lanes{} : e;
      top += logits == highest_ ? broadcast(1) : Lanes{};
      if (scaled != nullptr) store(scaled + i, e, count);
    });
    others_ = (sum(top) - 1) + sum(others);
    log_total_ = std::log1p(others_);
  }

  /// Σ e^(z_k − m)
  [[nodiscard]] Real total() const { return 1 + others_; }
  /// m
  [[nodiscard]] Real highest() const { return highest_; }
  /// ln total()
  [[nodiscard]] Real log_total() const { return log_total_; }

  /// −ln p_c of the class whose logit is z_c.
  [[nodiscard]] Real negative_log(Real z_c) const { return log_total_ + (highest_ - z_c); }

  /// 1 − p_c. Of the likeliest class from the others: taking p from 1 would leave nothing.
  [[nodiscard]] Real missing(Real z_c) const {
    return z_c == highest_ ? others_ / total() : 1 - exp(-negative_log(z_c));
  }

 private:
  static constexpr Real lowest = -std::numeric_limits<Real>::infinity();

  static Real sum(Lanes x) { return (x[0] + x[1]) + (x[2] + x[3]); }

  /// Without a branch, which nobody could predict.
  static Real largest(const Real* z, Index classes) {
    Lanes most = broadcast(lowest);
    const auto take = [&](Lanes logits) { most = larger(most, logits); };
    for_lanes(classes, [&](Index i, Index count) { take(load(z + i, count, lowest)); });
    take(__builtin_shufflevector(most, most, 2, 3, 0, 1));
    take(__builtin_shufflevector(most, most, 1, 0, 3, 2));
    return most[0];
  }

  Real highest_;
  Real others_;
  Real log_total_;
};

}  // namespace descent
