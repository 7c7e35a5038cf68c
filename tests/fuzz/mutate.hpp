// How a fuzz target's input becomes another: by edits of the JSON tree that know the catalogue.
#pragma once

#include "json.hpp"

namespace descent::fuzz {

/// A target's input around an experiment document. Each target defines it.
Json input_of(Json document);

}  // namespace descent::fuzz
