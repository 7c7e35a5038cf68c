// How a run's state becomes bytes and comes back. Who has state lists it once, in archive(), for
// both directions.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "descent/random.hpp"
#include "descent/types.hpp"

namespace descent {

class SnapshotWriter {
 public:
  template <class T>
  void operator()(T& value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    many(&value, 1);
  }
  void operator()(Random& random) {
    std::uint64_t state = random.state();
    (*this)(state);
  }
  template <class T>
  void many(T* values, std::size_t count) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(values);
    bytes_.insert(bytes_.end(), from, from + count * sizeof(T));
  }

  [[nodiscard]] std::vector<std::uint8_t>& bytes() { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

/// Of bytes that were found to be as long as they have to be.
class SnapshotReader {
 public:
  explicit SnapshotReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class T>
  void operator()(T& value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    many(&value, 1);
  }
  void operator()(bool& value) {
    std::uint8_t byte = 0;
    (*this)(byte);
    value = byte != 0;
    sound_ = sound_ && byte <= 1;
  }
  void operator()(Random& random) {
    std::uint64_t state = 0;
    (*this)(state);
    random.set_state(state);
  }
  template <class T>
  void many(T* values, std::size_t count) {
    const std::size_t size = count * sizeof(T);
    if (size > 0) std::memcpy(values, bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
  }

  /// Bytes not read yet.
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

  /// False when a byte was read that no writer wrote.
  [[nodiscard]] bool is_sound() const { return sound_; }

 private:
  std::span<const std::uint8_t> bytes_;
  bool sound_ = true;
};

/// FNV-1a (Fowler, Noll & Vo): whether bytes are as they were written.
[[nodiscard]] inline std::uint64_t checksum(std::span<const std::uint8_t> bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 0x100000001B3U;
  return hash;
}

}  // namespace descent
