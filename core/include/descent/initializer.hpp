// An initializer: how a layer's weights start. Biases start at zero.
#pragma once

#include <memory>

#include "descent/knob.hpp"
#include "descent/random.hpp"
#include "descent/types.hpp"

namespace descent {

class Initializer {
 public:
  Initializer() = default;
  Initializer(const Initializer&) = delete;
  Initializer& operator=(const Initializer&) = delete;
  virtual ~Initializer() = default;

  /// Fills weight [out][in], row by row.
  virtual void fill(MatrixMap weight, Random& random) const = 0;
};

struct InitializerEntry : Entry {
  std::unique_ptr<Initializer> (*make)(const Knobs& knobs);
};

/// Uniform in ±bound.
void fill_uniform(MatrixMap weight, double bound, Random& random);

/// Normal with mean 0 and that standard deviation.
void fill_normal(MatrixMap weight, double deviation, Random& random);

}  // namespace descent
