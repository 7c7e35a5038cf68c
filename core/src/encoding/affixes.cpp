#include "encoding/affixes.hpp"

#include <algorithm>

#include "descent/error.hpp"
#include "encoding/levels.hpp"

namespace descent {
namespace {

/// As pandas: a list or a map has to be as long as there are columns.
void expect_one_each(std::size_t given, std::size_t columns, const Path& path) {
  if (given != columns) {
    refuse(path, "has ", given, " where ", columns, " columns are one-hot encoded");
  }
}

std::vector<std::string> affixes_of(const std::vector<std::string>& names, const Affix& affix,
                                    const Path& path) {
  if (const auto* one = std::get_if<std::string>(&affix)) return {names.size(), *one};
  if (const auto* list = std::get_if<std::vector<std::string>>(&affix)) {
    expect_one_each(list->size(), names.size(), path);
    return *list;
  }
  const auto& map = std::get<ByColumn>(affix);
  expect_one_each(map.size(), names.size(), path);
  std::vector<std::string> affixes;
  for (const std::string& name : names) {
    const auto of_column = std::find_if(map.begin(), map.end(),
                                        [&](const auto& member) { return member.first == name; });
    if (of_column == map.end()) refuse(path, "has none for the column ", in_quotes(name));
    affixes.push_back(of_column->second);
  }
  return affixes;
}

}  // namespace

std::vector<std::string> stems_of(Table table, const std::vector<std::size_t>& encoded,
                                  const EncodingSettings& settings) {
  std::vector<std::string> names;
  names.reserve(encoded.size());
  for (const std::size_t column : encoded) names.push_back(table[column].name);
  std::vector<std::string> stems =
      settings.prefix ? affixes_of(names, *settings.prefix, "prefix") : names;
  const std::vector<std::string> separators = affixes_of(names, settings.prefix_sep, "prefix_sep");
  for (std::size_t i = 0; i < stems.size(); ++i) stems[i] += separators[i];
  return stems;
}

}  // namespace descent
