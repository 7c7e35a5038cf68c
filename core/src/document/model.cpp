// `model`: hidden layers, activation, and the initial weights.
#include "document/reading.hpp"

namespace descent {
namespace {

constexpr std::size_t max_layers = 32;

/// A layer is its width, or an object with what it has besides.
HiddenLayer read_layer(const Value& value, const Path& path) {
  const bool bare = value.as<double>() != nullptr;
  if (!bare && value.as<Value::Object>() == nullptr) {
    refuse(path, "expected a whole number or an object, found ", value);
  }
  if (!bare && value.find("width") == nullptr) refuse(path["width"], "is missing");
  Knobs knobs(layer_knobs());
  try {
    knobs.read(bare ? Value(Value::Object{{"width", value}}) : value, path, "a layer");
  } catch (const ConfigError& error) {
    // A bare width is called by the place where it stands.
    throw ConfigError(bare ? path.text() : error.path(), error.reason());
  }
  return {.width = static_cast<Index>(knobs.integer("width")),
          .batch_norm = knobs.flag("batch_norm"),
          .dropout = knobs.number("dropout")};
}

std::vector<HiddenLayer> read_hidden(const Value& value) {
  const Path path = "model.hidden";
  Value::List items;
  if (const auto* numbers = value.as<Value::Numbers>()) {
    items.assign(numbers->begin(), numbers->end());
  } else if (const auto* list = value.as<Value::List>()) {
    items = *list;
  } else {
    refuse(path, "expected a list of layers, found ", value);
  }
  if (items.size() > max_layers) {
    refuse(path, "has ", items.size(), " layers where at most ", max_layers, " are allowed");
  }
  std::vector<HiddenLayer> hidden;
  for (std::size_t i = 0; i < items.size(); ++i) {
    hidden.push_back(read_layer(items[i], path[i]));
  }
  return hidden;
}

std::vector<LayerValues> read_layer_values(const Value& value, const Path& path) {
  expect_only(value, path, {"name", "layers"});
  const Path at = path["layers"];
  const Value* layers = value.find("layers");
  if (layers == nullptr) refuse(at, "is missing");
  const auto* list = layers->as<Value::List>();
  if (list == nullptr) {
    const auto* numbers = layers->as<Value::Numbers>();
    if (numbers != nullptr && numbers->empty()) refuse(at, "has no layers");
    refuse(at, "expected a list of layers, found ", *layers);
  }
  std::vector<LayerValues> values;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Value& layer = (*list)[i];
    const Path place = at[i];
    expect_only(layer, place, {"weight", "bias", "gamma", "beta"});
    const auto given = [&](const char* key) -> std::optional<std::vector<Real>> {
      const Value* vector = layer.find(key);
      if (vector == nullptr) return std::nullopt;
      return read_vector(vector, place[key]);
    };
    values.push_back({.weight = read_matrix(layer.find("weight"), place["weight"]),
                      .bias = read_vector(layer.find("bias"), place["bias"]),
                      .gamma = given("gamma"),
                      .beta = given("beta")});
  }
  return values;
}

}  // namespace

void read_model(const Value& value, Experiment& experiment) {
  expect_only(value, "model", {"hidden", "activation", "init"});
  const Value* hidden = value.find("hidden");
  experiment.hidden = read_hidden(hidden != nullptr ? *hidden : Value(Value::Numbers{16, 16}));

  const Value* activation = value.find("activation");
  experiment.activation =
      read_choice(activation_entries(), activation != nullptr ? *activation : Value("relu"),
                  "model.activation");
  const Value* init = value.find("init");
  const Value* name = init != nullptr ? init->find("name") : nullptr;
  if (name != nullptr && name->as<std::string>() != nullptr &&
      *name->as<std::string>() == "values") {
    experiment.values = read_layer_values(*init, "model.init");
    experiment.values_source = *init;
  } else {
    experiment.init = read_choice(initializer_entries(),
                                  init != nullptr ? *init : Value("he_normal"), "model.init");
  }
}

}  // namespace descent
