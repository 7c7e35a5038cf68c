#include "descent/value.hpp"

#include <algorithm>
#include <cstdio>

namespace descent {

Value::Value(List value) {
  const bool numbers_only = std::all_of(
      value.begin(), value.end(), [](const Value& item) { return item.as<double>() != nullptr; });
  if (!numbers_only) {
    data_ = std::move(value);
    return;
  }
  Numbers numbers;
  numbers.reserve(value.size());
  for (const Value& item : value) numbers.push_back(*item.as<double>());
  data_ = std::move(numbers);
}

const Value* Value::find(std::string_view key) const {
  const auto* object = as<Object>();
  if (object == nullptr) return nullptr;
  for (const auto& [name, value] : *object) {
    if (name == key) return &value;
  }
  return nullptr;
}

std::string Value::describe() const {
  if (const auto* flag = as<bool>()) return *flag ? "true" : "false";
  if (const auto* number = as<double>()) return to_text(*number);
  if (const auto* text = as<std::string>()) return "\"" + *text + "\"";
  if (as<Object>() != nullptr) return "an object";
  if (is_null()) return "null";
  return "a list";
}

std::string to_text(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", number);
  return text;
}

}  // namespace descent
