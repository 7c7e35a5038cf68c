#include "descent/value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace descent {
namespace {

constexpr std::size_t significant = 15;

/// d.ddd · 10^exponent; no digit is 0 but those between others, and that of zero.
struct Decimal {
  std::string digits;
  int exponent;
};

/// x ≥ 0, exactly: what printf does, which would bring all of printf into the module.
Decimal decimal(double x) {
  int twos = 0;
  const double fraction = std::frexp(x, &twos);
  constexpr int bits = std::numeric_limits<double>::digits;
  std::string digits = std::to_string(static_cast<std::uint64_t>(std::ldexp(fraction, bits)));
  auto point = static_cast<int>(digits.size());
  for (twos -= bits; twos > 0; --twos) {
    int carry = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
      const int twice = 2 * (*digit - '0') + carry;
      *digit = static_cast<char>('0' + twice % 10);
      carry = twice / 10;
    }
    if (carry > 0) {
      digits.insert(0, 1, '1');
      ++point;
    }
  }
  for (; twos < 0; ++twos) {
    int rest = 0;
    for (char& digit : digits) {
      const int tens = 10 * rest + (digit - '0');
      digit = static_cast<char>('0' + tens / 2);
      rest = tens % 2;
    }
    if (rest > 0) digits += '5';
  }
  const std::size_t zeros = digits.find_first_not_of('0');
  if (zeros == std::string::npos) return {"0", 0};
  digits.erase(0, zeros);
  digits.erase(digits.find_last_not_of('0') + 1);
  return {digits, point - static_cast<int>(zeros) - 1};
}

/// To the nearest decimal of `count` digits, of two as near to the even one.
void round_to(std::size_t count, Decimal& number) {
  std::string& digits = number.digits;
  if (digits.size() <= count) return;
  const bool odd = (digits[count - 1] - '0') % 2 == 1;
  const bool up = digits.compare(count, std::string::npos, odd ? "5" : "50") >= 0;
  digits.resize(count);
  if (up) {
    while (!digits.empty() && digits.back() == '9') digits.pop_back();
    if (digits.empty()) {
      digits.assign(1, '0');
      ++number.exponent;
    }
    ++digits.back();
  }
  digits.erase(digits.find_last_not_of('0') + 1);
}

}  // namespace

Value::Value(List value) {
  const bool numbers_only = std::all_of(
      value.begin(), value.end(), [](const Value& item) { return item.as<double>() != nullptr; });
  if (!numbers_only) {
    data_ = std::move(value);
    return;
  }
  Numbers numbers;
  numbers.reserve(value.size());
  for (const Value& item : value) numbers.push_back(*item.as<double>());
  data_ = std::move(numbers);
}

const Value* Value::find(std::string_view key) const {
  const auto* object = as<Object>();
  if (object == nullptr) return nullptr;
  for (const auto& [name, value] : *object) {
    if (name == key) return &value;
  }
  return nullptr;
}

std::string Value::describe() const {
  if (const auto* flag = as<bool>()) return *flag ? "true" : "false";
  if (const auto* number = as<double>()) return to_text(*number);
  if (const auto* text = as<std::string>()) return "\"" + *text + "\"";
  if (as<Object>() != nullptr) return "an object";
  if (is_null()) return "null";
  return "a list";
}

std::string to_text(double number) {
  if (std::isnan(number)) return "nan";
  const std::string sign = std::signbit(number) ? "-" : "";
  if (std::isinf(number)) return sign + "inf";
  Decimal rounded = decimal(std::abs(number));
  round_to(significant, rounded);
  auto& [digits, exponent] = rounded;
  // As printf's %g: plain from 0.0001 on and as long as the digits reach to the point.
  if (exponent >= -4 && exponent < static_cast<int>(significant)) {
    const auto zeros = static_cast<std::size_t>(std::max(-exponent, 0));
    digits.insert(0, zeros, '0');
    const auto whole = static_cast<std::size_t>(std::max(exponent, 0)) + 1;
    if (digits.size() < whole) digits.append(whole - digits.size(), '0');
    if (digits.size() > whole) digits.insert(whole, 1, '.');
    return sign + digits;
  }
  if (digits.size() > 1) digits.insert(1, 1, '.');
  const int size = std::abs(exponent);
  return sign + digits + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") +
         std::to_string(size);
}

}  // namespace descent
