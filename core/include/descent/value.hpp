// A JSON-like tree: how an experiment document comes into the core and goes out of it.
// Who holds JSON text (the page, the command line, a test) parses it there.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace descent {

class Value {
 public:
  using List = std::vector<Value>;
  /// A list of numbers only (also the empty list): compact, because data sets come this way.
  using Numbers = std::vector<double>;
  /// In the order written.
  using Object = std::vector<std::pair<std::string, Value>>;

  /// How deeply lists and objects may lie in each other, far deeper than any document: who makes a
  /// Value of something deeper refuses it, for its readers recurse.
  static constexpr int max_depth = 32;

  Value() = default;
  Value(bool value) : data_(value) {}
  Value(double value) : data_(value) {}
  Value(int value) : data_(static_cast<double>(value)) {}
  Value(const char* value) : data_(std::string(value)) {}
  Value(std::string_view value) : data_(std::string(value)) {}
  Value(std::string value) : data_(std::move(value)) {}
  Value(Numbers value) : data_(std::move(value)) {}
  /// A list whose items are all numbers is stored as Numbers.
  Value(List value);
  Value(Object value) : data_(std::move(value)) {}

  /// The content as T (bool, double, std::string, Numbers, List, Object), or null when it is of
  /// another kind.
  template <class T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&data_);
  }

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(data_); }

  /// An object's member, or null when there is none.
  [[nodiscard]] const Value* find(std::string_view key) const;

  /// A few words for an error: `a list`, `"abc"`, `1.5`.
  [[nodiscard]] std::string describe() const;

 private:
  std::variant<std::monostate, bool, double, std::string, Numbers, List, Object> data_;
};

/// To 15 digits, which give a decimal back as it was written: `0.1`, `1e-05`, `32`.
[[nodiscard]] std::string to_text(double number);

}  // namespace descent
