#include "document/reading.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

Value member(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  return value != nullptr ? *value : Value();
}

const Value::Object& object_at(const Value& value, const std::string& path) {
  const auto* object = value.as<Value::Object>();
  if (object == nullptr) throw ConfigError(path, "expected an object, found " + value.describe());
  return *object;
}

void expect_only(const Value& object, const std::string& path,
                 std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : object_at(object, path)) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string list;
    for (const std::string_view name : known)
      list += (list.empty() ? "" : ", ") + std::string(name);
    throw ConfigError(member_path(path, key), "unknown; expected one of " + list);
  }
}

std::string indexed(const std::string& path, std::size_t i) {
  return path + "[" + std::to_string(i) + "]";
}

Matrix read_matrix(const Value* value, const std::string& path) {
  if (value == nullptr) throw ConfigError(path, "is missing");
  if (const auto* bare = value->as<Value::Numbers>()) {
    if (bare->empty()) return {};
    throw ConfigError(indexed(path, 0),
                      "expected a list of numbers, found " + to_text(bare->front()));
  }
  const auto* rows = value->as<Value::List>();
  if (rows == nullptr) {
    throw ConfigError(path, "expected a list of rows of numbers, found " + value->describe());
  }
  Matrix matrix;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Value::Numbers& row = numbers_at((*rows)[i], indexed(path, i));
    const auto columns = static_cast<Index>(row.size());
    if (i == 0) matrix.resize(static_cast<Index>(rows->size()), columns);
    if (columns != matrix.cols()) {
      throw ConfigError(indexed(path, i), "has " + std::to_string(columns) +
                                              " numbers where row 0 has " +
                                              std::to_string(matrix.cols()));
    }
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (!std::isfinite(static_cast<Real>(row[j]))) {
        throw ConfigError(indexed(indexed(path, i), j), "expected a finite number");
      }
      matrix(static_cast<Index>(i), static_cast<Index>(j)) = static_cast<Real>(row[j]);
    }
  }
  if (matrix.cols() == 0) throw ConfigError(path, "has no columns");
  return matrix;
}

std::vector<Real> read_vector(const Value* value, const std::string& path) {
  if (value == nullptr) throw ConfigError(path, "is missing");
  const Value::Numbers& numbers = numbers_at(*value, path);
  std::vector<Real> vector;
  vector.reserve(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    vector.push_back(static_cast<Real>(numbers[i]));
    if (!std::isfinite(vector.back())) {
      throw ConfigError(indexed(path, i), "expected a finite number");
    }
  }
  return vector;
}

}  // namespace descent
