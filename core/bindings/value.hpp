// JavaScript values as the core's document tree, and back.
#pragma once

#include <emscripten/val.h>

#include "descent/value.hpp"

namespace descent {

/// Throws ConfigError at `whole`, the name of what is read, when it nests too deeply.
[[nodiscard]] Value from_js(const emscripten::val& js, const char* whole);
[[nodiscard]] emscripten::val to_js(const Value& value);

}  // namespace descent
