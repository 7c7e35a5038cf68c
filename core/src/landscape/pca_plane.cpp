#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "landscape/offsets.hpp"

namespace descent {
namespace {

/// Below this share of the first eigenvalue the second one is what rounding the weights, or the
/// products, left of zero.
constexpr double rounding_of_weights = std::numeric_limits<Real>::epsilon();
constexpr double smallest_second = std::max(1e-14, 100 * rounding_of_weights * rounding_of_weights);

class PcaPlane : public PlaneMaker {
 public:
  explicit PcaPlane(const Marks& marks)
      : marks_(marks), gram_(marks.count() - 1, marks.count() - 1) {
    if (marks.count() < 3) {
      refuse("landscape.plane", "pca needs three marks, and the run made ", marks.count(),
             " before it ended; choose random");
    }
  }

  void add(Index i) override {
    for (Index j = 0; j <= i; ++j) {
      gram_(i, j) = product_of_offsets(marks_.weights(i), marks_.weights(j), marks_.end());
    }
  }

  Plane make() override {
    // Reads the lower triangle alone; the eigenvalues come in rising order.
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(gram_);
    const Index last = gram_.rows() - 1;
    const double first = solved.eigenvalues()(last);
    if (!(first > 0)) refuse("landscape.plane", "pca: the run never moved; choose random");
    if (!(solved.eigenvalues()(last - 1) > smallest_second * first)) {
      refuse("landscape.plane",
             "pca: the run went along a straight line, which many planes hold; choose random");
    }
    Plane plane;
    for (std::size_t k = 0; k < 2; ++k) {
      const Index at = last - static_cast<Index>(k);
      const double value = solved.eigenvalues()(at);
      Eigen::VectorXd u = solved.eigenvectors().col(at);
      Index farthest = 0;
      u.cwiseAbs().maxCoeff(&farthest);
      if (u(farthest) > 0) u = -u;
      const double length = std::sqrt(value);
      plane.explained[k] = value / gram_.trace();
      plane.path[k].assign(static_cast<std::size_t>(marks_.count()), 0);
      plane.directions[k].setZero(marks_.parameters());
      for (Index i = 0; i <= last; ++i) {
        plane.path[k][static_cast<std::size_t>(i)] = length * u(i);
        plane.directions[k] +=
            u(i) / length * (marks_.weights(i).cast<double>() - marks_.end().cast<double>());
      }
    }
    return plane;
  }

 private:
  const Marks& marks_;
  /// [marks − 1][marks − 1]: M·Mᵀ, its lower triangle.
  Eigen::MatrixXd gram_;
};

}  // namespace

std::unique_ptr<PlaneMaker> pca_plane(const Marks& marks) {
  return std::make_unique<PcaPlane>(marks);
}

}  // namespace descent
