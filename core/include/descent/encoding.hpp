// One-hot and ordinal encoding of a table's columns, as pandas.get_dummies has it. What is learned
// from some rows (the levels there are) is applied to others.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "descent/types.hpp"
#include "descent/value.hpp"

namespace descent {

/// Most one-hot columns that a table may be given: a column with more levels is an identifier, not
/// a category.
constexpr std::size_t max_one_hot_columns = 10000;

/// A column of a table.
struct TableColumn {
  /// `integer`: whole numbers, none missing. `text` has the levels that occur, in the order of
  /// their code points, whatever else `levels` holds; those of a `category` are declared: they are
  /// all kept, and so is their order.
  enum class Kind { number, integer, boolean, date, text, category };

  std::string name;
  Kind kind = Kind::number;
  /// number, integer, boolean (0 and 1), date (milliseconds since 1970, UTC): [rows], NaN where a
  /// cell is missing.
  std::vector<double> values;
  /// text, category: which of `levels` [rows], -1 where a cell is missing.
  std::vector<std::int32_t> codes;
  std::vector<std::string> levels;

  [[nodiscard]] bool has_levels() const { return kind == Kind::text || kind == Kind::category; }
  [[nodiscard]] std::size_t rows() const { return has_levels() ? codes.size() : values.size(); }
};

/// Columns [columns], of the same number of rows; names may occur more than once.
using Table = std::span<const TableColumn>;
/// Which rows of a table, in any order.
using Rows = std::span<const std::int32_t>;

[[nodiscard]] std::vector<std::int32_t> all_rows(Table table);

using ByColumn = std::vector<std::pair<std::string, std::string>>;
/// What every encoded column has, or each of them in their order, or each by its name.
using Affix = std::variant<std::string, std::vector<std::string>, ByColumn>;

/// The settings of pandas.get_dummies by its names, and the columns that have an order.
struct EncodingSettings {
  /// Which are one-hot encoded, in this order; none: text, categories, and booleans of which some
  /// are missing, which are pandas' objects.
  std::optional<std::vector<std::string>> columns;
  /// None: the column's name.
  std::optional<Affix> prefix;
  Affix prefix_sep = "_";
  /// A last column for missing cells, even where none is missing.
  bool dummy_na = false;
  /// The first level has no column.
  bool drop_first = false;
  /// Columns whose levels become 0, 1, 2, …: all of them, in their order.
  std::vector<std::pair<std::string, std::vector<std::string>>> ordinal;
};

/// `{"columns": ["city"], "prefix": "c" | ["c"] | {"city": "c"}, "prefix_sep": …, "dummy_na": true,
/// "drop_first": true, "ordinal": {"size": ["S", "M", "L"]}}`, each of which may be missing. Throws
/// ConfigError with the place of what is wrong.
[[nodiscard]] EncodingSettings read_encoding(const Value& settings);

/// What a column of the table becomes: itself, one column of numbers, or one for each level.
struct EncodedPart {
  enum class Kind { kept, ordinal, one_hot };

  Kind kind;
  /// Which one of the table.
  std::size_t column;
  /// Of the encoded columns, in their order: one for kept and ordinal, any number for one_hot.
  std::vector<std::string> names;
};

/// The cells of a part. One-hot columns are kept as one code a row, whatever their number.
struct EncodedCells {
  /// one_hot: which of the part's columns is 1 [rows]; -1 where all are 0.
  std::vector<std::int32_t> codes;
  /// ordinal: [rows], NaN for a missing cell and for a level that was not declared.
  std::vector<double> values;
  /// Rows with a level that had not been there, or was not declared: their cells are all 0, or
  /// missing.
  std::size_t unseen = 0;
};

/// The levels of one column: levels.hpp.
class Levels;

/// An encoding that was fitted: first the columns that stay as they are and the ordinal ones, in
/// the table's order, then the one-hot ones, column by column. As in pandas, when as many columns
/// are encoded as there are (one may be named twice), none is kept.
class Encoding {
 public:
  /// Learns the levels from `rows` of the table. Throws ConfigError, at the column's name or the
  /// setting's: for a column that is not there, a level that an ordinal column does not declare,
  /// and for more than max_one_hot_columns.
  Encoding(Table table, const EncodingSettings& settings, Rows rows);
  Encoding(const Encoding&) = delete;
  Encoding& operator=(const Encoding&) = delete;
  ~Encoding();

  [[nodiscard]] const std::vector<EncodedPart>& parts() const { return parts_; }
  /// Of all parts: how many columns the encoded table has.
  [[nodiscard]] std::size_t width() const;

  /// Applies it to rows of this table or of another one with the same columns: the cells of each
  /// part, none for kept ones. Throws ConfigError for other columns.
  [[nodiscard]] std::vector<EncodedCells> encode(Table table, Rows rows) const;

  /// The same as numbers [rows][width()], missing cells NaN. Throws ConfigError for a kept column
  /// of text.
  [[nodiscard]] Matrix dense(Table table, Rows rows) const;

 private:
  void add_ordinal(Table table, std::size_t column, const std::vector<std::string>& order,
                   Rows rows);
  void add_one_hot(Table table, std::size_t column, const std::string& stem, Rows rows);
  void check_width() const;
  void check(Table table, Rows rows) const;

  bool dummy_na_;
  bool drop_first_;
  std::vector<EncodedPart> parts_;
  /// One a part; of kept ones empty.
  std::vector<Levels> levels_;
  /// The table's columns.
  std::vector<std::string> names_;
};

}  // namespace descent
