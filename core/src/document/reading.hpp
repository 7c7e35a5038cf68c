// What the readers of an experiment document share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "descent/experiment.hpp"

namespace descent {

/// The member of an object, null when it is not there.
[[nodiscard]] Value member(const Value& object, std::string_view key);

[[nodiscard]] const Value::Object& object_at(const Value& value, const std::string& path);

/// Refuses members that nobody reads: a slip of the pen must not pass for a setting.
void expect_only(const Value& object, const std::string& path,
                 std::initializer_list<std::string_view> known);

/// `path[i]`
[[nodiscard]] std::string indexed(const std::string& path, std::size_t i);

/// The entry a choice names; the choice may be a bare name.
template <class E>
const E& find_entry(const std::vector<E>& entries, const Value& value, std::string_view key,
                    const std::string& path) {
  const Value* named = value.as<std::string>() != nullptr ? &value : value.find(key);
  if (named == nullptr) {
    throw ConfigError(path, value.as<Value::Object>() != nullptr
                                ? std::string(key) + " is missing"
                                : "expected a name or an object, found " + value.describe());
  }
  const std::string at = join_path(path, std::string(key));
  const auto* name = named->as<std::string>();
  if (name == nullptr) throw ConfigError(at, "expected a name, found " + named->describe());
  std::string known;
  for (const E& entry : entries) {
    if (entry.name == *name) return entry;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw ConfigError(at, named->describe() + " is unknown; choose one of " + known);
}

template <class E>
Choice<E> read_choice(const std::vector<E>& entries, const Value& value, const std::string& path) {
  const E& entry = find_entry(entries, value, "name", path);
  Choice<E> choice{&entry, Knobs(entry.knobs)};
  if (value.as<std::string>() == nullptr) choice.knobs.read(value, path, entry.name);
  // Knobs that do not go together are found here and not when the run is built.
  static_cast<void>(make_at(path, choice));
  return choice;
}

/// A list of equally long lists of numbers.
[[nodiscard]] Matrix read_matrix(const Value* value, const std::string& path);

[[nodiscard]] std::vector<Real> read_vector(const Value* value, const std::string& path);

/// The parts of a document, each written by its own file.
void read_data(const Value& value, Experiment& experiment);
void read_model(const Value& value, Experiment& experiment);
[[nodiscard]] std::vector<Change> read_changes(const Value& value);

}  // namespace descent
