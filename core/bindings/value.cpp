#include "value.hpp"

#include "descent/error.hpp"

namespace descent {
namespace {

using emscripten::val;

/// Whether a list holds numbers only, asked in one call instead of one a number.
bool numbers_only(const val& list) {
  static const val is_number = val::global("Number")["isFinite"];
  return list.call<bool>("every", is_number);
}

Value::Numbers copy_numbers(const val& list) {
  return emscripten::convertJSArrayToNumberVector<double>(list);
}

/// `depth` lists and objects deep in `whole`.
Value convert(const val& js, const char* whole, int depth) {
  if (depth > Value::max_depth) refuse(whole, "nests too deeply");
  if (js.isNull() || js.isUndefined()) return {};
  if (js.isTrue() || js.isFalse()) return js.isTrue();
  if (js.isNumber()) return js.as<double>();
  if (js.isString()) return js.as<std::string>();
  if (js.isArray()) {
    if (numbers_only(js)) return copy_numbers(js);
    Value::List list;
    const auto length = js["length"].as<unsigned>();
    list.reserve(length);
    for (unsigned i = 0; i < length; ++i) list.push_back(convert(js[i], whole, depth + 1));
    return list;
  }
  Value::Object object;
  const val keys = val::global("Object").call<val>("keys", js);
  const auto length = keys["length"].as<unsigned>();
  for (unsigned i = 0; i < length; ++i) {
    auto key = keys[i].as<std::string>();
    // A member that is undefined is not there, as in JSON.
    if (js[key].isUndefined()) continue;
    Value value = convert(js[key], whole, depth + 1);
    object.emplace_back(std::move(key), std::move(value));
  }
  return object;
}

}  // namespace

Value from_js(const val& js, const char* whole) { return convert(js, whole, 0); }

val to_js(const Value& value) {
  if (const auto* flag = value.as<bool>()) return val(*flag);
  if (const auto* number = value.as<double>()) return val(*number);
  if (const auto* text = value.as<std::string>()) return val(*text);
  if (const auto* numbers = value.as<Value::Numbers>()) {
    const emscripten::memory_view<double> view(numbers->size(), numbers->data());
    return val::global("Array").call<val>("from", val(view));
  }
  if (const auto* list = value.as<Value::List>()) {
    val array = val::array();
    for (const Value& item : *list) array.call<void>("push", to_js(item));
    return array;
  }
  if (const auto* members = value.as<Value::Object>()) {
    val object = val::object();
    for (const auto& [key, item] : *members) object.set(key, to_js(item));
    return object;
  }
  return val::null();
}

}  // namespace descent
