// Everything the lab knows: what looks at training and does not train. CMake writes the lists from
// the files in core/src, as those of catalogue.hpp.
#pragma once

#include "descent/catalogue.hpp"
#include "descent/probe.hpp"
#include "descent/surface.hpp"

namespace descent {

[[nodiscard]] Entries<ProbeEntry> probe_entries();
[[nodiscard]] Entries<SurfaceEntry> surface_entries();

/// Knobs at `surface.*` that every surface has.
[[nodiscard]] std::span<const Knob> surface_knobs();

/// All of it as one tree, as describe_catalogue() has the core's. Null in a silent build.
[[nodiscard]] Value describe_lab();

}  // namespace descent
