// The lab as JavaScript sees it: what every feature of it shares. Each has a file of its own here.
#include "../crossing.hpp"
#include "descent/lab.hpp"

namespace descent {
namespace {

/// Null of a silent module: it is bound all the same, so that both modules have one glue.
emscripten::val catalogue() { return to_js(describe_lab()); }

}  // namespace

EMSCRIPTEN_BINDINGS(lab) {
  emscripten::function("isBundled", &is_bundled);
  emscripten::function("catalogue", &catalogue);
}

}  // namespace descent
