// How many float32 multiplications and additions 128-bit vectors do at most.
#pragma once

#include <array>

namespace descent::bench {

/// One way to keep the arithmetic units busy; nothing is read from memory.
struct Peak {
  /// Goes around that often, a multiple of 4. What is returned only keeps the compiler from leaving
  /// it all out.
  float (*run)(int times);
  /// Multiplications and additions of one time around.
  double flop;
};

/// Which of them is fastest depends on the processor and on the browser's compiler: the peak is the
/// best of all.
[[nodiscard]] const std::array<Peak, 6>& peaks();

}  // namespace descent::bench
