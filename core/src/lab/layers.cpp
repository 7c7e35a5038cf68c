#include "lab/layers.hpp"

namespace descent {

std::vector<std::string> layer_names(Index count) {
  std::vector<std::string> names;
  for (Index i = 1; i <= count; ++i) names.push_back("layer_" + std::to_string(i));
  return names;
}

}  // namespace descent
