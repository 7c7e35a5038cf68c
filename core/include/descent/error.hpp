// The one error the core throws: a document or a setting it cannot take.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace descent {

/// Thrown while something is configured, never while it trains.
class ConfigError : public std::runtime_error {
 public:
  /// path: where in the document, as `optimizer.momentum`, or for the whole of what was given its
  /// name: `experiment`, `change`, `snapshot`. reason: what is wrong there.
  ConfigError(std::string path, std::string reason)
      : std::runtime_error(path.empty() ? reason : path + ": " + reason),
        path_(std::move(path)),
        reason_(std::move(reason)) {}

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  std::string path_;
  std::string reason_;
};

/// `a` and `b` joined as a path: `a.b`, or the one that is not empty.
[[nodiscard]] inline std::string join_path(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + "." + b;
}

/// The path of the member `key` of the object at `path`; a key without letters is shown by its
/// quotes.
[[nodiscard]] inline std::string member_path(const std::string& path, const std::string& key) {
  return join_path(path, key.empty() ? "\"\"" : key);
}

}  // namespace descent
