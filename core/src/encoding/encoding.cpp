#include "descent/encoding.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>

#include "descent/error.hpp"
#include "encoding/affixes.hpp"
#include "encoding/levels.hpp"

namespace descent {
namespace {

/// Objects, as pandas calls them, are encoded without being named.
bool is_object(const TableColumn& column) {
  if (column.has_levels()) return true;
  return column.kind == TableColumn::Kind::boolean &&
         std::any_of(column.values.begin(), column.values.end(),
                     [](double value) { return std::isnan(value); });
}

const std::vector<std::string>* order_of(const EncodingSettings& settings,
                                         const std::string& name) {
  for (const auto& [column, order] : settings.ordinal) {
    if (column == name) return &order;
  }
  return nullptr;
}

void expect_column(Table table, const std::string& name, const Path& path) {
  const auto is_it = [&](const TableColumn& column) { return column.name == name; };
  if (std::none_of(table.begin(), table.end(), is_it)) {
    refuse(path, "there is no column ", in_quotes(name));
  }
}

/// Which columns are one-hot encoded, in their order. One that is named twice, or whose name two
/// columns have, is there as often as pandas has it.
std::vector<std::size_t> one_hot_columns(Table table, const EncodingSettings& settings) {
  std::vector<std::size_t> chosen;
  if (!settings.columns) {
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (is_object(table[i]) && order_of(settings, table[i].name) == nullptr) chosen.push_back(i);
    }
    return chosen;
  }
  const Path path = "columns";
  for (std::size_t i = 0; i < settings.columns->size(); ++i) {
    const std::string& name = (*settings.columns)[i];
    expect_column(table, name, path[i]);
    if (order_of(settings, name) != nullptr) {
      refuse(path[i], in_quotes(name), " is ordinal; it cannot be one-hot encoded as well");
    }
    for (std::size_t column = 0; column < table.size(); ++column) {
      if (table[column].name == name) chosen.push_back(column);
    }
  }
  return chosen;
}

}  // namespace

std::vector<std::int32_t> all_rows(Table table) {
  std::vector<std::int32_t> rows(table.empty() ? 0 : table.front().rows());
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

Encoding::Encoding(Table table, const EncodingSettings& settings, Rows rows)
    : dummy_na_(settings.dummy_na), drop_first_(settings.drop_first) {
  for (const TableColumn& column : table) names_.push_back(column.name);
  check(table, rows);
  for (const auto& [name, order] : settings.ordinal) {
    const Path path = "ordinal";
    expect_column(table, name, path);
  }
  const std::vector<std::size_t> one_hot = one_hot_columns(table, settings);
  const std::vector<std::string> stems = stems_of(table, one_hot, settings);
  if (one_hot.size() != table.size()) {
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (const auto* order = order_of(settings, table[i].name)) {
        add_ordinal(table, i, *order, rows);
      } else if (std::find(one_hot.begin(), one_hot.end(), i) == one_hot.end()) {
        parts_.push_back({EncodedPart::Kind::kept, i, {table[i].name}});
        levels_.emplace_back();
      }
    }
  }
  for (std::size_t i = 0; i < one_hot.size(); ++i) add_one_hot(table, one_hot[i], stems[i], rows);
  check_width();
}

Encoding::~Encoding() = default;

void Encoding::add_ordinal(Table table, std::size_t column, const std::vector<std::string>& order,
                           Rows rows) {
  Levels levels = Levels::declared(table[column], order);
  const std::vector<std::int32_t> found = levels.find(table[column], rows);
  const auto stranger = std::find(found.begin(), found.end(), Levels::unseen);
  if (stranger != found.end()) {
    const std::int32_t row = rows[static_cast<std::size_t>(stranger - found.begin())];
    refuse(table[column].name.c_str(), "the level ", in_quotes(spell_cell(table[column], row)),
           " is not among the declared ones");
  }
  parts_.push_back({EncodedPart::Kind::ordinal, column, {table[column].name}});
  levels_.push_back(std::move(levels));
}

