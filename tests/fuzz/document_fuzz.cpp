// An experiment document.
#include <cstdint>

#include "checks.hpp"
#include "mutate.hpp"

descent::Json descent::fuzz::input_of(Json document) { return document; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  descent::fuzz::check_document({data, data + size});
  return 0;
}
