// libFuzzer flips bytes, and seldom hits a document that way. Here whole parts come from documents
// that name every entry of the catalogue with all its knobs, and a knob's values from its range.
#include "mutate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <vector>

#include "descent/experiment.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace descent::fuzz {
namespace {

struct Vocabulary {
  /// Inputs that hold, one after the other, every entry of the catalogue.
  std::vector<Json> inputs;
  std::multimap<std::string, const Knob*> knobs;
  std::vector<std::string> keys;
};

/// Adds a document, written in full, whose run is small.
void add_input(Vocabulary& vocabulary, const Json& document) {
  Json written = to_json(write_experiment(read_experiment(to_value(document))));
  if (written["data"].contains("samples")) {
    written["data"]["samples"] = 12;
    written["batch"]["size"] = 4;
    written["model"]["hidden"] = {3, 2};
  }
  vocabulary.inputs.push_back(input_of(std::move(written)));
}

template <class E>
void add_entries(Vocabulary& vocabulary, Entries<E> entries, const std::string& pointer) {
  for (const E& entry : entries) {
    Json document{{"data", {{"source", "moons"}}}};
    if constexpr (std::is_same_v<E, LossEntry>) {
      if (entry.tasks[0] == Task::regression) document["data"]["source"] = "sine";
    }
    document[Json::json_pointer(pointer)] = entry.name;
    add_input(vocabulary, document);
    for (const Knob& knob : entry.knobs) vocabulary.knobs.emplace(knob.name, &knob);
  }
}

void collect_keys(const Json& json, std::vector<std::string>& keys) {
  for (const auto& item : json.items()) {
    if (json.is_object()) keys.push_back(item.key());
    if (item.value().is_structured()) collect_keys(item.value(), keys);
  }
}

Vocabulary make_vocabulary() {
  Vocabulary vocabulary;
  add_entries(vocabulary, dataset_entries(), "/data/source");
  add_entries(vocabulary, activation_entries(), "/model/activation");
  add_entries(vocabulary, initializer_entries(), "/model/init");
  add_entries(vocabulary, loss_entries(), "/loss");
  add_entries(vocabulary, optimizer_entries(), "/optimizer");
  add_entries(vocabulary, schedule_entries(), "/schedule");
  for (const auto& knobs :
       {data_knobs(), layer_knobs(), regularization_knobs(), batch_knobs(), run_knobs()}) {
    for (const Knob& knob : knobs) vocabulary.knobs.emplace(knob.name, &knob);
  }
  // What stands in no document that is written from names alone.
  for (
      const char* document :
      {R"({"data": {"source": "inline", "classes": 2, "train": {"x": [[1, 2], [3, 4]], "y": [0, 1]},
            "test": {"x": [[5, 6]], "y": [1]}}, "batch": {"size": 1},
            "model": {"hidden": [2], "init": {"name": "values", "layers": [
              {"weight": [[1, 2], [3, 4]], "bias": [0, 0]},
              {"weight": [[1, 2], [3, 4]], "bias": [0, 0]}]}}})",
       R"({"data": {"source": "inline", "task": "regression", "train": {"x": [[1], [2]], "y": [3, 4]}},
            "batch": {"size": 2}, "epochs": 3, "regularization": {"clip_norm": 1, "clip_value": 1},
            "model": {"hidden": [{"width": 2, "batch_norm": true, "dropout": 0.5}],
            "init": {"name": "values", "layers": [
              {"weight": [[1], [2]], "bias": [0, 0], "gamma": [1, 1], "beta": [0, 0]},
              {"weight": [[1, 2]], "bias": [0]}]}},
            "schedule": {"name": "piecewise", "points": [[0, 1], [2, 0.5], [4, 0]]},
            "changes": [{"step": 1, "optimizer": {"lr": 0.01}}, {"step": 2, "schedule": "exp"}]})"}) {
    add_input(vocabulary, Json::parse(document));
  }
  for (const Json& input : vocabulary.inputs) collect_keys(input, vocabulary.keys);
  std::sort(vocabulary.keys.begin(), vocabulary.keys.end());
  vocabulary.keys.erase(std::unique(vocabulary.keys.begin(), vocabulary.keys.end()),
                        vocabulary.keys.end());
  return vocabulary;
}

