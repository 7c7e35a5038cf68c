// What must hold whatever is given: of an experiment document, and of what is done to a run.
// The fuzz targets call these with what they make up, tests/core/corpus_test.cpp with what they
// once found.
#pragma once

#include <stdexcept>
#include <string>

#include "json.hpp"

namespace descent::fuzz {

/// The core has broken a promise.
class BrokenPromise : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// `text`: an experiment document. It is refused with the path of a place in it, or it is written
/// back, runs, and goes on from a snapshot. Throws BrokenPromise, and lets nothing but the core's
/// own ConfigError pass for a refusal. Text that is no JSON, and runs that take long, are left out.
void check_document(const std::string& text);

/// `text`: {"document": …, "actions": [action…]}, an experiment and what is done to its run:
///   3                                        so many steps
///   "evaluate", "save", "restore"            of the snapshot saved last
///   {"damage": [[at, byte]…], "mend": true}  restore a snapshot with other bytes, and their
///                                            checksum when it is mended
///   {"optimizer": …, "schedule": …}          any other value: a change
/// Refused actions change nothing, and the document with its changes replays the run.
void check_session(const std::string& text);

}  // namespace descent::fuzz
