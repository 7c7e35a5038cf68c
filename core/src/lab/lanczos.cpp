#include "lab/lanczos.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

namespace descent {
namespace {

double dot(const Array& a, const Array& b) { return (a.cast<double>() * b.cast<double>()).sum(); }

}  // namespace

Lanczos::Lanczos(Index dimensions, Random random, int most_products)
    : most_(static_cast<std::size_t>(std::min<Index>(most_products, dimensions))) {
  Array start(dimensions);
  for (Real& x : start) x = static_cast<Real>(random.normal());
  basis_.push_back(start / static_cast<Real>(std::sqrt(dot(start, start))));
}

bool Lanczos::take(Array& product) {
  diagonal_.push_back(dot(product, basis_.back()));
  // Twice is enough (Parlett 1980, section 6.9).
  for (int pass = 0; pass < 2; ++pass) {
    for (const Array& earlier : basis_) {
      product -= static_cast<Real>(dot(product, earlier)) * earlier;
    }
  }
  const double rest = std::sqrt(dot(product, product));

  const auto size = static_cast<Index>(diagonal_.size());
  const Eigen::Map<const Eigen::VectorXd> diagonal(diagonal_.data(), size);
  const Eigen::Map<const Eigen::VectorXd> beside(beside_.data(), size - 1);
  if (!diagonal.allFinite() || !std::isfinite(rest)) {
    largest_ = std::numeric_limits<double>::quiet_NaN();
    return true;
  }
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
  solver.computeFromTridiagonal(diagonal, beside);
  largest_ = solver.eigenvalues()(size - 1);

  // What is left of a product within the space already spanned is rounding.
  const double scale = solver.eigenvalues().cwiseAbs().maxCoeff();
  const bool spanned =
      rest <= 8 * static_cast<double>(std::numeric_limits<Real>::epsilon()) * scale;
  const double residual = rest * std::abs(solver.eigenvectors()(size - 1, size - 1));
  const bool stands = diagonal_.size() >= fewest && residual <= tolerance * std::abs(largest_);
  if (spanned || stands || diagonal_.size() == most_) return true;
  beside_.push_back(rest);
  basis_.push_back(product / static_cast<Real>(rest));
  return false;
}

}  // namespace descent
