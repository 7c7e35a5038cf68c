#include "descent/encoding.hpp"
#include "document/reading.hpp"

namespace descent {
namespace {

const std::string& text_at(const Value& value, const Path& path) {
  const auto* text = value.as<std::string>();
  if (text == nullptr) refuse(path, "expected a text, found ", value);
  return *text;
}

bool flag_at(const Value& settings, const char* key) {
  const Value* value = settings.find(key);
  if (value == nullptr) return false;
  const auto* flag = value->as<bool>();
  if (flag == nullptr) refuse(key, "expected true or false, found ", *value);
  return *flag;
}

std::vector<std::string> texts_at(const Value& value, const Path& path) {
  const auto* numbers = value.as<Value::Numbers>();
  if (numbers != nullptr && numbers->empty()) return {};
  const auto* list = value.as<Value::List>();
  if (list == nullptr) refuse(path, "expected a list of texts, found ", value);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < list->size(); ++i) texts.push_back(text_at((*list)[i], path[i]));
  return texts;
}

Affix affix_at(const Value& value, const Path& path) {
  if (const auto* one = value.as<std::string>()) return *one;
  const auto* map = value.as<Value::Object>();
  if (map == nullptr) return texts_at(value, path);
  ByColumn affixes;
  for (const auto& [column, affix] : *map) {
    affixes.emplace_back(column, text_at(affix, path[column]));
  }
  return affixes;
}

}  // namespace

EncodingSettings read_encoding(const Value& value) {
  static_cast<void>(object_at(value, "encoding"));
  expect_only(value, "", {"columns", "prefix", "prefix_sep", "dummy_na", "drop_first", "ordinal"});
  EncodingSettings settings;
  if (const Value* columns = value.find("columns"))
    settings.columns = texts_at(*columns, "columns");
  if (const Value* prefix = value.find("prefix")) settings.prefix = affix_at(*prefix, "prefix");
  if (const Value* separator = value.find("prefix_sep")) {
    settings.prefix_sep = affix_at(*separator, "prefix_sep");
  }
  settings.dummy_na = flag_at(value, "dummy_na");
  settings.drop_first = flag_at(value, "drop_first");
  if (const Value* ordinal = value.find("ordinal")) {
    const Path path = "ordinal";
    for (const auto& [column, order] : object_at(*ordinal, path)) {
      settings.ordinal.emplace_back(column, texts_at(order, path[column]));
    }
  }
  return settings;
}

}  // namespace descent