void Encoding::add_one_hot(Table table, std::size_t column, const std::string& stem, Rows rows) {
  Levels levels = Levels::in(table[column], rows);
  std::vector<std::string> names = levels.names(table[column].kind, dummy_na_);
  if (drop_first_ && !names.empty()) names.erase(names.begin());
  for (std::string& name : names) name.insert(0, stem);
  parts_.push_back({EncodedPart::Kind::one_hot, column, std::move(names)});
  levels_.push_back(std::move(levels));
}

void Encoding::check_width() const {
  std::size_t columns = 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].kind != EncodedPart::Kind::one_hot) continue;
    columns += parts_[i].names.size();
    if (levels_[i].size() > levels_[widest].size()) widest = i;
  }
  if (columns <= max_one_hot_columns) return;
  refuse(names_[parts_[widest].column].c_str(), "has ", levels_[widest].size(),
         " levels; one-hot encoding would make ", columns, " columns in all, more than ",
         max_one_hot_columns);
}

std::size_t Encoding::width() const {
  return std::accumulate(
      parts_.begin(), parts_.end(), std::size_t{0},
      [](std::size_t sum, const EncodedPart& part) { return sum + part.names.size(); });
}

void Encoding::check(Table table, Rows rows) const {
  if (table.size() != names_.size()) {
    refuse("table", "has ", table.size(), " columns where ", names_.size(), " were expected");
  }
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name != names_[i]) {
      refuse("table", "has the column ", in_quotes(table[i].name), " where ", in_quotes(names_[i]),
             " was expected");
    }
    check_column(table[i], table.front().rows());
  }
  const std::size_t count = table.empty() ? 0 : table.front().rows();
  for (const std::int32_t row : rows) {
    if (row < 0 || static_cast<std::size_t>(row) >= count) {
      refuse("rows", "there is no row ", row);
    }
  }
}

std::vector<EncodedCells> Encoding::encode(Table table, Rows rows) const {
  check(table, rows);
  std::vector<EncodedCells> all(parts_.size());
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const auto& [kind, column, names] = parts_[i];
    if (kind == EncodedPart::Kind::kept) continue;
    if (levels_[i].has_texts() != table[column].has_levels() && levels_[i].size() > 0) {
      refuse(table[column].name.c_str(), "is of another kind than it was when it was fitted");
    }
    std::vector<std::int32_t> found = levels_[i].find(table[column], rows);
    EncodedCells& cells = all[i];
    cells.unseen = static_cast<std::size_t>(std::count(found.begin(), found.end(), Levels::unseen));
    if (kind == EncodedPart::Kind::ordinal) {
      cells.values.reserve(found.size());
      for (const std::int32_t level : found) {
        cells.values.push_back(level < 0 ? std::numeric_limits<double>::quiet_NaN() : level);
      }
      continue;
    }
    const auto of_missing = dummy_na_ ? static_cast<std::int32_t>(levels_[i].size()) : -1;
    for (std::int32_t& code : found) {
      if (code == Levels::missing) code = of_missing;
      // What is unseen stays below 0, and the first level gets there.
      code = std::max(code - (drop_first_ && code >= 0 ? 1 : 0), -1);
    }
    cells.codes = std::move(found);
  }
  return all;
}

Matrix Encoding::dense(Table table, Rows rows) const {
  const std::vector<EncodedCells> cells = encode(table, rows);
  Matrix x = Matrix::Zero(static_cast<Index>(rows.size()), static_cast<Index>(width()));
  Index left = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const TableColumn& column = table[parts_[i].column];
    const EncodedPart::Kind kind = parts_[i].kind;
    if (kind == EncodedPart::Kind::kept && column.has_levels()) {
      refuse(column.name.c_str(), "is text; only numbers can stay as they are");
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const auto at = static_cast<Index>(row);
      if (kind == EncodedPart::Kind::kept) {
        x(at, left) = static_cast<Real>(column.values[static_cast<std::size_t>(rows[row])]);
      } else if (kind == EncodedPart::Kind::ordinal) {
        x(at, left) = static_cast<Real>(cells[i].values[row]);
      } else if (cells[i].codes[row] >= 0) {
        x(at, left + cells[i].codes[row]) = 1;
      }
    }
    left += static_cast<Index>(parts_[i].names.size());
  }
  return x;
}

}  // namespace descent
