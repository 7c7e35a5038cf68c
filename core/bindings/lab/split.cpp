// Which rows of a host's own table train, before it is numbers: web/src/engine/own-table.ts has the
// types.
#include <vector>

#include "../crossing.hpp"
#include "descent/experiment.hpp"

namespace descent {
namespace {

using emscripten::val;

val training_rows(const val& document, double rows) {
  return guarded([&] {
    const Experiment experiment = read_experiment(from_js(document, "experiment"));
    Random random(experiment.seed(), Stream::split);
    const Split split =
        split_rows(static_cast<Index>(rows), experiment.data.number("train_fraction"), random);
    return copy(
        std::vector<std::int32_t>(split.order.begin(), split.order.begin() + split.train_rows));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(split) { emscripten::function("trainingRows", &training_rows); }

}  // namespace descent
