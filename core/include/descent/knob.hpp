// Settings: what an algorithm declares of each, and the values a document gives them.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "descent/error.hpp"
#include "descent/literal.hpp"
#include "descent/value.hpp"

namespace descent {

enum class KnobType { number, integer, boolean, choice, numbers, integers, points };
enum class Scale { linear, log };

/// What is accepted. A bound that is open is itself refused.
struct Range {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  bool min_open = false;
  bool max_open = false;
};

/// What a slider spans: the useful part of the range.
struct Slider {
  double min;
  double max;
  Scale scale = Scale::linear;
};

/// A step and the value there.
using Point = std::array<double, 2>;
/// [[0, 0.1], [500, 0.01]] in a document.
using Points = std::vector<Point>;

/// A knob's default. monostate: it starts unset.
using Fallback = std::variant<std::monostate, bool, double, std::string_view,
                              std::span<const double>, std::span<const Point>>;

/// A literal, as all declarations are: tables of knobs are data, and no code builds them.
struct Knob {
  /// Key in the document; PyTorch's name where it has one.
  std::string_view name = {};
  Prose label = {};
  /// TeX, as it stands in the formula; empty when it is not in it.
  Prose symbol = {};
  KnobType type = KnobType::number;
  Fallback fallback = {};
  Range range = {};
  Shown<std::optional<Slider>> slider = {};
  /// For KnobType::choice.
  Few<std::string_view, 3> choices = {};
  Prose help = {};
  /// Seldom used: shown on demand.
  bool advanced = false;
  /// May change while a run goes on.
  bool live = false;
};

/// A table of knobs and, behind them, another one.
template <std::size_t count>
constexpr std::array<Knob, count + 1> with(const Knob (&knobs)[count], const Knob& last) {
  std::array<Knob, count + 1> all;
  *std::copy(std::begin(knobs), std::end(knobs), all.begin()) = last;
  return all;
}

/// The values of a list of knobs. Looked up by name when something is built, never in a loop.
class Knobs {
 public:
  Knobs() = default;
  /// All at their defaults.
  explicit Knobs(std::span<const Knob> declared);

  /// Takes the members of `object` (but `name` and those in `besides`) over the present values.
  /// Throws ConfigError at `path` for an unknown name, a wrong type or a value out of range;
  /// `owner` names who has these knobs, for the message.
  void read(const Value& object, const Path& path, std::string_view owner,
            std::span<const std::string_view> besides = {});

  [[nodiscard]] double number(std::string_view name) const;
  [[nodiscard]] std::int64_t integer(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] const std::string& choice(std::string_view name) const;
  [[nodiscard]] const std::vector<double>& list(std::string_view name) const;
  [[nodiscard]] Points points(std::string_view name) const;
  [[nodiscard]] bool is_set(std::string_view name) const;
  void unset(std::string_view name);

  /// Every knob that is set, as members of an object.
  void write(Value::Object& object) const;

 private:
  [[nodiscard]] const Value& at(std::string_view name) const;
  template <class T>
  [[nodiscard]] const T& get(std::string_view name) const;

  /// As they stand in a document; null: not set.
  std::vector<std::pair<const Knob*, Value>> values_;
};

/// `a, b, c`
[[nodiscard]] std::string listing(std::span<const std::string_view> names);

/// The numbers of a list that stands at `path`; throws ConfigError at the first item that is none.
/// `list` says what was expected, as `a list of numbers`.
[[nodiscard]] const Value::Numbers& numbers_at(const Value& value, const Path& path,
                                               std::string_view list = "a list of numbers");

/// A knob's default as it stands in a document; null when it starts unset.
[[nodiscard]] Value to_value(const Fallback& fallback);

/// What every algorithm declares of itself. `formula` is TeX and stands as coded.
struct Entry {
  std::string_view name = {};
  Prose label = {};
  Prose formula = {};
  Prose source = {};
  Prose help = {};
  std::span<const Knob> knobs = {};
};

/// How an entry makes its algorithm T of the knobs, when T asks for any.
template <class Interface, class T>
[[nodiscard]] std::unique_ptr<Interface> make_as([[maybe_unused]] const Knobs& knobs) {
  if constexpr (std::is_constructible_v<T, const Knobs&>) {
    return std::make_unique<T>(knobs);
  } else {
    return std::make_unique<T>();
  }
}

}  // namespace descent
