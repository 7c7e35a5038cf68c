#include "descent/knob.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

/// Runs compute in float32, where a larger number would be infinite.
constexpr double largest = std::numeric_limits<float>::max();

void check_number(double x, bool whole, const Range& range, const Path& path) {
  if (!std::isfinite(x)) refuse(path, "expected a finite number");
  if (std::abs(x) > largest) refuse(path, x, " is too large; float32 ends at ", largest);
  if (whole && x != std::floor(x)) refuse(path, x, " is not a whole number");
  if (whole && std::abs(x) > 9007199254740991.0) {
    refuse(path, x, " is too large for a whole number");
  }
  if (x < range.min) refuse(path, x, " is below ", range.min);
  if (x > range.max) refuse(path, x, " is above ", range.max);
  if (range.min_open && x == range.min) refuse(path, x, " is not above ", range.min);
  if (range.max_open && x == range.max) refuse(path, x, " is not below ", range.max);
}

/// A list of pairs, a whole number that rises from pair to pair and a number in range.
void check_points(const Value& value, const Range& range, const Path& path) {
  const auto* list = value.as<Value::List>();
  if (list == nullptr) {
    const auto* numbers = value.as<Value::Numbers>();
    if (numbers != nullptr && numbers->empty()) refuse(path, "has no points");
    refuse(path, "expected a list of [step, value] pairs, found ", value);
  }
  const Value::Numbers* before = nullptr;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Path at = path[i];
    const Value::Numbers& pair = numbers_at((*list)[i], at, "a pair [step, value]");
    if (pair.size() != 2) {
      refuse(at, "expected a pair [step, value], found ", pair.size(),
             pair.size() == 1 ? " number" : " numbers");
    }
    check_number(pair[0], true, {.min = 0}, at[0]);
    if (before != nullptr && pair[0] <= before->front()) {
      refuse(at[0], pair[0], " is not above ", before->front(), ", the step before it");
    }
    check_number(pair[1], false, range, at[1]);
    before = &pair;
  }
}

void check(const Knob& knob, const Value& value, const Path& path) {
  const bool whole = knob.type == KnobType::integer || knob.type == KnobType::integers;
  switch (knob.type) {
    case KnobType::boolean:
      if (value.as<bool>() == nullptr) refuse(path, "expected true or false, found ", value);
      return;
    case KnobType::choice: {
      const auto* text = value.as<std::string>();
      if (text != nullptr &&
          std::find(knob.choices.begin(), knob.choices.end(), *text) != knob.choices.end()) {
        return;
      }
      const std::string choices = listing({knob.choices.begin(), knob.choices.end()});
      if (text == nullptr) refuse(path, "expected one of ", choices, ", found ", value);
      refuse(path, value, " is unknown; choose one of ", choices);
    }
    case KnobType::number:
    case KnobType::integer:
      if (const auto* number = value.as<double>()) {
        return check_number(*number, whole, knob.range, path);
      }
      refuse(path, "expected a ", whole ? "whole " : "", "number, found ", value);
    case KnobType::points:
      return check_points(value, knob.range, path);
    case KnobType::numbers:
    case KnobType::integers: {
      const Value::Numbers& numbers =
          numbers_at(value, path, whole ? "a list of whole numbers" : "a list of numbers");
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        check_number(numbers[i], whole, knob.range, path[i]);
      }
    }
  }
}

}  // namespace

std::string listing(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

const Value::Numbers& numbers_at(const Value& value, const Path& path, std::string_view list) {
  if (const auto* numbers = value.as<Value::Numbers>()) return *numbers;
  if (const auto* items = value.as<Value::List>()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      const Value& item = (*items)[i];
      if (item.as<double>() == nullptr) refuse(path[i], "expected a number, found ", item);
    }
  }
  refuse(path, "expected ", list, ", found ", value);
}

Value to_value(const Fallback& fallback) {
  if (const auto* flag = std::get_if<bool>(&fallback)) return *flag;
  if (const auto* number = std::get_if<double>(&fallback)) return *number;
  if (const auto* text = std::get_if<std::string_view>(&fallback)) return *text;
  if (const auto* list = std::get_if<std::span<const double>>(&fallback)) {
    return Value::Numbers(list->begin(), list->end());
  }
  if (const auto* points = std::get_if<std::span<const Point>>(&fallback)) {
    Value::List pairs;
    for (const auto& [place, y] : *points) pairs.emplace_back(Value::Numbers{place, y});
    return pairs;
  }
  return {};
}

Knobs::Knobs(std::span<const Knob> declared) {
  values_.reserve(declared.size());
  for (const Knob& knob : declared) values_.emplace_back(&knob, to_value(knob.fallback));
}

void Knobs::read(const Value& object, const Path& path, std::string_view owner,
                 std::span<const std::string_view> besides) {
  const auto* members = object.as<Value::Object>();
  if (members == nullptr) refuse(path, "expected an object, found ", object);
  auto values = values_;
  for (const auto& [key, value] : *members) {
    if (key == "name" || std::find(besides.begin(), besides.end(), key) != besides.end()) continue;
    const std::string& name = key;  // structured bindings cannot be captured by clang 14
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const auto& pair) { return pair.first->name == name; });
    if (found == values.end()) {
      std::vector<std::string_view> known(besides.begin(), besides.end());
      for (const auto& pair : values) known.push_back(pair.first->name);
      refuse(path[key], "unknown; ", owner, known.empty() ? " has no settings" : " has ",
             listing(known));
    }
    check(*found->first, value, path[key]);
    found->second = value;
  }
  values_ = std::move(values);
}

const Value& Knobs::at(std::string_view name) const {
  for (const auto& pair : values_) {
    if (pair.first->name == name) return pair.second;
  }
  throw ConfigError(std::string(name), "no such knob is declared");
}

template <class T>
const T& Knobs::get(std::string_view name) const {
  if (const T* value = at(name).as<T>()) return *value;
  throw ConfigError(std::string(name), "is of another type, or not set");
}

double Knobs::number(std::string_view name) const { return get<double>(name); }

std::int64_t Knobs::integer(std::string_view name) const {
  return static_cast<std::int64_t>(number(name));
}

bool Knobs::flag(std::string_view name) const { return get<bool>(name); }

const std::string& Knobs::choice(std::string_view name) const { return get<std::string>(name); }

const std::vector<double>& Knobs::list(std::string_view name) const {
  return get<Value::Numbers>(name);
}

Points Knobs::points(std::string_view name) const {
  Points points;
  for (const Value& pair : get<Value::List>(name)) {
    const auto& numbers = *pair.as<Value::Numbers>();
    points.push_back({numbers[0], numbers[1]});
  }
  return points;
}

bool Knobs::is_set(std::string_view name) const { return !at(name).is_null(); }

void Knobs::unset(std::string_view name) {
  for (auto& pair : values_) {
    if (pair.first->name == name) pair.second = {};
  }
}

void Knobs::write(Value::Object& object) const {
  for (const auto& [knob, value] : values_) {
    if (!value.is_null()) object.emplace_back(std::string(knob->name), value);
  }
}

}  // namespace descent
