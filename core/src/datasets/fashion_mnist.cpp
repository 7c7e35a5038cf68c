#include "descent/dataset.hpp"

namespace descent::datasets {

extern constexpr DatasetEntry fashion_mnist{
    {.name = "fashion_mnist",
     .label = "Fashion-MNIST",
     .source = "Xiao, Rasul & Vollgraf 2017; 400 training images of each class",
     .help = "4,000 grey pictures of clothes, 28 by 28 pixels."},
    Task::classification,
    784,
    10,
    "MIT",
    nullptr};

}  // namespace descent::datasets
