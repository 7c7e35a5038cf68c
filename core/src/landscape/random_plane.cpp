#include <cmath>

#include "landscape/offsets.hpp"

namespace descent {
namespace {

/// Directions whose squared sine is below this lie on one line.
constexpr double smallest_sine = 1e-12;
/// Beside those of an experiment.
constexpr Stream directions_stream{6};

Eigen::ArrayXd draw_direction(const Array& end, std::span<const Tensor> tensors, Random& random) {
  Eigen::ArrayXd direction = Eigen::ArrayXd::Zero(end.size());
  for (const Tensor& tensor : tensors) {
    if (!tensor.matrix) continue;
    for (Index row = 0; row < tensor.rows; ++row) {
      const Index from = tensor.offset + row * tensor.columns;
      auto filter = direction.segment(from, tensor.columns);
      for (double& entry : filter) entry = random.normal();
      const double length = filter.matrix().norm();
      const double wanted = end.segment(from, tensor.columns).cast<double>().matrix().norm();
      filter *= length > 0 ? wanted / length : 0;
    }
  }
  return direction;
}

class RandomPlane : public PlaneMaker {
 public:
  RandomPlane(const Marks& marks, std::span<const Tensor> tensors, std::uint64_t seed)
      : marks_(marks) {
    Random random(seed, directions_stream);
    for (Eigen::ArrayXd& direction : plane_.directions) {
      direction = draw_direction(marks.end(), tensors, random);
    }
    const auto& [d, e] = plane_.directions;
    dd_ = d.square().sum();
    ee_ = e.square().sum();
    de_ = (d * e).sum();
    if (!(dd_ * ee_ - de_ * de_ > smallest_sine * dd_ * ee_)) {
      refuse("landscape.plane",
             "random: weights so few, or all zero, have no two directions; choose pca");
    }
  }

  /// The foot's coordinates solve  dd·x + de·y = m·d  and  de·x + ee·y = m·e.
  void add(Index i) override {
    const Array& w = marks_.weights(i);
    const Array& end = marks_.end();
    const auto& [d, e] = plane_.directions;
    const double along_d = sum_over_offset(w, end, d);
    const double along_e = sum_over_offset(w, end, e);
    const double determinant = dd_ * ee_ - de_ * de_;
    plane_.path[0].push_back((ee_ * along_d - de_ * along_e) / determinant);
    plane_.path[1].push_back((dd_ * along_e - de_ * along_d) / determinant);
    squares_d_ += along_d * along_d / dd_;
    squares_e_ += along_e * along_e / ee_;
    squares_ += product_of_offsets(w, w, end);
  }

  Plane make() override {
    for (std::vector<double>& coordinates : plane_.path) coordinates.push_back(0);
    // A run that never moved has nothing to explain.
    const double all = squares_ > 0 ? squares_ : 1;
    plane_.explained = {squares_d_ / all, squares_e_ / all};
    return std::move(plane_);
  }

 private:
  const Marks& marks_;
  Plane plane_;
  /// Scalar products of the two directions.
  double dd_ = 0;
  double ee_ = 0;
  double de_ = 0;
  /// Sums over the marks: squared lengths along each direction, and whole.
  double squares_d_ = 0;
  double squares_e_ = 0;
  double squares_ = 0;
};

}  // namespace

std::unique_ptr<PlaneMaker> random_plane(const Marks& marks, std::span<const Tensor> tensors,
                                         std::uint64_t seed) {
  return std::make_unique<RandomPlane>(marks, tensors, seed);
}

}  // namespace descent
