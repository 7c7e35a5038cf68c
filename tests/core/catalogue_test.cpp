// What the core says of itself.
#include "descent/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "descent/lab.hpp"
#include "json.hpp"

namespace descent {
namespace {

TEST(Catalogue, EveryEntryAndKnobExplainsItself) {
  Json catalogue = to_json(describe_catalogue());
  catalogue.update(to_json(describe_lab()));
  for (const char* kind : {"optimizers", "schedules", "losses", "activations", "initializers",
                           "datasets", "surfaces"}) {
    std::set<std::string> names;
    ASSERT_FALSE(catalogue.at(kind).empty()) << kind;
    for (const Json& entry : catalogue.at(kind)) {
      const std::string name = entry.at("name");
      SCOPED_TRACE(std::string(kind) + " " + name);
      EXPECT_TRUE(names.insert(name).second) << "twice";
      EXPECT_FALSE(entry.at("label").get<std::string>().empty());
      EXPECT_FALSE(entry.at("help").get<std::string>().empty());
      for (const Json& knob : entry.at("knobs")) {
        EXPECT_FALSE(knob.at("label").get<std::string>().empty());
        EXPECT_FALSE(knob.at("help").get<std::string>().empty());
        // A knob that may be left unset says what that means.
        const auto help = knob.at("help").get<std::string>();
        EXPECT_TRUE(!knob.at("default").is_null() || help.find("not set") != std::string::npos)
            << knob.at("name");
      }
    }
  }
}

TEST(Catalogue, DefaultsAreAccepted) {
  const auto accepts = [](const auto& entries) {
    for (const auto& entry : entries) {
      Value::Object object;
      Knobs(entry.knobs).write(object);
      Knobs knobs(entry.knobs);
      EXPECT_NO_THROW(knobs.read(Value(object), "", entry.name)) << entry.name;
    }
  };
  accepts(optimizer_entries());
  accepts(schedule_entries());
  accepts(loss_entries());
  accepts(activation_entries());
  accepts(initializer_entries());
  accepts(dataset_entries());
  accepts(surface_entries());
}

/// Rows cannot tell, where a default is out of a short run's reach. What the file leaves out is the
/// project's own choice.
TEST(Catalogue, DefaultsAreThoseOfTheSources) {
  const Json sources = read_reference("defaults.json");
  const Json catalogue = to_json(describe_catalogue());
  for (const auto& [kind, entries] : sources.items()) {
    for (const auto& [name, knobs] : entries.items()) {
      const Json& known = catalogue.at(kind);
      const std::string wanted = name;  // structured bindings cannot be captured by clang 14
      const auto entry = std::find_if(known.begin(), known.end(), [&](const Json& item) {
        return item.at("name").get<std::string>() == wanted;
      });
      ASSERT_NE(entry, known.end()) << kind << " has no " << name;
      Json ours = Json::object();
      for (const Json& knob : entry->at("knobs")) {
        ours[knob.at("name").get<std::string>()] = knob.at("default");
      }
      for (const auto& [knob, value] : knobs.items()) {
        ASSERT_TRUE(ours.contains(knob)) << name << " has no " << knob;
        EXPECT_EQ(ours.at(knob), value) << name << "'s " << knob;
      }
    }
  }
  for (const OptimizerEntry& entry : optimizer_entries()) {
    EXPECT_TRUE(sources.at("optimizers").contains(entry.name)) << entry.name << " has no defaults";
  }
}

TEST(Catalogue, SlidersLieInTheirRanges) {
  const auto check = [](std::span<const Knob> knobs) {
    for (const Knob& knob : knobs) {
      if (!knob.slider) continue;
      EXPECT_LT(knob.slider->min, knob.slider->max) << knob.name;
      EXPECT_GE(knob.slider->min, knob.range.min) << knob.name;
      EXPECT_LE(knob.slider->max, knob.range.max) << knob.name;
      if (knob.slider->scale == Scale::log) {
        EXPECT_GT(knob.slider->min, 0) << knob.name;
      }
    }
  };
  for (const Entry& entry : optimizer_entries()) check(entry.knobs);
  for (const Entry& entry : schedule_entries()) check(entry.knobs);
  for (const Entry& entry : loss_entries()) check(entry.knobs);
  for (const Entry& entry : activation_entries()) check(entry.knobs);
  for (const Entry& entry : initializer_entries()) check(entry.knobs);
  for (const Entry& entry : dataset_entries()) check(entry.knobs);
  for (const Entry& entry : surface_entries()) check(entry.knobs);
  check(data_knobs());
  check(layer_knobs());
  check(regularization_knobs());
  check(batch_knobs());
  check(surface_knobs());
  check(run_knobs());
}

}  // namespace
}  // namespace descent
