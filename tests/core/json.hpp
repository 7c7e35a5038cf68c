// JSON text as the core's document tree, for tests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "descent/value.hpp"

// What reads JSON is a template many times longer than a test: it is compiled once, in json.cpp.
namespace descent {

using Json = nlohmann::ordered_json;

Json parse_json(const std::string& text);

/// Throws ConfigError at `whole` for what nests deeper than the core takes.
Value to_value(const Json& json, const char* whole = "experiment", int depth = 0);

Json to_json(const Value& value);

Value parse(const std::string& text);

/// A file of tests/reference.
Json read_reference(const std::string& name);

}  // namespace descent