class Mutator {
 public:
  Mutator(std::uint64_t seed, const Vocabulary& vocabulary)
      : random_(seed, Stream::data), vocabulary_(vocabulary) {}

  /// An input of the vocabulary.
  const Json& input() { return pick(vocabulary_.inputs); }

  void mutate(Json& json) {
    switch (below(7)) {
      case 0:
      case 1:
        return graft(json, input());
      case 2:
      case 3:
        return turn_knob(json);
      case 4:
        return remove_something(json);
      case 5:
        return repeat_something(json);
      default: {
        Node node = any_node(json);
        *node.value = junk();
      }
    }
  }

  /// Puts a part of the donor into the same place.
  void graft(Json& json, const Json& donor) {
    Json copy = donor;
    Node from = any_node(copy);
    try {
      json[from.place] = *from.value;
    } catch (const Json::exception&) {  // the place leads through something without members
      json = donor;
    }
  }

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_.below(n)); }

 private:
  struct Node {
    Json::json_pointer place;
    std::string key;
    Json* value;
  };

  template <class List>
  auto pick(const List& list) -> decltype(list[0]) {
    return list[below(list.size())];
  }

  static void collect(Json& json, const Json::json_pointer& place, const std::string& key,
                      std::vector<Node>& nodes) {
    nodes.push_back({place, key, &json});
    if (json.is_object()) {
      for (const auto& item : json.items()) {
        collect(item.value(), place / item.key(), item.key(), nodes);
      }
    } else if (json.is_array()) {
      for (std::size_t i = 0; i < json.size(); ++i) collect(json[i], place / i, key, nodes);
    }
  }

  static std::vector<Node> nodes_of(Json& json) {
    std::vector<Node> nodes;
    collect(json, Json::json_pointer(), "", nodes);
    return nodes;
  }

  Node any_node(Json& json) { return pick(nodes_of(json)); }

  /// Gives a knob that is there, or one that is not, another value.
  void turn_knob(Json& json) {
    std::vector<Node> nodes = nodes_of(json);
    std::vector<Node> known;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(known),
                 [&](const Node& node) { return vocabulary_.knobs.count(node.key) > 0; });
    if (!known.empty() && below(4) > 0) {
      const Node& node = pick(known);
      const auto [first, last] = vocabulary_.knobs.equal_range(node.key);
      const auto count = static_cast<std::size_t>(std::distance(first, last));
      *node.value = value_of(*std::next(first, static_cast<std::ptrdiff_t>(below(count)))->second);
      return;
    }
    const Node& node = pick(nodes);
    if (!node.value->is_object()) return;
    const std::string key = below(20) == 0 ? pick(odd_texts()) : pick(vocabulary_.keys);
    const auto found = vocabulary_.knobs.find(key);
    (*node.value)[key] = found != vocabulary_.knobs.end() ? value_of(*found->second) : junk();
  }

  Json value_of(const Knob& knob) {
    if (below(16) == 0) return junk();
    switch (knob.type) {
      case KnobType::boolean:
        return below(2) == 0;
      case KnobType::choice:
        return pick(knob.choices);
      case KnobType::number:
      case KnobType::integer:
        return number_of(knob);
      case KnobType::numbers:
      case KnobType::integers:
      case KnobType::points:
        break;
    }
    Json list = Json::array();
    double place = 0;
    for (std::size_t i = below(5); i > 0; --i) {
      place += static_cast<double>(below(4));
      const bool whole = knob.type == KnobType::integers;
      const Json number = whole ? Json(place) : Json(number_of(knob));
      list.push_back(knob.type == KnobType::points ? Json{place, number} : number);
    }
    return list;
  }

  /// Inside its range, most often; on its edges and just beyond.
  double number_of(const Knob& knob) {
    const double low = std::max(knob.range.min, -1e308);
    const double high = std::min(knob.range.max, 1e308);
    const bool whole = knob.type == KnobType::integer || knob.type == KnobType::integers;
    const std::array<double, 12> numbers{low,
                                         high,
                                         std::nextafter(low, high),
                                         std::nextafter(high, low),
                                         std::nextafter(high, 2 * high),
                                         std::nextafter(low, low - 1),
                                         low + 1,
                                         low + 2,
                                         high - 1,
                                         std::sqrt(std::max(low, 1e-300) * high),
                                         static_cast<double>(below(64)),
                                         low + (1 - low) * random_.uniform()};
    const double number = pick(numbers);
    return whole && below(16) > 0 ? std::round(number) : number;
  }

  void remove_something(Json& json) {
    const Node node = any_node(json);
    if (node.place.empty()) return;
    Json& parent = json[node.place.parent_pointer()];
    if (parent.is_object()) {
      parent.erase(node.place.back());
    } else {
      parent.erase(std::stoul(node.place.back()));
    }
  }

  void repeat_something(Json& json) {
    std::vector<Node> nodes = nodes_of(json);
    Json copy = *pick(nodes).value;
    const Node& node = pick(nodes);
    if (!node.value->is_array()) {
      *node.value = std::move(copy);
    } else if (node.value->empty() || below(2) == 0) {
      node.value->push_back(std::move(copy));
    } else {
      node.value->push_back(Json((*node.value)[below(node.value->size())]));
    }
  }

  static const std::vector<std::string>& odd_texts() {
    static const std::vector<std::string> texts{
        "",    " ",        "name",      "values",    "inline", "a.b[0]",     "é\U0001F600", "\0",
        "NaN", "Infinity", "-Infinity", "__proto__", "\x7F\n", "optimizer.", "regression"};
    return texts;
  }

  Json junk() {
    constexpr std::array<double, 16> numbers{
        0,    -0.0, 1,     -1,     0.5,    2,      3,          1e9,
        1e15, 1e16, 1e300, 1e-300, 3.5e38, 5e-324, 2147483648, std::numeric_limits<double>::max()};
    switch (below(9)) {
      case 0:
        return nullptr;
      case 1:
        return below(2) == 0;
      case 2:
        return Json::array();
      case 3:
        return Json::object();
      case 4:
        return pick(odd_texts());
      case 5:
        return pick(vocabulary_.keys);
      case 6: {
        Json deep = 1;
        for (std::size_t i = below(100); i > 0; --i) deep = Json::array({std::move(deep)});
        return deep;
      }
      default:
        return pick(numbers);
    }
  }

  Random random_;
  const Vocabulary& vocabulary_;
};

