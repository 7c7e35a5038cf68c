// The loss on a plane through a run's path: web/src/engine/lab-core.ts has the types.
#include "descent/landscape.hpp"

#include <memory>
#include <utility>

#include "../crossing.hpp"

namespace descent {
namespace {

using emscripten::val;

Landscape& landscape_at(Address landscape) { return *reinterpret_cast<Landscape*>(landscape); }

val write_settings(const Knobs& settings) {
  Value::Object object;
  settings.write(object);
  return to_js(object);
}

/// The part with every knob, or the fault in it, whatever the run.
val check_landscape(const val& part) {
  return guarded([&] { return write_settings(read_landscape(from_js(part, "landscape"))); });
}

val create_landscape(const val& document, const val& table, const val& part) {
  return guarded([&] {
    Experiment experiment = read_experiment(from_js(document, "experiment"));
    Knobs settings = read_landscape(from_js(part, "landscape"));
    const Samples samples = read_table(table);
    auto made = std::make_unique<Landscape>(
        std::move(experiment), samples.rows() > 0 ? &samples : nullptr, std::move(settings));
    return val(static_cast<double>(reinterpret_cast<Address>(made.release())));
  });
}

val describe_landscape(Address address) {
  const Landscape& landscape = landscape_at(address);
  val result = val::object();
  result.set("experiment", to_js(write_experiment(landscape.trainer().experiment())));
  result.set("landscape", write_settings(landscape.settings()));
  result.set("steps", static_cast<double>(landscape.trainer().steps()));
  result.set("parameters", static_cast<double>(landscape.trainer().parameters()));
  return result;
}

const char* name_of(Landscape::Phase phase) {
  switch (phase) {
    case Landscape::Phase::training:
      return "training";
    case Landscape::Phase::plane:
      return "plane";
    case Landscape::Phase::grid:
      return "grid";
    default:
      return "done";
  }
}

/// Makes so many pieces, or fewer where a phase ends; `losses` are those made by them.
val work_on_landscape(Address address, double most_pieces) {
  return guarded([&] {
    Landscape& landscape = landscape_at(address);
    const Landscape::Phase phase = landscape.phase();
    const std::size_t before = landscape.losses().size();
    for (double i = 0; i < most_pieces && landscape.phase() == phase; ++i) landscape.advance();
    val result = val::object();
    result.set("phase", name_of(landscape.phase()));
    result.set("made", static_cast<double>(landscape.made()));
    result.set("pieces", static_cast<double>(landscape.pieces()));
    const std::vector<double>& losses = landscape.losses();
    result.set("losses", copy(losses.data() + before, losses.size() - before));
    return result;
  });
}

/// Only behind the plane's phase.
val plane_of_landscape(Address address) {
  const Landscape& landscape = landscape_at(address);
  const Plane& plane = landscape.plane();
  std::vector<double> steps;
  for (Index i = 0; i < landscape.marks().count(); ++i) {
    steps.push_back(static_cast<double>(landscape.marks().step(i)));
  }
  val path = val::object();
  path.set("step", copy(steps));
  path.set("x", copy(plane.path[0]));
  path.set("y", copy(plane.path[1]));
  val result = val::object();
  result.set("path", path);
  result.set("explained", copy(plane.explained.data(), plane.explained.size()));
  result.set("x", copy(landscape.axis(0)));
  result.set("y", copy(landscape.axis(1)));
  const std::optional<Step> diverged = landscape.diverged_at();
  result.set("divergedAt", diverged ? val(static_cast<double>(*diverged)) : val::null());
  return result;
}

}  // namespace

EMSCRIPTEN_BINDINGS(landscape) {
  using emscripten::function;
  function("checkLandscape", &check_landscape);
  function("createLandscape", &create_landscape);
  function("describeLandscape", &describe_landscape);
  function("workOnLandscape", &work_on_landscape);
  function("planeOfLandscape", &plane_of_landscape);
  function(
      "deleteLandscape", +[](Address landscape) { delete &landscape_at(landscape); });
}

}  // namespace descent
