#include "document/reading.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

Value member(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  return value != nullptr ? *value : Value();
}

const Value::Object& object_at(const Value& value, const Path& path) {
  const auto* object = value.as<Value::Object>();
  if (object == nullptr) refuse(path, "expected an object, found ", value);
  return *object;
}

std::string read_name_and_version(const Value& document) {
  if (const Value* version = document.find("version")) {
    const auto* number = version->as<double>();
    if (number == nullptr || *number != 1) {
      refuse("version", *version, " is unknown; this is version 1");
    }
  }
  const Value* name = document.find("name");
  if (name == nullptr) return "";
  if (name->as<std::string>() == nullptr) refuse("name", "expected a text, found ", *name);
  return *name->as<std::string>();
}

void expect_only(const Value& object, const Path& path,
                 std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : object_at(object, path)) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    refuse(path[key], "unknown; expected one of ", listing(known));
  }
}

const Entry& find_entry(std::span<const Entry* const> entries, const Value& value,
                        std::string_view key, const Path& path) {
  const Value* named = value.as<std::string>() != nullptr ? &value : value.find(key);
  if (named == nullptr) {
    if (value.as<Value::Object>() != nullptr) refuse(path, key, " is missing");
    refuse(path, "expected a name or an object, found ", value);
  }
  const auto* name = named->as<std::string>();
  if (name == nullptr) refuse(path[key], "expected a name, found ", *named);
  std::vector<std::string_view> known;
  for (const Entry* entry : entries) {
    if (entry->name == *name) return *entry;
    known.push_back(entry->name);
  }
  refuse(path[key], *named, " is unknown; choose one of ", listing(known));
}

Matrix read_matrix(const Value* value, const Path& path) {
  if (value == nullptr) refuse(path, "is missing");
  if (const auto* bare = value->as<Value::Numbers>()) {
    if (bare->empty()) return {};
    refuse(path[0], "expected a list of numbers, found ", bare->front());
  }
  const auto* rows = value->as<Value::List>();
  if (rows == nullptr) refuse(path, "expected a list of rows of numbers, found ", *value);
  Matrix matrix;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Path at = path[i];
    const Value::Numbers& row = numbers_at((*rows)[i], at);
    const auto columns = static_cast<Index>(row.size());
    if (i == 0) matrix.resize(static_cast<Index>(rows->size()), columns);
    if (columns != matrix.cols()) {
      refuse(at, "has ", columns, " numbers where row 0 has ", matrix.cols());
    }
    for (std::size_t j = 0; j < row.size(); ++j) {
      const auto number = static_cast<Real>(row[j]);
      if (!std::isfinite(number)) refuse(at[j], "expected a finite number");
      matrix(static_cast<Index>(i), static_cast<Index>(j)) = number;
    }
  }
  if (matrix.cols() == 0) refuse(path, "has no columns");
  return matrix;
}

std::vector<Real> read_vector(const Value* value, const Path& path) {
  if (value == nullptr) refuse(path, "is missing");
  const Value::Numbers& numbers = numbers_at(*value, path);
  std::vector<Real> vector;
  vector.reserve(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    vector.push_back(static_cast<Real>(numbers[i]));
    if (!std::isfinite(vector.back())) refuse(path[i], "expected a finite number");
  }
  return vector;
}

}  // namespace descent
