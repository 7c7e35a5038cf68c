// What declarations are made of. They are literals: the compiler makes them data.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace descent {

#ifndef DESCENT_SILENT

/// What nothing but the catalogue shows. The module that pages load is built without it, with
/// DESCENT_SILENT: a page has had the catalogue since it was built.
template <class T>
using Shown = T;

#else

/// Takes what a T takes and keeps nothing, so that the literals are in no binary.
template <class T>
struct Shown {
  constexpr Shown() = default;
  template <class Literal>
  constexpr Shown(const Literal& /*literal*/) {}
};

#endif

/// Words for people.
using Prose = Shown<std::string_view>;

/// A list of at most `capacity` items, in place.
template <class T, std::size_t capacity>
class Few {
 public:
  constexpr Few() = default;
  constexpr Few(std::initializer_list<T> items) : size_(items.size()) {
    std::copy(items.begin(), items.end(), items_.begin());
  }

  [[nodiscard]] constexpr const T* begin() const { return items_.data(); }
  [[nodiscard]] constexpr const T* end() const { return items_.data() + size_; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr const T& operator[](std::size_t i) const { return items_[i]; }

 private:
  std::array<T, capacity> items_ = {};
  std::size_t size_ = 0;
};

}  // namespace descent
