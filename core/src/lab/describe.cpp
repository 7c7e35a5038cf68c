// What the lab knows, as one tree.
#include "descent/lab.hpp"

#include "describe.hpp"

namespace descent {

Value describe_lab() {
  Value::List probes;
  for (const ProbeEntry& entry : probe_entries()) {
    Value::Object object = describe_entry(entry);
    object.emplace_back("cost", entry.cost);
    probes.emplace_back(std::move(object));
  }
  return Value::Object{{"probes", std::move(probes)}};
}

}  // namespace descent
