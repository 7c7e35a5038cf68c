// ln softmax of one row of logits, for losses that go by the probability p_y of the right class.
#pragma once

#include <cmath>

#include "descent/types.hpp"

namespace descent {

/// With m the largest logit and r = Σ e^(z_k − m) over the others, ln Σ e^(z_k) = m + ln(1 + r): no
/// exponential overflows. Kept apart, so that nothing is lost of a loss near 0 either: m + ln(1 +
/// r) in one float32 number is no finer than the last digit of m.
class LogSoftmax {
 public:
  template <class Row>
  explicit LogSoftmax(const Row& z) {
    highest_ = z.maxCoeff(&top_);
    for (Index c = 0; c < z.size(); ++c) {
      if (c != top_) others_ += std::exp(z(c) - highest_);
    }
    log_total_ = std::log1p(others_);
  }

  /// ln Σ e^(z_k − m)
  [[nodiscard]] Real log_total() const { return log_total_; }
  /// m
  [[nodiscard]] Real highest() const { return highest_; }

  /// −ln p_c of the class whose logit is z_c.
  [[nodiscard]] Real negative_log(Real z_c) const { return log_total_ + (highest_ - z_c); }

  /// 1 − p_c. Of the likeliest class from the others: taking p from 1 would leave nothing.
  [[nodiscard]] Real missing(Index c, Real z_c) const {
    return c == top_ ? others_ / (1 + others_) : 1 - std::exp(-negative_log(z_c));
  }

 private:
  Index top_ = 0;
  Real highest_;
  Real others_ = 0;
  Real log_total_;
};

}  // namespace descent
