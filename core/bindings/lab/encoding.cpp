// A table's columns, encoded: web/src/engine/encoding.ts has the types. Columns cross as typed
// arrays, and all levels of one as one text.
#include "descent/encoding.hpp"

#include <memory>
#include <utility>

#include "../crossing.hpp"

namespace descent {
namespace {

using emscripten::convertJSArrayToNumberVector;
using emscripten::val;

const Encoding& encoding_at(Address encoding) { return *reinterpret_cast<Encoding*>(encoding); }

TableColumn::Kind kind_called(const std::string& name) {
  using Kind = TableColumn::Kind;
  if (name == "integer") return Kind::integer;
  if (name == "boolean") return Kind::boolean;
  if (name == "date") return Kind::date;
  if (name == "text") return Kind::text;
  return name == "category" ? Kind::category : Kind::number;
}

/// Texts one behind the other as UTF-8, and where each ends.
std::vector<std::string> read_texts(const val& column) {
  const auto bytes = convertJSArrayToNumberVector<std::uint8_t>(column["text"]);
  const auto* const begin = reinterpret_cast<const char*>(bytes.data());
  std::vector<std::string> texts;
  std::size_t from = 0;
  for (const std::uint32_t to : convertJSArrayToNumberVector<std::uint32_t>(column["ends"])) {
    texts.emplace_back(begin + from, to - from);
    from = to;
  }
  return texts;
}

std::vector<TableColumn> read_columns(const val& columns) {
  std::vector<TableColumn> table(static_cast<std::size_t>(columns["length"].as<double>()));
  for (std::size_t i = 0; i < table.size(); ++i) {
    const val column = columns[i];
    table[i].name = column["name"].as<std::string>();
    table[i].kind = kind_called(column["kind"].as<std::string>());
    if (table[i].has_levels()) {
      table[i].codes = convertJSArrayToNumberVector<std::int32_t>(column["codes"]);
      table[i].levels = read_texts(column);
    } else {
      table[i].values = convertJSArrayToNumberVector<double>(column["values"]);
    }
  }
  return table;
}

/// Null stands for all of them.
std::vector<std::int32_t> read_rows(const val& rows, Table table) {
  return rows.isNull() ? all_rows(table) : convertJSArrayToNumberVector<std::int32_t>(rows);
}

val create_encoding(const val& columns, const val& settings, const val& rows) {
  return guarded([&] {
    const EncodingSettings read = read_encoding(from_js(settings, "encoding"));
    const std::vector<TableColumn> table = read_columns(columns);
    auto made = std::make_unique<Encoding>(table, read, read_rows(rows, table));
    return val(static_cast<double>(reinterpret_cast<Address>(made.release())));
  });
}

const char* name_of(EncodedPart::Kind kind) {
  switch (kind) {
    case EncodedPart::Kind::ordinal:
      return "ordinal";
    case EncodedPart::Kind::one_hot:
      return "one_hot";
    default:
      return "kept";
  }
}

val describe_encoding(Address address) {
  val parts = val::array();
  for (const EncodedPart& part : encoding_at(address).parts()) {
    val names = val::array();
    for (const std::string& name : part.names) names.call<void>("push", name);
    val one = val::object();
    one.set("kind", name_of(part.kind));
    one.set("column", static_cast<double>(part.column));
    one.set("names", names);
    parts.call<void>("push", one);
  }
  return parts;
}

val encode_rows(Address address, const val& columns, const val& rows) {
  return guarded([&] {
    const Encoding& encoding = encoding_at(address);
    const std::vector<TableColumn> table = read_columns(columns);
    val all = val::array();
    for (const EncodedCells& cells : encoding.encode(table, read_rows(rows, table))) {
      val one = val::object();
      one.set("codes", copy(cells.codes));
      one.set("values", copy(cells.values));
      one.set("unseen", static_cast<double>(cells.unseen));
      all.call<void>("push", one);
    }
    return all;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(encoding) {
  using emscripten::function;
  function("createEncoding", &create_encoding);
  function("describeEncoding", &describe_encoding);
  function("encodeRows", &encode_rows);
  function(
      "deleteEncoding", +[](Address encoding) { delete &encoding_at(encoding); });
}

}  // namespace descent
