#include <cmath>

#include "lab/second_derivatives.hpp"

namespace descent {
namespace {

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

double none(double /*z*/) { return 0; }

double of_tanh(double z) {
  const double a = std::tanh(z);
  return -2 * a * (1 - a * a);
}

double of_sigmoid(double z) {
  const double a = sigmoid(z);
  return a * (1 - a) * (1 - 2 * a);
}

double of_silu(double z) {
  const double a = sigmoid(z);
  return a * (1 - a) * (2 + z * (1 - 2 * a));
}

double of_gelu(double z) {
  constexpr double density_at_0 = 0.39894228040143267794;
  return density_at_0 * std::exp(-z * z / 2) * (2 - z * z);
}

double of_gelu_by_tanh(double z) {
  constexpr double root_2_by_pi = 0.79788456080286535588;
  constexpr double cubic = 0.044715;
  const double u = std::tanh(root_2_by_pi * (z + cubic * z * z * z));
  const double slope = root_2_by_pi * (1 + 3 * cubic * z * z);
  const double bend = root_2_by_pi * 6 * cubic * z;
  return (1 - u * u) * (slope + z / 2 * (bend - 2 * u * slope * slope));
}

}  // namespace

std::function<double(double)> second_derivative(const Choice<ActivationEntry>& activation) {
  const std::string_view name = activation.entry->name;
  const Knobs& knobs = activation.knobs;
  if (name == "relu" || name == "leaky_relu" || name == "linear") return none;
  if (name == "tanh") return of_tanh;
  if (name == "sigmoid") return of_sigmoid;
  if (name == "silu") return of_silu;
  if (name == "gelu") return knobs.choice("approximate") == "tanh" ? of_gelu_by_tanh : of_gelu;
  if (name == "elu") {
    return [alpha = knobs.number("alpha")](double z) { return z > 0 ? 0 : alpha * std::exp(z); };
  }
  if (name == "softplus") {
    return [beta = knobs.number("beta"), threshold = knobs.number("threshold")](double z) {
      const double a = sigmoid(beta * z);
      return beta * z > threshold ? 0 : beta * a * (1 - a);
    };
  }
  refuse("model.activation", "nobody has told the lab the second derivative of ", name);
}

}  // namespace descent
