#include "descent/knob.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

/// Runs compute in float32, where a larger number would be infinite.
constexpr double largest = std::numeric_limits<float>::max();

std::string listing(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

/// The number at `path`, when it is finite, whole where that is asked, and in range.
double checked_number(double x, bool whole, const Range& range, const std::string& path) {
  if (!std::isfinite(x)) throw ConfigError(path, "expected a finite number");
  if (std::abs(x) > largest) {
    throw ConfigError(path, to_text(x) + " is too large; float32 ends at " + to_text(largest));
  }
  if (whole && x != std::floor(x)) {
    throw ConfigError(path, to_text(x) + " is not a whole number");
  }
  if (whole && std::abs(x) > 9007199254740991.0) {
    throw ConfigError(path, to_text(x) + " is too large for a whole number");
  }
  if (x < range.min) throw ConfigError(path, to_text(x) + " is below " + to_text(range.min));
  if (x > range.max) throw ConfigError(path, to_text(x) + " is above " + to_text(range.max));
  if (range.min_open && x == range.min) {
    throw ConfigError(path, to_text(x) + " is not above " + to_text(range.min));
  }
  if (range.max_open && x == range.max) {
    throw ConfigError(path, to_text(x) + " is not below " + to_text(range.max));
  }
  return x;
}

/// A list of pairs, a whole number that rises from pair to pair and a number in range.
Points checked_points(const Value& value, const Range& range, const std::string& path) {
  Points points;
  const auto* numbers = value.as<Value::Numbers>();
  const auto* list = value.as<Value::List>();
  if (list == nullptr) {
    const bool empty = numbers != nullptr && numbers->empty();
    throw ConfigError(path,
                      empty ? "has no points"
                            : "expected a list of [step, value] pairs, found " + value.describe());
  }
  for (const Value& item : *list) {
    const std::string at = path + "[" + std::to_string(points.size()) + "]";
    const Value::Numbers& pair = numbers_at(item, at, "a pair [step, value]");
    if (pair.size() != 2) {
      throw ConfigError(at, "expected a pair [step, value], found " + std::to_string(pair.size()) +
                                (pair.size() == 1 ? " number" : " numbers"));
    }
    const double place = checked_number(pair[0], true, {.min = 0}, at + "[0]");
    if (!points.empty() && place <= points.back()[0]) {
      throw ConfigError(at + "[0]", to_text(place) + " is not above " + to_text(points.back()[0]) +
                                        ", the step before it");
    }
    points.push_back({place, checked_number(pair[1], false, range, at + "[1]")});
  }
  return points;
}

KnobValue checked(const Knob& knob, const Value& value, const std::string& path) {
  const auto expected = [&](const char* what) {
    return ConfigError(path, std::string("expected ") + what + ", found " + value.describe());
  };
  switch (knob.type) {
    case KnobType::boolean:
      if (const auto* flag = value.as<bool>()) return *flag;
      throw expected("true or false");
    case KnobType::choice: {
      const std::string one_of = "one of " + listing(knob.choices);
      const auto* text = value.as<std::string>();
      if (text == nullptr) throw expected(one_of.c_str());
      if (std::find(knob.choices.begin(), knob.choices.end(), *text) == knob.choices.end()) {
        throw ConfigError(path, value.describe() + " is unknown; choose " + one_of);
      }
      return *text;
    }
    case KnobType::number:
    case KnobType::integer: {
      const bool whole = knob.type == KnobType::integer;
      const auto* number = value.as<double>();
      if (number == nullptr) throw expected(whole ? "a whole number" : "a number");
      return checked_number(*number, whole, knob.range, path);
    }
    case KnobType::points:
      return checked_points(value, knob.range, path);
    case KnobType::numbers:
    case KnobType::integers:
      break;
  }
  const bool whole = knob.type == KnobType::integers;
  const Value::Numbers& numbers =
      numbers_at(value, path, whole ? "a list of whole numbers" : "a list of numbers");
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    checked_number(numbers[i], whole, knob.range, path + "[" + std::to_string(i) + "]");
  }
  return numbers;
}

}  // namespace

const Value::Numbers& numbers_at(const Value& value, const std::string& path,
                                 std::string_view list) {
  if (const auto* numbers = value.as<Value::Numbers>()) return *numbers;
  if (const auto* items = value.as<Value::List>()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      if ((*items)[i].as<double>() != nullptr) continue;
      throw ConfigError(path + "[" + std::to_string(i) + "]",
                        "expected a number, found " + (*items)[i].describe());
    }
  }
  throw ConfigError(path, "expected " + std::string(list) + ", found " + value.describe());
}

Value to_value(const KnobValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<std::vector<double>>(&value)) return *list;
  Value::List pairs;
  if (const auto* points = std::get_if<Points>(&value)) {
    for (const auto& [place, y] : *points) pairs.emplace_back(Value::Numbers{place, y});
    return pairs;
  }
  return {};
}

Knobs::Knobs(std::span<const Knob> declared) {
  values_.reserve(declared.size());
  for (const Knob& knob : declared) values_.emplace_back(&knob, knob.fallback);
}

void Knobs::read(const Value& object, const std::string& path, std::string_view owner,
                 std::span<const std::string_view> besides) {
  const auto* members = object.as<Value::Object>();
  if (members == nullptr) {
    throw ConfigError(path, "expected an object, found " + object.describe());
  }
  auto values = values_;
  for (const auto& [key, value] : *members) {
    if (key == "name" || std::find(besides.begin(), besides.end(), key) != besides.end()) continue;
    const std::string& name = key;  // structured bindings cannot be captured by clang 14
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const auto& pair) { return pair.first->name == name; });
    if (found == values.end()) {
      std::vector<std::string_view> known(besides.begin(), besides.end());
      for (const auto& pair : values) known.push_back(pair.first->name);
      throw ConfigError(member_path(path, key),
                        "unknown; " + std::string(owner) +
                            (known.empty() ? " has no settings" : " has " + listing(known)));
    }
    found->second = checked(*found->first, value, join_path(path, key));
  }
  values_ = std::move(values);
}

const KnobValue& Knobs::at(std::string_view name) const {
  for (const auto& pair : values_) {
    if (pair.first->name == name) return pair.second;
  }
  throw ConfigError(std::string(name), "no such knob is declared");
}

double Knobs::number(std::string_view name) const { return std::get<double>(at(name)); }

std::int64_t Knobs::integer(std::string_view name) const {
  return static_cast<std::int64_t>(number(name));
}

bool Knobs::flag(std::string_view name) const { return std::get<bool>(at(name)); }

const std::string& Knobs::choice(std::string_view name) const {
  return std::get<std::string>(at(name));
}

const std::vector<double>& Knobs::list(std::string_view name) const {
  return std::get<std::vector<double>>(at(name));
}

const Points& Knobs::points(std::string_view name) const { return std::get<Points>(at(name)); }

bool Knobs::is_set(std::string_view name) const {
  return !std::holds_alternative<std::monostate>(at(name));
}

void Knobs::unset(std::string_view name) {
  for (auto& pair : values_) {
    if (pair.first->name == name) pair.second = std::monostate{};
  }
}

void Knobs::write(Value::Object& object) const {
  for (const auto& pair : values_) {
    Value value = to_value(pair.second);
    if (!value.is_null()) object.emplace_back(std::string(pair.first->name), std::move(value));
  }
}

}  // namespace descent
