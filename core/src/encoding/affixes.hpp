// What stands in front of a level in the name of its column.
#pragma once

#include <string>
#include <vector>

#include "descent/encoding.hpp"

namespace descent {

/// prefix + separator of each of the columns `encoded`. Throws ConfigError at `prefix` or
/// `prefix_sep` where a list or a map does not fit the columns.
[[nodiscard]] std::vector<std::string> stems_of(Table table,
                                                const std::vector<std::size_t>& encoded,
                                                const EncodingSettings& settings);

}  // namespace descent
