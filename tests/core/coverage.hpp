// Whether a file of tests/reference has a row for everything in the catalogue.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "descent/catalogue.hpp"
#include "descent/experiment.hpp"
#include "json.hpp"

namespace descent {

/// Remembers names, "optimizer adam", and knobs that stood at another value than their default,
/// "optimizer adam: eps".
class Coverage {
 public:
  template <class E>
  void note(const std::string& kind, const Choice<E>& choice) {
    const std::string name = kind + " " + std::string(choice.entry->name);
    seen_.insert(name);
    note(name, choice.entry->knobs, choice.knobs);
  }

  void note(const std::string& name, std::span<const Knob> declared, const Knobs& knobs) {
    Value::Object object;
    knobs.write(object);
    const Json values = to_json(object);
    for (const Knob& knob : declared) {
      const std::string key(knob.name);
      if (values.contains(key) && values.at(key) != to_json(to_value(knob.fallback))) {
        seen_.insert(name + ": " + key);
      }
    }
  }

  template <class E>
  void expect_names(const std::string& kind, Entries<E> entries) const {
    for (const Entry& entry : entries) {
      const std::string name = kind + " " + std::string(entry.name);
      EXPECT_TRUE(seen_.contains(name)) << name << " has no case";
    }
  }

  void expect_knobs(const std::string& name, std::span<const Knob> declared) const {
    for (const Knob& knob : declared) {
      const std::string what = name + ": " + std::string(knob.name);
      EXPECT_TRUE(seen_.contains(what)) << what << " stands at its default in every case";
    }
  }

  [[nodiscard]] bool has(const std::string& name) const { return seen_.contains(name); }

  /// Both, for every entry.
  template <class E>
  void expect_all(const std::string& kind, Entries<E> entries) const {
    expect_names(kind, entries);
    for (const Entry& entry : entries) {
      expect_knobs(kind + " " + std::string(entry.name), entry.knobs);
    }
  }

 private:
  std::set<std::string> seen_;
};

}  // namespace descent
