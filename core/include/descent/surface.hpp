// A surface: a function of two parameters, to descend and to look at from above.
#pragma once

#include <array>
#include <memory>
#include <span>

#include "descent/knob.hpp"

namespace descent {

/// A surface at one point: f, ∂f/∂x and ∂f/∂y. Without bound where f is, and not a number where f
/// has none.
struct Slope {
  double f;
  double dx;
  double dy;
};

class Surface {
 public:
  Surface() = default;
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  virtual ~Surface() = default;

  [[nodiscard]] virtual Slope at(double x, double y) const = 0;
};

/// A rectangle of the plane.
struct Domain {
  Range x;
  Range y;
};

struct SurfaceEntry : Entry {
  std::unique_ptr<Surface> (*make)(const Knobs& knobs);
  /// What a map shows.
  Domain domain;
  /// Where a descent has something to show.
  Point start;
  /// The lowest points of all, whatever the knobs; none where the surface falls without end.
  Few<Point, 4> minima = {};
};

}  // namespace descent
