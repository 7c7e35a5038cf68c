// The one error the core throws: a document or a setting it cannot take.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace descent {

class Value;

/// A place in a document: `model.init.layers[0].bias`. It is spelt out only when something is wrong
/// there. Until then a place is a link to the one around it, which has to outlive it.
class Path {
 public:
  /// What everything else stands in: a part of the document, by its name; or the document, which
  /// has none.
  Path(const char* whole) : key_(whole) {}

  [[nodiscard]] Path operator[](std::string_view key) const& { return {this, key, 0}; }
  [[nodiscard]] Path operator[](std::size_t index) const& { return {this, {}, index}; }
  Path operator[](std::string_view key) const&& = delete;
  Path operator[](std::size_t index) const&& = delete;

  [[nodiscard]] bool is_whole_document() const { return around_ == nullptr && key_.empty(); }
  [[nodiscard]] std::string text() const;

 private:
  Path(const Path* around, std::string_view key, std::size_t index)
      : around_(around), key_(key), index_(index) {}

  const Path* around_ = nullptr;
  /// An index's has no characters at all, an empty member name's are somewhere.
  std::string_view key_;
  std::size_t index_ = 0;
};

/// Thrown while something is configured, never while it trains.
class ConfigError : public std::runtime_error {
 public:
  /// path: where in the document, as `optimizer.momentum`, or for the whole of what was given its
  /// name: `experiment`, `change`, `snapshot`. reason: what is wrong there.
  ConfigError(std::string path, std::string reason);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }

  /// The same, of a thing that stands at `path`.
  [[nodiscard]] ConfigError inside(const Path& path) const;

 private:
  std::string path_;
  std::string reason_;
};

/// A piece of a reason: words, a number, or what a value of a document is called.
class Piece {
 public:
  Piece(const char* words) : words_(words) {}
  Piece(std::string_view words) : words_(words) {}
  Piece(const std::string& words) : words_(words) {}
  Piece(const Value& value) : value_(&value) {}
  template <class T>
  requires std::is_arithmetic_v<T> Piece(T number)
      : number_(static_cast<double>(number)), is_number_(true) {}

  void append_to(std::string& text) const;

 private:
  std::string_view words_;
  const Value* value_ = nullptr;
  double number_ = 0;
  bool is_number_ = false;
};

/// Throws ConfigError.
[[noreturn]] void refuse_with(const Path& path, std::initializer_list<Piece> reason);

/// refuse(path, x, " is above ", max): who finds a fault names it in pieces, and the text is put
/// together in one place.
template <class... Pieces>
[[noreturn]] void refuse(const Path& path, const Pieces&... reason) {
  refuse_with(path, {Piece(reason)...});
}

}  // namespace descent
