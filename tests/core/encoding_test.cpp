// Encoding against pandas.get_dummies (tests/reference/encoding), cell by cell and names included;
// what pandas has not: an order of levels, rows that were not there when it was fitted, and what is
// refused with which words.
#include "descent/encoding.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "descent/error.hpp"
#include "json.hpp"

namespace descent {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using Columns = std::vector<TableColumn>;
using Kind = TableColumn::Kind;

Kind kind_of(const std::string& name) {
  if (name == "integer") return Kind::integer;
  if (name == "number") return Kind::number;
  if (name == "boolean") return Kind::boolean;
  if (name == "date") return Kind::date;
  return name == "text" ? Kind::text : Kind::category;
}

double number_in(const Json& cell) {
  if (cell.is_null()) return nan;
  return cell.is_string() ? std::strtod(cell.get<std::string>().c_str(), nullptr)
                          : cell.get<double>();
}

Columns table_of(const Json& json) {
  Columns table;
  for (const Json& column : json) {
    TableColumn made;
    made.name = column.at("name").get<std::string>();
    made.kind = kind_of(column.at("kind").get<std::string>());
    if (made.has_levels()) {
      made.codes = column.at("codes").get<std::vector<std::int32_t>>();
      made.levels = column.at("levels").get<std::vector<std::string>>();
    } else {
      for (const Json& cell : column.at("values")) made.values.push_back(number_in(cell));
    }
    table.push_back(std::move(made));
  }
  return table;
}

/// `{…}` as settings, the levels learned from all rows.
Encoding fit(const Columns& table, const std::string& settings) {
  return {table, read_encoding(parse(settings)), all_rows(table)};
}

std::vector<std::string> names_of(const Encoding& encoding) {
  std::vector<std::string> names;
  for (const EncodedPart& part : encoding.parts()) {
    names.insert(names.end(), part.names.begin(), part.names.end());
  }
  return names;
}

/// Numbers, of which NaN is equal to itself, or texts and nulls.
void expect_kept(const TableColumn& column, const Json& cells) {
  for (std::size_t row = 0; row < column.rows(); ++row) {
    if (!column.has_levels()) {
      const double theirs = number_in(cells.at(row));
      EXPECT_TRUE(column.values[row] == theirs ||
                  (std::isnan(theirs) && std::isnan(column.values[row])));
    } else if (column.codes[row] < 0) {
      EXPECT_TRUE(cells.at(row).is_null());
    } else {
      EXPECT_EQ(column.levels[static_cast<std::size_t>(column.codes[row])], cells.at(row));
    }
  }
}

void expect_same(const Columns& table, const Encoding& encoding, const Json& theirs) {
  ASSERT_EQ(Json(names_of(encoding)), theirs.at("names"));
  const std::vector<EncodedCells> cells = encoding.encode(table, all_rows(table));
  std::size_t column = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const EncodedPart& part = encoding.parts()[i];
    if (part.kind == EncodedPart::Kind::kept) {
      expect_kept(table[part.column], theirs.at("cells").at(column++));
      continue;
    }
    EXPECT_EQ(cells[i].unseen, 0);
    for (std::size_t level = 0; level < part.names.size(); ++level) {
      Json ours = Json::array();
      for (const std::int32_t code : cells[i].codes) {
        ours.push_back(code == static_cast<std::int32_t>(level) ? 1.0 : 0.0);
      }
      EXPECT_EQ(ours, theirs.at("cells").at(column++)) << part.names[level];
    }
  }
  EXPECT_EQ(column, encoding.width());
}

TEST(Encoding, AgreesWithPandas) {
  const Json file = read_reference("encoding/frames.json");
  std::size_t refused = 0;
  for (const Json& item : file.at("cases")) {
    SCOPED_TRACE(item.at("table").dump() + " " + item.at("settings").dump());
    const Columns table = table_of(file.at("tables").at(item.at("table").get<std::string>()));
    const std::string settings = item.at("settings").dump();
    if (item.at("encoded").is_null()) {
      EXPECT_THROW(fit(table, settings), ConfigError);
      ++refused;
    } else {
      expect_same(table, fit(table, settings), item.at("encoded"));
    }
  }
  EXPECT_GT(refused, 0);
}

TableColumn text(std::string name, std::vector<std::int32_t> codes,
                 std::vector<std::string> levels) {
  return {std::move(name), Kind::text, {}, std::move(codes), std::move(levels)};
}

TableColumn numbers(std::string name, std::vector<double> values, Kind kind = Kind::number) {
  return {std::move(name), kind, std::move(values), {}, {}};
}

