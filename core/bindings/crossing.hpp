// How calls, arrays and faults cross to JavaScript: what the bindings of both modules share. Arrays
// cross as copies, so that a growing heap cannot pull them away.
#pragma once

#include <emscripten/bind.h>

#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "descent/catalogue.hpp"
#include "value.hpp"

namespace descent {

/// Where an object lies, as JavaScript knows it: classes would add their machinery to every page's
/// first load. web/src/engine makes objects of it again.
using Address = std::uintptr_t;

template <class T>
emscripten::val copy(const T* data, std::size_t size) {
  return emscripten::val(emscripten::memory_view<T>(size, data))
      .template call<emscripten::val>("slice");
}

template <class T>
emscripten::val copy(const std::vector<T>& numbers) {
  return copy(numbers.data(), numbers.size());
}

inline emscripten::val fault(const char* code, const std::string& message,
                             const std::string& path) {
  emscripten::val result = emscripten::val::object();
  result.set("code", code);
  result.set("message", message);
  result.set("path", path);
  emscripten::val outcome = emscripten::val::object();
  outcome.set("fault", result);
  return outcome;
}

/// What `body` returns as {value}, or what it throws as {fault}: nothing is thrown into JavaScript.
template <class Body>
emscripten::val guarded(Body body) {
  try {
    emscripten::val outcome = emscripten::val::object();
    outcome.set("value", body());
    return outcome;
  } catch (const ConfigError& error) {
    return fault("document", error.what(), error.path());
  } catch (const std::bad_alloc&) {
    return fault("engine", "there is not enough memory for this experiment", "");
  } catch (const std::exception& error) {
    return fault("engine", error.what(), "");
  }
}

/// Whether `name` is a bundled set: what trains on it has to be given its table.
inline bool is_bundled(const std::string& name) {
  for (const DatasetEntry& entry : dataset_entries()) {
    if (entry.name == name) return entry.draw == nullptr;
  }
  return false;
}

/// A bundled set's rows; none for null, which stands for data that are made or given.
inline Samples read_table(const emscripten::val& table) {
  if (table.isNull() || table.isUndefined()) return {};
  const std::vector<float> x = emscripten::convertJSArrayToNumberVector<float>(table["x"]);
  const auto columns = static_cast<Index>(table["columns"].as<double>());
  return {ConstMatrixMap(x.data(), static_cast<Index>(x.size()) / columns, columns),
          emscripten::convertJSArrayToNumberVector<float>(table["y"])};
}

}  // namespace descent
