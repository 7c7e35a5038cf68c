#include "encoding/levels.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "descent/error.hpp"
#include "encoding/spelling.hpp"

namespace descent {
namespace {

/// Milliseconds from 1970, as JavaScript's dates have it.
constexpr double farthest_time = 8.64e15;

/// The place of a column in errors.
ConfigError column_fault(const TableColumn& column, std::string reason) {
  return {column.name.empty() ? "\"\"" : column.name, std::move(reason)};
}

void expect_few(const TableColumn& column, std::size_t levels) {
  if (levels <= max_one_hot_columns) return;
  throw column_fault(column, "has " + std::to_string(levels) + " levels, more than " +
                                 std::to_string(max_one_hot_columns) +
                                 ": it identifies rows, and is no category");
}

std::vector<double> numbers_in(const TableColumn& column, Rows rows) {
  std::vector<double> numbers;
  numbers.reserve(rows.size());
  for (const std::int32_t row : rows) {
    const double number = column.values[static_cast<std::size_t>(row)];
    if (!std::isnan(number)) numbers.push_back(number);
  }
  // Of 0 and -0 the first one gives the name.
  std::stable_sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  expect_few(column, numbers.size());
  numbers.shrink_to_fit();
  return numbers;
}

std::vector<std::string> texts_in(const TableColumn& column, Rows rows) {
  std::vector<bool> occurs(column.levels.size());
  for (const std::int32_t row : rows) {
    const std::int32_t code = column.codes[static_cast<std::size_t>(row)];
    if (code >= 0) occurs[static_cast<std::size_t>(code)] = true;
  }
  expect_few(column, static_cast<std::size_t>(std::count(occurs.begin(), occurs.end(), true)));
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < occurs.size(); ++i) {
    if (occurs[i]) texts.push_back(column.levels[i]);
  }
  // The bytes of UTF-8 have the order of the code points.
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

/// The number that a declared level is meant as; NaN for no number.
double number_of(const std::string& text, TableColumn::Kind kind) {
  if (kind == TableColumn::Kind::boolean) {
    if (text == "True") return 1;
    if (text == "False") return 0;
    return std::numeric_limits<double>::quiet_NaN();
  }
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  const bool whole = !text.empty() && end == text.c_str() + text.size();
  return whole ? number : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void check_column(const TableColumn& column, std::size_t rows) {
  if (column.rows() != rows) {
    throw column_fault(column, "has " + std::to_string(column.rows()) + " cells where there are " +
                                   std::to_string(rows) + " rows");
  }
  const auto levels = static_cast<std::int64_t>(column.levels.size());
  for (const std::int32_t code : column.codes) {
    if (code < -1 || code >= levels) throw column_fault(column, "has a code without a level");
  }
  if (column.kind != TableColumn::Kind::date) return;
  for (const double time : column.values) {
    if (std::abs(time) > farthest_time)
      throw column_fault(column, "has a date out of all calendars");
  }
}

std::string spell_cell(const TableColumn& column, std::int32_t row) {
  const auto at = static_cast<std::size_t>(row);
  if (!column.has_levels()) return spell_level(column.values[at], column.kind, false);
  return column.levels[static_cast<std::size_t>(column.codes[at])];
}

std::string in_quotes(const std::string& text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return "\"" + text + "\"";
  std::size_t size = most;
  // Not within a character.
  while ((static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return "\"" + text.substr(0, size) + "…\"";
}

Levels Levels::in(const TableColumn& column, Rows rows) {
  Levels levels;
  if (!column.has_levels()) {
    levels.numbers_ = numbers_in(column, rows);
  } else if (column.kind == TableColumn::Kind::text) {
    levels.texts_ = texts_in(column, rows);
  } else {
    expect_few(column, column.levels.size());
    levels.texts_ = column.levels;
  }
  levels.index();
  if (levels.place_of_text_.size() < levels.texts_.size()) {
    throw column_fault(column, "declares a level twice");
  }
  return levels;
}

Levels Levels::declared(const TableColumn& column, const std::vector<std::string>& order) {
  expect_few(column, order.size());
  Levels levels;
  if (column.has_levels()) {
    levels.texts_ = order;
  } else {
    for (const std::string& text : order) {
      levels.numbers_.push_back(number_of(text, column.kind));
      if (std::isnan(levels.numbers_.back())) {
        throw column_fault(
            column, "has " +
                        std::string(column.kind == TableColumn::Kind::boolean ? "True and False"
                                                                              : "numbers") +
                        "; the declared level " + in_quotes(text) + " is none");
      }
    }
  }
  levels.index();
  if (levels.place_of_number_.size() + levels.place_of_text_.size() < levels.size()) {
    throw column_fault(column, "declares a level twice");
  }
  return levels;
}

void Levels::index() {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    place_of_number_.emplace(numbers_[i], static_cast<std::int32_t>(i));
  }
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    place_of_text_.emplace(texts_[i], static_cast<std::int32_t>(i));
  }
}

std::vector<std::string> Levels::names(TableColumn::Kind kind, bool with_missing) const {
  std::vector<std::string> names = texts_;
  for (const double number : numbers_) names.push_back(spell_level(number, kind, with_missing));
  if (with_missing) names.push_back(spell_missing(kind));
  return names;
}

std::vector<std::int32_t> Levels::find(const TableColumn& column, Rows rows) const {
  std::vector<std::int32_t> found(rows.size());
  if (!column.has_levels()) {
    std::transform(rows.begin(), rows.end(), found.begin(), [&](std::int32_t row) {
      const double number = column.values[static_cast<std::size_t>(row)];
      if (std::isnan(number)) return missing;
      const auto place = place_of_number_.find(number);
      return place == place_of_number_.end() ? unseen : place->second;
    });
    return found;
  }
  // Each level is looked up once, whatever the number of rows.
  std::vector<std::int32_t> places;
  places.reserve(column.levels.size());
  for (const std::string& level : column.levels) {
    const auto place = place_of_text_.find(level);
    places.push_back(place == place_of_text_.end() ? unseen : place->second);
  }
  std::transform(rows.begin(), rows.end(), found.begin(), [&](std::int32_t row) {
    const std::int32_t code = column.codes[static_cast<std::size_t>(row)];
    return code < 0 ? missing : places[static_cast<std::size_t>(code)];
  });
  return found;
}

}  // namespace descent
