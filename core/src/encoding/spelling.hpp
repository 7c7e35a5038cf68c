// Cells as pandas spells them in the names of columns: as Python's str does.
#pragma once

#include <string>

#include "descent/encoding.hpp"

namespace descent {

/// The shortest decimal that is read as x again: `1.0`, `1e-05`, `1e+16`, `inf`, `nan`.
[[nodiscard]] std::string python_number(double x);

/// Milliseconds since 1970 as a Timestamp: `2021-01-02 00:00:00`, `2021-01-02 03:04:05.123000`.
[[nodiscard]] std::string python_timestamp(double milliseconds);

/// A level of a column of numbers. `with_missing`: among levels of which one is the missing one,
/// whole numbers stand as 1.0.
[[nodiscard]] std::string spell_level(double level, TableColumn::Kind kind, bool with_missing);

/// The missing level: `nan`, and among dates `NaT`.
[[nodiscard]] std::string spell_missing(TableColumn::Kind kind);

}  // namespace descent
