#include "descent/dataset.hpp"

namespace descent::datasets {

extern constexpr DatasetEntry digits{
    {.name = "digits",
     .label = "Digits",
     .source = "Alpaydin & Kaynak 1998, UCI; the copy of scikit-learn",
     .help = "1,797 handwritten digits of 8 by 8 pixels."},
    Task::classification,
    64,
    10,
    "BSD-3-Clause",
    nullptr};

}  // namespace descent::datasets
