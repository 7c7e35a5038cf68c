// What the lab knows, as one tree.
#include "descent/lab.hpp"

#include "describe.hpp"

namespace descent {
namespace {

Value pair(double a, double b) { return Value::Numbers{a, b}; }

Value describe_surface(const SurfaceEntry& entry) {
  Value::Object object = describe_entry(entry);
  const auto& [x, y] = entry.domain;
  object.emplace_back("domain",
                      Value::Object{{"x", pair(x.min, x.max)}, {"y", pair(y.min, y.max)}});
  object.emplace_back("start", pair(entry.start[0], entry.start[1]));
  Value::List minima;
  for (const Point& minimum : entry.minima) minima.push_back(pair(minimum[0], minimum[1]));
  object.emplace_back("minima", std::move(minima));
  return object;
}

}  // namespace

Value describe_lab() {
  Value::List probes;
  for (const ProbeEntry& entry : probe_entries()) {
    Value::Object object = describe_entry(entry);
    object.emplace_back("cost", entry.cost);
    probes.emplace_back(std::move(object));
  }
  Value::List surfaces;
  for (const SurfaceEntry& entry : surface_entries()) surfaces.push_back(describe_surface(entry));
  return Value::Object{{"probes", std::move(probes)},
                       {"surfaces", std::move(surfaces)},
                       {"surface", describe(surface_knobs())}};
}

}  // namespace descent
