// Functions of one number, for what is computed once a step or once a row of data. The standard
// library's come with eight kilobytes of tables, a tenth of what a page waits for; these do not.
#pragma once

namespace descent {

/// e^x, within two units of the last place.
[[nodiscard]] double exponential(double x);

/// base^exponent, base ≥ 0; 0⁰ = 1. The relative error is a few 10⁻¹⁶ times |exponent · ln base|.
[[nodiscard]] double power(double base, double exponent);

/// cos 2πx, within two units of the last place of 1; exact for whole, half and quarter turns.
[[nodiscard]] double cosine_of_turns(double x);

/// sin 2πx, as exactly.
[[nodiscard]] double sine_of_turns(double x);

}  // namespace descent
