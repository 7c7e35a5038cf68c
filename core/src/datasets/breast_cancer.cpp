#include "descent/dataset.hpp"

namespace descent::datasets {

extern constexpr DatasetEntry breast_cancer{
    {.name = "breast_cancer",
     .label = "Breast cancer",
     .source = "Street, Wolberg & Mangasarian 1993; the copy of scikit-learn",
     .help = "Malignant or benign, told by thirty measurements of cell nuclei."},
    Task::classification,
    30,
    2,
    "BSD-3-Clause",
    nullptr};

}  // namespace descent::datasets