const Vocabulary& vocabulary() {
  static const Vocabulary made = make_vocabulary();
  return made;
}

Json parse_or(const std::uint8_t* data, std::size_t size, const Json& otherwise) {
  Json json = Json::parse(data, data + size, nullptr, false);
  return json.is_discarded() ? otherwise : json;
}

/// The text of `json`, when there is room for it; else nothing.
std::size_t write_to(const Json& json, std::uint8_t* data, std::size_t max_size) {
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > max_size) return 0;
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

}  // namespace
}  // namespace descent::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  using namespace descent;
  using namespace descent::fuzz;
  Mutator mutator(seed, vocabulary());
  if (mutator.below(50) == 0) return LLVMFuzzerMutate(data, size, max_size);
  Json json = parse_or(data, size, mutator.input());
  for (std::size_t edits = 1 + mutator.below(4); edits > 0; --edits) mutator.mutate(json);
  return write_to(json, data, max_size);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data1, std::size_t size1,
                                                 const std::uint8_t* data2, std::size_t size2,
                                                 std::uint8_t* out, std::size_t max_out_size,
                                                 unsigned seed) {
  using namespace descent;
  using namespace descent::fuzz;
  Mutator mutator(seed, vocabulary());
  Json json = parse_or(data1, size1, mutator.input());
  mutator.graft(json, parse_or(data2, size2, mutator.input()));
  return write_to(json, out, max_out_size);
}
