#include "descent/error.hpp"

#include <utility>

#include "descent/value.hpp"

namespace descent {
namespace {

/// `a` and `b` joined as a path: `a.b`, or the one that is not empty.
std::string join(std::string a, std::string_view b) {
  if (!a.empty() && !b.empty()) a += '.';
  return a.append(b);
}

}  // namespace

std::string Path::text() const {
  if (around_ == nullptr) return std::string(key_);
  if (key_.data() == nullptr) {
    return around_->text() + "[" + to_text(static_cast<double>(index_)) + "]";
  }
  // A key without letters is shown by its quotes.
  return join(around_->text(), key_.empty() ? "\"\"" : key_);
}

ConfigError::ConfigError(std::string path, std::string reason)
    : std::runtime_error(path.empty() ? reason : path + ": " + reason),
      path_(std::move(path)),
      reason_(std::move(reason)) {}

ConfigError ConfigError::inside(const Path& path) const {
  return {join(path.text(), path_), reason_};
}

void Piece::append_to(std::string& text) const {
  if (is_number_) {
    text += to_text(number_);
  } else if (value_ != nullptr) {
    text += value_->describe();
  } else {
    text += words_;
  }
}

void refuse_with(const Path& path, std::initializer_list<Piece> reason) {
  std::string text;
  for (const Piece& piece : reason) piece.append_to(text);
  throw ConfigError(path.text(), std::move(text));
}

}  // namespace descent
