// W = 0
#include "descent/initializer.hpp"

namespace descent::initializers {
namespace {

class Zeros final : public Initializer {
 public:
  void fill(MatrixMap weight, Random& /*random*/) const override { weight.setZero(); }
};

}  // namespace

extern constexpr InitializerEntry zeros{
    {.name = "zeros",
     .label = "Zeros",
     .formula = R"(W = 0)",
     .help = "Every unit of a layer stays the same: nothing distinguishes them."},
    &make_as<Initializer, Zeros>};

}  // namespace descent::initializers
