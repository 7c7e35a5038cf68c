// What the writers of documents share.
#pragma once

#include "descent/experiment.hpp"

namespace descent {

/// A choice with every knob that is set.
template <class E>
Value write_choice(const Choice<E>& choice) {
  Value::Object object{{"name", choice.entry->name}};
  choice.knobs.write(object);
  return object;
}

}  // namespace descent
