// Races on surfaces, and surfaces seen from above: web/src/engine/lab-core.ts has the types.
#include "descent/race.hpp"

#include "../crossing.hpp"

namespace descent {
namespace {

using emscripten::val;

val course_to_js(const Course& course) {
  val result = val::object();
  result.set("status", course.finished ? "finished" : "diverged");
  result.set("lr", copy(course.lr));
  result.set("loss", copy(course.loss));
  result.set("x", copy(course.x));
  result.set("y", copy(course.y));
  result.set("gradX", copy(course.grad_x));
  result.set("gradY", copy(course.grad_y));
  result.set("gradNorm", copy(course.grad_norm));
  result.set("distance", copy(course.distance));
  return result;
}

/// The whole race, in no time: a step is some dozen operations.
val run(const val& document) {
  return guarded([&] {
    const Race race = read_race(from_js(document, "experiment"));
    val courses = val::array();
    for (std::size_t i = 0; i < race.racers.size(); ++i) {
      courses.call<void>("push", course_to_js(run_race(race, i)));
    }
    val result = val::object();
    result.set("document", to_js(write_race(race)));
    result.set("courses", courses);
    return result;
  });
}

/// f at the middles of columns × rows cells of a rectangle [x0, x1] × [y0, y1], from y0 on, row by
/// row.
val heights(const val& document, const val& rectangle, double columns, double rows) {
  return guarded([&] {
    const Race race = read_race(from_js(document, "experiment"));
    const auto surface = make_at("surface", race.surface);
    const auto corners = emscripten::convertJSArrayToNumberVector<double>(rectangle);
    const double width = (corners[1] - corners[0]) / columns;
    const double height = (corners[3] - corners[2]) / rows;
    std::vector<double> f;
    f.reserve(static_cast<std::size_t>(columns * rows));
    for (double row = 0; row < rows; ++row) {
      const double y = corners[2] + (row + 0.5) * height;
      for (double column = 0; column < columns; ++column) {
        f.push_back(surface->at(corners[0] + (column + 0.5) * width, y).f);
      }
    }
    return copy(f);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(race) {
  emscripten::function("race", &run);
  emscripten::function("heights", &heights);
}

}  // namespace descent
