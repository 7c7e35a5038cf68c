// Surfaces against PyTorch's values and gradients, and what each says of itself.
#include <gtest/gtest.h>

#include <cmath>

#include "coverage.hpp"
#include "descent/race.hpp"
#include "json.hpp"

namespace descent {
namespace {

const Json& reference() {
  static const Json file = read_reference("races.json");
  return file;
}

Choice<SurfaceEntry> read_surface(const Json& json) {
  return read_race(to_value(Json{{"surface", json}})).surface;
}

Slope slope_at(const Choice<SurfaceEntry>& surface, double x, double y) {
  return surface.entry->make(surface.knobs)->at(x, y);
}

TEST(Surfaces, AgreeWithPyTorch) {
  Coverage used;
  for (const Json& item : reference().at("points")) {
    SCOPED_TRACE(item.dump());
    const Choice<SurfaceEntry> surface = read_surface(item.at("surface"));
    used.note("surface", surface);
    const Slope slope = slope_at(surface, item.at("at")[0], item.at("at")[1]);
    const double f = item.at("f");
    const double dx = item.at("gradient")[0];
    const double dy = item.at("gradient")[1];
    const double size = std::abs(f) + std::abs(dx) + std::abs(dy) + 1;
    EXPECT_NEAR(slope.f, f, 1e-13 * size);
    EXPECT_NEAR(slope.dx, dx, 1e-13 * size);
    EXPECT_NEAR(slope.dy, dy, 1e-13 * size);
  }
  used.expect_all("surface", surface_entries());
}

TEST(Surfaces, HaveTheMinimaOfTheLiterature) {
  for (const SurfaceEntry& entry : surface_entries()) {
    SCOPED_TRACE(entry.name);
    const Json known = reference().at("minima").at(std::string(entry.name));
    ASSERT_EQ(entry.minima.size(), known.size());
    const Choice<SurfaceEntry> surface{&entry, Knobs(entry.knobs)};
    for (std::size_t i = 0; i < known.size(); ++i) {
      const auto [x, y] = entry.minima[i];
      EXPECT_NEAR(x, known[i][0].get<double>(), 1e-6);
      EXPECT_NEAR(y, known[i][1].get<double>(), 1e-6);
      const Slope bottom = slope_at(surface, x, y);
      EXPECT_NEAR(bottom.dx, 0, 1e-12);
      EXPECT_NEAR(bottom.dy, 0, 1e-12);
      EXPECT_NEAR(bottom.f, slope_at(surface, entry.minima[0][0], entry.minima[0][1]).f, 1e-12);
      // Nothing on the map is lower.
      const auto& [across, up] = entry.domain;
      for (int column = 0; column <= 200; ++column) {
        for (int row = 0; row <= 200; ++row) {
          const double at_x = across.min + (across.max - across.min) * column / 200;
          const double at_y = up.min + (up.max - up.min) * row / 200;
          ASSERT_GE(slope_at(surface, at_x, at_y).f, bottom.f - 1e-12);
        }
      }
    }
  }
}

TEST(Surfaces, MapsShowTheStartAndTheMinima) {
  for (const SurfaceEntry& entry : surface_entries()) {
    SCOPED_TRACE(entry.name);
    const auto shows = [&entry](const Point& at) {
      const auto& [x, y] = entry.domain;
      return at[0] > x.min && at[0] < x.max && at[1] > y.min && at[1] < y.max;
    };
    EXPECT_TRUE(shows(entry.start));
    for (const Point& minimum : entry.minima) EXPECT_TRUE(shows(minimum));
  }
}

}  // namespace
}  // namespace descent
