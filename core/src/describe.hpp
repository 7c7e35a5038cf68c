// What descriptions of the catalogue and of the lab share; not there in a silent build.
#pragma once

#include "descent/knob.hpp"

namespace descent {

[[nodiscard]] Value describe(std::span<const Knob> knobs);

/// What every entry says of itself.
[[nodiscard]] Value::Object describe_entry(const Entry& entry);

}  // namespace descent