std::string error_of(const Columns& table, const std::string& settings) {
  try {
    fit(table, settings);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

const Columns& shirts() {
  static const Columns table = {text("size", {1, 0, 2, -1, 1}, {"M", "L", "S"}),
                                numbers("price", {1.5, nan, 2, 3, 4}),
                                text("city", {0, 1, 2, 3, 1}, {"Oslo", "Bergen", "Rome", "Turku"})};
  return table;
}

TEST(Encoding, GivesLevelsTheirPlaceInADeclaredOrder) {
  const Encoding encoding = fit(shirts(), R"({"ordinal": {"size": ["S", "M", "L", "XL"]}})");
  EXPECT_EQ(names_of(encoding), (std::vector<std::string>{"size", "price", "city_Bergen",
                                                          "city_Oslo", "city_Rome", "city_Turku"}));
  const auto cells = encoding.encode(shirts(), all_rows(shirts()));
  ASSERT_EQ(cells[0].values.size(), 5);
  const std::vector<double> first(cells[0].values.begin(), cells[0].values.begin() + 3);
  EXPECT_EQ(first, (std::vector<double>{2, 1, 0}));
  EXPECT_TRUE(std::isnan(cells[0].values[3]));
  EXPECT_EQ(cells[0].unseen, 0);
}

TEST(Encoding, TakesNumbersAndBooleansForOrderedLevels) {
  const Columns table = {numbers("grade", {3, 1, nan}), numbers("on", {1, 0, 1}, Kind::boolean)};
  const Encoding encoding =
      fit(table, R"({"ordinal": {"grade": ["3", "2.0", "1e0"], "on": ["True", "False"]}})");
  const auto cells = encoding.encode(table, all_rows(table));
  EXPECT_EQ(cells[0].values[0], 0);
  EXPECT_EQ(cells[0].values[1], 2);
  EXPECT_TRUE(std::isnan(cells[0].values[2]));
  EXPECT_EQ(cells[1].values, (std::vector<double>{0, 1, 0}));
}

TEST(Encoding, CountsWhatItHasNotSeen) {
  const std::vector<std::int32_t> training = {0, 1, 3};
  const std::vector<std::int32_t> test = {4, 2};
  const Encoding encoding{shirts(),
                          read_encoding(parse(R"({"columns": ["city", "price"], "dummy_na": true,
                                        "ordinal": {"size": ["M", "L"]}})")),
                          training};
  EXPECT_EQ(names_of(encoding),
            (std::vector<std::string>{"size", "city_Bergen", "city_Oslo", "city_Turku", "city_nan",
                                      "price_1.5", "price_3.0", "price_nan"}));
  const auto cells = encoding.encode(shirts(), test);
  EXPECT_EQ(cells[0].unseen, 1);
  EXPECT_EQ(cells[0].values[0], 1);
  EXPECT_TRUE(std::isnan(cells[0].values[1]));
  EXPECT_EQ(cells[1].unseen, 1);
  EXPECT_EQ(cells[1].codes, (std::vector<std::int32_t>{0, -1}));
  EXPECT_EQ(cells[2].unseen, 2);
  EXPECT_EQ(cells[2].codes, (std::vector<std::int32_t>{-1, -1}));
}

TEST(Encoding, IsAppliedToAnotherTable) {
  const Encoding encoding = fit({text("a", {0, 1}, {"x", "y"})}, R"({"drop_first": true})");
  const Columns other = {text("a", {0, 1, 2, -1}, {"y", "z", "x"})};
  const auto cells = encoding.encode(other, all_rows(other));
  EXPECT_EQ(cells[0].codes, (std::vector<std::int32_t>{0, -1, -1, -1}));
  EXPECT_EQ(cells[0].unseen, 1);
  const auto fault = [&](const Columns& table) {
    try {
      static_cast<void>(encoding.encode(table, all_rows(table)));
    } catch (const ConfigError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(fault({}), "table: has 0 columns where 1 were expected");
  EXPECT_EQ(fault({text("b", {}, {})}), "table: has the column \"b\" where \"a\" was expected");
  EXPECT_EQ(fault({numbers("a", {1})}), "a: is of another kind than it was when it was fitted");
  EXPECT_EQ(fault({text("a", {1}, {"x"})}), "a: has a code without a level");
}

TEST(Encoding, BecomesNumbersWhenTheyAreAskedFor) {
  const Encoding encoding = fit(shirts(), R"({"columns": ["city"], "ordinal": {"size":
      ["S", "M", "L"]}, "drop_first": true})");
  const std::vector<std::int32_t> rows = {2, 0, 3};
  const Matrix x = encoding.dense(shirts(), rows);
  Matrix expected(3, 5);
  expected << 0, 2, 0, 1, 0,  //
      2, 1.5, 1, 0, 0,        //
      0, 3, 0, 0, 1;
  EXPECT_TRUE(std::isnan(x(2, 0)));
  EXPECT_EQ(x.bottomRightCorner(3, 4), expected.bottomRightCorner(3, 4));
  EXPECT_EQ(x.topRows(2), expected.topRows(2));
  EXPECT_THROW(static_cast<void>(fit(shirts(), R"({"columns": []})").dense(shirts(), rows)),
               ConfigError);
}

/// So many levels, each in one row.
TableColumn identifiers(std::string name, std::size_t count) {
  TableColumn column = text(std::move(name), {}, {});
  for (std::size_t i = 0; i < count; ++i) {
    column.codes.push_back(static_cast<std::int32_t>(i));
    column.levels.push_back(std::to_string(i));
  }
  return column;
}

TEST(Encoding, RefusesMoreLevelsThanCategoriesHave) {
  EXPECT_EQ(error_of({identifiers("id", 1000000)}, "{}"),
            "id: has 1000000 levels, more than 10000: it identifies rows, and is no category");
  const Columns many = {identifiers("a", 6000), identifiers("b", 6000)};
  EXPECT_EQ(
      error_of(many, "{}"),
      "a: has 6000 levels; one-hot encoding would make 12000 columns in all, more than 10000");
  EXPECT_EQ(error_of(many, R"({"columns": ["b"]})"), "");
  std::vector<double> values;
  for (std::size_t i = 0; i <= max_one_hot_columns; ++i) values.push_back(static_cast<double>(i));
  EXPECT_EQ(error_of({numbers("n", values)}, R"({"columns": ["n"]})"),
            "n: has 10001 levels, more than 10000: it identifies rows, and is no category");
  values.pop_back();
  EXPECT_EQ(error_of({numbers("n", values)}, R"({"columns": ["n"]})"), "");
}

struct Refusal {
  const char* settings;
  const char* error;
};

TEST(Encoding, RefusesWithPlaceAndReason) {
  const Refusal refusals[] = {
      {"3", "encoding: expected an object, found 3"},
      {R"({"colums": []})",
       "colums: unknown; expected one of columns, prefix, prefix_sep, dummy_na, drop_first, "
       "ordinal"},
      {R"({"columns": "city"})", "columns: expected a list of texts, found \"city\""},
      {R"({"columns": ["city", 3]})", "columns[1]: expected a text, found 3"},
      {R"({"columns": ["city", "town"]})", "columns[1]: there is no column \"town\""},
      {R"({"dummy_na": 1})", "dummy_na: expected true or false, found 1"},
      {R"({"prefix": ["p"]})", "prefix: has 1 where 2 columns are one-hot encoded"},
      {R"({"prefix": {"size": "s", "town": "t"}})", "prefix: has none for the column \"city\""},
      {R"({"prefix_sep": {"size": 1}})", "prefix_sep.size: expected a text, found 1"},
      {R"({"ordinal": {"town": []}})", "ordinal: there is no column \"town\""},
      {R"({"ordinal": ["size"]})", "ordinal: expected an object, found a list"},
      {R"({"ordinal": {"size": ["S", "M"]}})",
       "size: the level \"L\" is not among the declared ones"},
      {R"({"ordinal": {"size": ["S", "M", "S"]}})", "size: declares a level twice"},
      {R"({"ordinal": {"price": ["1.5", "2", "3"]}})",
       "price: the level \"4.0\" is not among the declared ones"},
      {R"({"ordinal": {"price": ["low"]}})",
       "price: has numbers; the declared level \"low\" is none"},
      {R"({"ordinal": {"price": ["1", "1.0"]}})", "price: declares a level twice"},
      {R"({"columns": ["size"], "ordinal": {"size": ["S", "M", "L"]}})",
       "columns[0]: \"size\" is ordinal; it cannot be one-hot encoded as well"},
  };
  for (const Refusal& refusal : refusals) {
    EXPECT_EQ(error_of(shirts(), refusal.settings), refusal.error) << refusal.settings;
  }
  EXPECT_EQ(error_of({numbers("a", {1}), numbers("b", {1, 2})}, "{}"),
            "b: has 2 cells where there are 1 rows");
  EXPECT_EQ(error_of({numbers("a", {1e18}, Kind::date)}, "{}"),
            "a: has a date out of all calendars");
  const std::vector<std::int32_t> beyond = {5};
  EXPECT_THROW((Encoding{shirts(), {}, beyond}), ConfigError);
}

}  // namespace
}  // namespace descent
