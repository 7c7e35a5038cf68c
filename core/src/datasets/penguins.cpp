#include "descent/dataset.hpp"

namespace descent::datasets {

extern constexpr DatasetEntry penguins{
    {.name = "penguins",
     .label = "Penguins",
     .source = "Horst, Hill & Gorman 2020, palmerpenguins",
     .help = "Three species told by four measurements; rows with a missing one are left out."},
    Task::classification,
    4,
    3,
    "CC0-1.0",
    nullptr};

}  // namespace descent::datasets
