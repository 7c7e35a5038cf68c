#include <algorithm>
#include <cmath>
#include <vector>

#include "lab/second_derivatives.hpp"

namespace descent {
namespace {

using Outputs = std::span<const Real>;
using Direction = std::span<double>;

std::vector<double> softmax(Outputs z) {
  const double highest = static_cast<double>(*std::max_element(z.begin(), z.end()));
  std::vector<double> p(z.size());
  double total = 0;
  for (std::size_t c = 0; c < z.size(); ++c) {
    total += p[c] = std::exp(static_cast<double>(z[c]) - highest);
  }
  for (double& x : p) x /= total;
  return p;
}

/// How softmax's p changes along r: p_c (r_c − Σ_k p_k r_k), in r's place.
void through_softmax(const std::vector<double>& p, Direction r) {
  double mean = 0;
  for (std::size_t c = 0; c < p.size(); ++c) mean += p[c] * r[c];
  for (std::size_t c = 0; c < p.size(); ++c) r[c] = p[c] * (r[c] - mean);
}

/// The gradient is p − q.
void cross_entropy(Outputs z, const Targets& /*target*/, Direction r) {
  through_softmax(softmax(z), r);
}

/// The gradient is f(p_y)·([c = y] − p_c), f as focal.cpp has it.
void focal(double gamma, Outputs z, const Targets& target, Direction r) {
  const std::vector<double> p = softmax(z);
  const auto truth = static_cast<std::size_t>(target.values[0]);
  const double at = p[truth];
  double rest = 0;
  for (std::size_t c = 0; c < p.size(); ++c) rest += c == truth ? 0 : p[c];
  const double log = -std::log(at);
  double f = -std::pow(rest, gamma);
  double slope = 0;
  if (gamma > 0 && rest > 0) {
    const double faded = gamma * std::pow(rest, gamma - 1);
    f -= faded * at * log;
    slope = faded * (2 - log + (gamma - 1) * at * log / rest);
  }
  through_softmax(p, r);
  const double along = r[truth];
  for (std::size_t c = 0; c < p.size(); ++c) {
    r[c] = slope * along * ((c == truth ? 1 : 0) - p[c]) - f * r[c];
  }
}

/// The gradient is s(a − t)·a′, a = σ(z).
void mse_of_sigmoid(double s, Outputs z, const Targets& target, Direction r) {
  for (std::size_t c = 0; c < z.size(); ++c) {
    const double a = 1 / (1 + std::exp(-static_cast<double>(z[c])));
    const double error = a - static_cast<double>(target.at(0, static_cast<Index>(c)));
    const double slope = a * (1 - a);
    r[c] *= s * slope * (slope + error * (1 - 2 * a));
  }
}

/// The gradient is (d_c − Σ_k d_k a_k)·a_c, d = s(a − t), a = softmax(z).
void mse_of_softmax(double s, Outputs z, const Targets& target, Direction r) {
  const std::vector<double> a = softmax(z);
  through_softmax(a, r);
  const auto d = [&](std::size_t c) {
    return s * (a[c] - static_cast<double>(target.at(0, static_cast<Index>(c))));
  };
  double mean = 0;
  double mean_along = 0;
  for (std::size_t c = 0; c < a.size(); ++c) {
    mean += d(c) * a[c];
    mean_along += s * r[c] * a[c] + d(c) * r[c];
  }
  for (std::size_t c = 0; c < a.size(); ++c) {
    r[c] = (s * r[c] - mean_along) * a[c] + (d(c) - mean) * r[c];
  }
}

LossCurvature of_mse(const Knobs& knobs) {
  const bool sum = knobs.choice("reduction") == "sum";
  const std::string& output = knobs.choice("output");
  return [sum, output](Outputs z, const Targets& target, Direction r) {
    const double s = sum ? 2 : 2 / static_cast<double>(z.size());
    if (output == "sigmoid") return mse_of_sigmoid(s, z, target, r);
    if (output == "softmax") return mse_of_softmax(s, z, target, r);
    for (double& x : r) x *= s;
  };
}

LossCurvature of_huber(double delta) {
  return [delta](Outputs z, const Targets& target, Direction r) {
    for (std::size_t c = 0; c < z.size(); ++c) {
      const double error = static_cast<double>(z[c] - target.at(0, static_cast<Index>(c)));
      r[c] = std::abs(error) < delta ? r[c] / static_cast<double>(z.size()) : 0;
    }
  };
}

/// The gradient is (1 − y)·σ(z) − ρy·σ(−z).
LossCurvature of_binary_cross_entropy(double weight) {
  return [weight](Outputs z, const Targets& target, Direction r) {
    const double a = 1 / (1 + std::exp(-static_cast<double>(z[0])));
    const auto y = static_cast<double>(target.values[0]);
    r[0] *= (1 - y + weight * y) * a * (1 - a);
  };
}

/// Piecewise linear.
void flat(Outputs /*z*/, const Targets& /*target*/, Direction r) {
  std::fill(r.begin(), r.end(), 0.0);
}

}  // namespace

LossCurvature second_derivative(const Choice<LossEntry>& loss) {
  const std::string_view name = loss.entry->name;
  const Knobs& knobs = loss.knobs;
  if (name == "cross_entropy") return cross_entropy;
  if (name == "mse") return of_mse(knobs);
  if (name == "huber") return of_huber(knobs.number("delta"));
  if (name == "binary_cross_entropy") return of_binary_cross_entropy(knobs.number("pos_weight"));
  if (name == "mae" || name == "hinge") return flat;
  if (name == "focal") {
    return [gamma = knobs.number("gamma")](Outputs z, const Targets& target, Direction r) {
      focal(gamma, z, target, r);
    };
  }
  refuse("loss", "nobody has told the lab the second derivative of ", name);
}

}  // namespace descent
