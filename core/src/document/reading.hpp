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

[[nodiscard]] const Value::Object& object_at(const Value& value, const Path& path);

/// A document's name, empty when it has none; a version other than ours is refused.
[[nodiscard]] std::string read_name_and_version(const Value& document);

/// Refuses members that nobody reads: a slip of the pen must not pass for a setting.
void expect_only(const Value& object, const Path& path,
                 std::initializer_list<std::string_view> known);

/// The entry a choice names by its member `key`; the choice may be a bare name.
[[nodiscard]] const Entry& find_entry(std::span<const Entry* const> entries, const Value& value,
                                      std::string_view key, const Path& path);

template <class E>
const E& find_entry(Entries<E> entries, const Value& value, std::string_view key,
                    const Path& path) {
  return static_cast<const E&>(find_entry(entries.list(), value, key, path));
}

template <class E>
Choice<E> read_choice(Entries<E> entries, const Value& value, const Path& path) {
  const E& entry = find_entry(entries, value, "name", path);
  Choice<E> choice{&entry, Knobs(entry.knobs)};
  if (value.as<std::string>() == nullptr) choice.knobs.read(value, path, entry.name);
  // Knobs that do not go together are found here and not when the run is built.
  static_cast<void>(make_at(path, choice));
  return choice;
}

/// A list of equally long lists of numbers.
[[nodiscard]] Matrix read_matrix(const Value* value, const Path& path);

[[nodiscard]] std::vector<Real> read_vector(const Value* value, const Path& path);

/// The parts of a document, each written by its own file.
void read_data(const Value& value, Experiment& experiment);
void read_model(const Value& value, Experiment& experiment);
[[nodiscard]] std::vector<Change> read_changes(const Value& value);

}  // namespace descent
