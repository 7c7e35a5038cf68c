#include "descent/dataset.hpp"

namespace descent::datasets {

extern constexpr DatasetEntry iris{
    {.name = "iris",
     .label = "Iris",
     .source = "Fisher 1936; the copy of scikit-learn",
     .help = "Three species of iris told by four measurements of the flower."},
    Task::classification,
    4,
    3,
    "BSD-3-Clause",
    nullptr};

}  // namespace descent::datasets
