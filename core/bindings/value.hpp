// JavaScript values as the core's document tree, and back.
#pragma once

#include <emscripten/val.h>

#include "descent/value.hpp"

namespace descent {

[[nodiscard]] Value from_js(const emscripten::val& js);
[[nodiscard]] emscripten::val to_js(const Value& value);

}  // namespace descent
