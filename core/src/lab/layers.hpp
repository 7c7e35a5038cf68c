// What readings that have a number for each layer share.
#pragma once

#include <string>
#include <vector>

#include "descent/types.hpp"

namespace descent {

/// `layer_1`, `layer_2`, … from the input on.
[[nodiscard]] std::vector<std::string> layer_names(Index count);

}  // namespace descent
