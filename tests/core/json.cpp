#include "json.hpp"

#include <fstream>
#include <stdexcept>

#include "descent/error.hpp"

namespace descent {

Json parse_json(const std::string& text) { return Json::parse(text); }

Value to_value(const Json& json, const char* whole, int depth) {
  if (depth > Value::max_depth) throw ConfigError(whole, "nests too deeply");
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    Value::List list;
    for (const Json& item : json) list.push_back(to_value(item, whole, depth + 1));
    return list;
  }
  if (json.is_object()) {
    Value::Object object;
    for (const auto& item : json.items()) {
      object.emplace_back(item.key(), to_value(item.value(), whole, depth + 1));
    }
    return object;
  }
  return {};
}

Json to_json(const Value& value) {
  if (const auto* flag = value.as<bool>()) return *flag;
  if (const auto* number = value.as<double>()) return *number;
  if (const auto* text = value.as<std::string>()) return *text;
  if (const auto* numbers = value.as<Value::Numbers>()) return *numbers;
  if (const auto* list = value.as<Value::List>()) {
    Json json = Json::array();
    for (const Value& item : *list) json.push_back(to_json(item));
    return json;
  }
  if (const auto* object = value.as<Value::Object>()) {
    Json json = Json::object();
    for (const auto& [key, item] : *object) json[key] = to_json(item);
    return json;
  }
  return nullptr;
}

Value parse(const std::string& text) { return to_value(parse_json(text)); }

Json read_reference(const std::string& name) {
  std::ifstream file(DESCENT_REFERENCE_DIR "/" + name);
  if (!file) throw std::runtime_error("cannot read tests/reference/" + name);
  return Json::parse(file);
}

}  // namespace descent
