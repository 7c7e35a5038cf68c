// Four numbers that are worked on at once. Where the machine has no such registers the compiler
// writes the same operations out one by one, in the same order: the bits are the same.
#pragma once

#include <cstring>

#include "descent/types.hpp"

namespace descent {

constexpr Index lanes = 4;
using Lanes __attribute__((vector_size(lanes * sizeof(Real)))) = Real;

inline Lanes load(const Real* from) {
  Lanes value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

inline void store(Real* to, Lanes value) { std::memcpy(to, &value, sizeof value); }

inline Lanes broadcast(Real x) { return Lanes{x, x, x, x}; }

}  // namespace descent
