// An experiment and what is done to its run: changes, snapshots, damaged snapshots.
#include <cstdint>

#include "checks.hpp"
#include "mutate.hpp"

descent::Json descent::fuzz::input_of(Json document) {
  Json change{{"optimizer", document["optimizer"]}, {"schedule", document["schedule"]}};
  change["optimizer"].erase("name");
  const Json forgery{{"damage", {{64, 1}, {72, 3}, {100, 255}}}, {"mend", true}};
  return {{"document", std::move(document)},
          {"actions", {2, "save", change, 1, "restore", "evaluate", forgery}}};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  descent::fuzz::check_session({data, data + size});
  return 0;
}
