// Products of the training loss's Hessian with a vector.
#pragma once

#include <memory>

#include "descent/trainer.hpp"

namespace descent {

/// The loss is the mean over so many training rows, evenly spaced, at the parameters as they are.
class Hessian {
 public:
  Hessian() = default;
  Hessian(const Hessian&) = delete;
  Hessian& operator=(const Hessian&) = delete;
  virtual ~Hessian() = default;

  /// product [n] = H · v [n]
  virtual void multiply(const Array& v, Array& product) = 0;
};

/// Exact, by the R-operator (Pearlmutter 1994), and as an evaluation has the network: no unit is
/// dropped. Where layers are normalized by differences of gradients, at w ± εv, in batches as
/// training has them, each normalized by itself and with the same units dropped every time.
[[nodiscard]] std::unique_ptr<Hessian> make_hessian(Trainer& trainer, Index most_rows);

}  // namespace descent
