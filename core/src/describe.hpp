// What descriptions of the catalogue and of the lab share; not there in a silent build.
#pragma once

#include "descent/knob.hpp"

namespace descent {

/// What every entry says of itself.
[[nodiscard]] Value::Object describe_entry(const Entry& entry);

}  // namespace descent
