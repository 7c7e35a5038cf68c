// The levels of one column of a table, and which of them its cells are.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "descent/encoding.hpp"

namespace descent {

class Levels {
 public:
  /// What find() gives for a cell that is missing, and for one of another level.
  static constexpr std::int32_t missing = -1;
  static constexpr std::int32_t unseen = -2;

  /// None.
  Levels() = default;

  /// Those in the rows: numbers by their size, texts by their code points; a category's as they are
  /// declared. Throws ConfigError at the column's name for more than max_one_hot_columns.
  [[nodiscard]] static Levels in(const TableColumn& column, Rows rows);

  /// Those of `order`, as they are spelled in names of columns; numbers by their size: `1` and
  /// `1.0` are one level. Throws ConfigError at the column's name for one that is declared twice.
  [[nodiscard]] static Levels declared(const TableColumn& column,
                                       const std::vector<std::string>& order);

  [[nodiscard]] std::size_t size() const { return numbers_.size() + texts_.size(); }

  [[nodiscard]] bool has_texts() const { return !texts_.empty(); }

  /// As pandas spells them. `with_missing`: the missing one is added at the end.
  [[nodiscard]] std::vector<std::string> names(TableColumn::Kind kind, bool with_missing) const;

  /// Which level the column's cells are [rows].
  [[nodiscard]] std::vector<std::int32_t> find(const TableColumn& column, Rows rows) const;

 private:
  void index();

  /// One of the two is empty.
  std::vector<double> numbers_;
  std::vector<std::string> texts_;
  std::unordered_map<double, std::int32_t> place_of_number_;
  std::unordered_map<std::string, std::int32_t> place_of_text_;
};

/// Throws ConfigError at the column's name when it has another number of cells, a code without a
/// level, or a date that no calendar has.
void check_column(const TableColumn& column, std::size_t rows);

/// A cell that is not missing, as its level is spelled.
[[nodiscard]] std::string spell_cell(const TableColumn& column, std::int32_t row);

/// What an error calls a level or a name: in quotes, and not without end.
[[nodiscard]] std::string in_quotes(const std::string& text);

}  // namespace descent
