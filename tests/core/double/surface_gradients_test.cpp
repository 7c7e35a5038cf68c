// Gradients of the surfaces against central differences.
#include <gtest/gtest.h>

#include <cmath>

#include "descent/lab.hpp"

namespace descent {
namespace {

TEST(SurfaceGradients, AgreeWithFiniteDifferences) {
  constexpr double h = 1e-5;
  for (const SurfaceEntry& entry : surface_entries()) {
    const auto surface = entry.make(Knobs(entry.knobs));
    const auto& [across, up] = entry.domain;
    for (int column = 0; column <= 20; ++column) {
      for (int row = 0; row <= 20; ++row) {
        const double x = across.min + (across.max - across.min) * column / 20;
        const double y = up.min + (up.max - up.min) * row / 20;
        const Slope slope = surface->at(x, y);
        const double dx = (surface->at(x + h, y).f - surface->at(x - h, y).f) / (2 * h);
        const double dy = (surface->at(x, y + h).f - surface->at(x, y - h).f) / (2 * h);
        const double size = 1 + std::abs(slope.f) + std::abs(dx) + std::abs(dy);
        EXPECT_NEAR(slope.dx, dx, 1e-7 * size) << entry.name << " at " << x << ", " << y;
        EXPECT_NEAR(slope.dy, dy, 1e-7 * size) << entry.name << " at " << x << ", " << y;
      }
    }
  }
}

}  // namespace
}  // namespace descent
