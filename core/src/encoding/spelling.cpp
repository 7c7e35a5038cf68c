#include "encoding/spelling.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace descent {
namespace {

constexpr double milliseconds_a_day = 86400000;
/// In the Gregorian calendar's period.
constexpr std::int64_t days_of_400_years = 146097;

struct Date {
  std::int64_t year;
  int month;
  int day;
};

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Days since 1970.
Date date_of(std::int64_t days) {
  // From the year 2000 on, and at most 400 years from the beginning of a period.
  days -= 10957;
  std::int64_t periods = days / days_of_400_years;
  if (days % days_of_400_years < 0) --periods;
  days -= periods * days_of_400_years;
  Date date{2000 + 400 * periods, 1, 1};
  for (int length = 366; days >= length; length = is_leap(date.year) ? 366 : 365) {
    days -= length;
    ++date.year;
  }
  constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (const int length : lengths) {
    const int days_of_month = length + (date.month == 2 && is_leap(date.year) ? 1 : 0);
    if (days < days_of_month) break;
    days -= days_of_month;
    ++date.month;
  }
  date.day += static_cast<int>(days);
  return date;
}

}  // namespace

std::string python_number(double x) {
  if (std::isnan(x)) return "nan";
  const std::string sign = std::signbit(x) ? "-" : "";
  if (std::isinf(x)) return sign + "inf";
  const double size = std::abs(x);
  // d.ddde±dd. Zeros at the end being dropped, 15 digits are never too many but for the tiniest
  // numbers, and 17 always suffice.
  std::array<char, 32> buffer{};
  for (int digits = size < std::numeric_limits<double>::min() ? 1 : 15; digits <= 17; ++digits) {
    std::snprintf(buffer.data(), buffer.size(), "%.*e", digits - 1, size);
    if (std::strtod(buffer.data(), nullptr) == size) break;
  }
  const std::string text = buffer.data();
  const std::size_t e = text.find('e');
  std::string digits = text.substr(0, 1);
  if (e > 2) digits += text.substr(2, e - 2);
  digits.erase(std::max<std::size_t>(digits.find_last_not_of('0') + 1, 1));
  const int exponent = std::atoi(text.c_str() + e + 1);
  if (exponent < -4 || exponent >= 16) {
    if (digits.size() > 1) digits.insert(1, 1, '.');
    return sign + digits + text.substr(e);
  }
  if (exponent < 0) {
    return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return sign + digits + std::string(whole - digits.size(), '0') + ".0";
  return sign + digits.insert(whole, 1, '.');
}

std::string python_timestamp(double milliseconds) {
  const double days = std::floor(milliseconds / milliseconds_a_day);
  const Date date = date_of(static_cast<std::int64_t>(days));
  const auto rest = static_cast<int>(milliseconds - days * milliseconds_a_day);
  const int seconds = rest / 1000;
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04lld-%02d-%02d %02d:%02d:%02d",
                static_cast<long long>(date.year), date.month, date.day, seconds / 3600,
                seconds / 60 % 60, seconds % 60);
  std::string text = buffer.data();
  if (rest % 1000 != 0) {
    std::snprintf(buffer.data(), buffer.size(), ".%03d000", rest % 1000);
    text += buffer.data();
  }
  return text;
}

std::string spell_level(double level, TableColumn::Kind kind, bool with_missing) {
  switch (kind) {
    case TableColumn::Kind::boolean:
      return level != 0 ? "True" : "False";
    case TableColumn::Kind::date:
      return python_timestamp(level);
    case TableColumn::Kind::integer: {
      if (with_missing) return python_number(level);
      // As long as the largest double.
      std::array<char, 320> buffer{};
      std::snprintf(buffer.data(), buffer.size(), "%.0f", level);
      return buffer.data();
    }
    default:
      return python_number(level);
  }
}

std::string spell_missing(TableColumn::Kind kind) {
  return kind == TableColumn::Kind::date ? "NaT" : "nan";
}

}  // namespace descent
