// The loss on a plane through a training run's path, in the space of all weights.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "descent/trainer.hpp"

namespace descent {

/// Knobs of the document's `landscape`: `plane`, `size`, `of`, `margin` and `seed`.
[[nodiscard]] std::span<const Knob> landscape_knobs();

/// The document's `landscape`; throws ConfigError with the place of what is wrong.
[[nodiscard]] Knobs read_landscape(const Value& part);

/// The weights a run went through: at regular steps, and where it ended.
class Marks {
 public:
  /// Of n weights each. A run that makes more than `most` marks loses every second one, and has
  /// twice as many steps between them from then on: any run has at least half as many.
  Marks(Index n, std::size_t most);

  /// The weights before update `step`, in the order of the steps: kept or not.
  void offer(Step step, const Array& w);
  /// Where the run ended, in front of no update: always kept. Nothing is offered afterwards.
  void end(Step step, const Array& w);

  /// How many, with the end's.
  [[nodiscard]] Index count() const { return static_cast<Index>(marks_.size()); }
  [[nodiscard]] Index parameters() const { return n_; }
  [[nodiscard]] Step step(Index i) const { return marks_[static_cast<std::size_t>(i)].step; }
  /// [parameters()]
  [[nodiscard]] const Array& weights(Index i) const {
    return marks_[static_cast<std::size_t>(i)].w;
  }
  [[nodiscard]] const Array& end() const { return marks_.back().w; }

 private:
  struct Mark {
    Step step;
    Array w;
  };

  Index n_;
  std::size_t most_;
  Step every_ = 1;
  std::vector<Mark> marks_;
};

/// A plane through the end of a path: the points end + x·directions[0] + y·directions[1].
struct Plane {
  /// [parameters] each.
  std::array<Eigen::ArrayXd, 2> directions;
  /// x and y of each mark's foot on the plane; those of the last mark, the end, are 0.
  std::array<std::vector<double>, 2> path;
  /// The share of the marks' squared distances from the end that lies along each direction.
  std::array<double, 2> explained;
};

/// Lays a plane, a mark at a time, so that who waits for it can listen in between.
class PlaneMaker {
 public:
  PlaneMaker() = default;
  PlaneMaker(const PlaneMaker&) = delete;
  PlaneMaker& operator=(const PlaneMaker&) = delete;
  virtual ~PlaneMaker() = default;

  /// Takes in mark i: each but the last, in their order.
  virtual void add(Index i) = 0;
  /// Throws ConfigError where the marks make no plane.
  [[nodiscard]] virtual Plane make() = 0;
};

/// The plane that holds most of the path: the first two right singular vectors of the marks'
/// offsets from the end, M = [w₀ − wₑ; w₁ − wₑ; …] (Li et al. 2018, section 7.2), by way of the
/// small matrix M·Mᵀ. The directions have length 1 and are at right angles; the mark that lies
/// farthest out along a direction has a negative coordinate. Li et al.'s own code subtracts the
/// mean of the rows from M before, which this does not: the end is the origin. `marks` has to
/// outlive it.
[[nodiscard]] std::unique_ptr<PlaneMaker> pca_plane(const Marks& marks);

/// Two directions with normal entries, filter-normalised at the end (Li et al. 2018, section 4):
/// what goes into a unit is scaled to the length of that unit's weights, row by row of every weight
/// matrix. Biases, and batch normalization's γ and β, stay as they are. The directions are not made
/// perpendicular; a mark's foot is the nearest point of the plane. Both have to outlive it.
[[nodiscard]] std::unique_ptr<PlaneMaker> random_plane(const Marks& marks,
                                                       std::span<const Tensor> tensors,
                                                       std::uint64_t seed);

/// Trains an experiment, lays a plane through its path and measures the loss on a grid of it.
///
/// The weights are those that evaluations use, and so is the loss: on the whole training or test
/// set, without penalties and dropout. Batch normalization has the running statistics of the run's
/// end everywhere on the plane. A run that diverges is followed to the last weights whose loss,
/// gradient and values were finite.
class Landscape {
 public:
  enum class Phase { training, plane, grid, done };

  /// `settings` as read_landscape() gives them, `table` as for a Trainer. Throws ConfigError.
  Landscape(Experiment experiment, const Samples* table, Knobs settings);

  /// The next piece: an update, a mark of the plane, or a point of the grid; only while phase() is
  /// not done. Throws ConfigError when the run makes no plane; then nothing comes of it.
  void advance();

  [[nodiscard]] Phase phase() const { return phase_; }
  /// Pieces of the present phase that are made, and all of it.
  [[nodiscard]] Step made() const { return made_; }
  [[nodiscard]] Step pieces() const;

  [[nodiscard]] const Trainer& trainer() const { return trainer_; }
  [[nodiscard]] const Knobs& settings() const { return settings_; }

  /// Behind the training: the step at which it diverged, if it did.
  [[nodiscard]] std::optional<Step> diverged_at() const { return diverged_at_; }
  [[nodiscard]] const Marks& marks() const { return marks_; }

  /// Behind the plane's phase.
  [[nodiscard]] const Plane& plane() const { return plane_; }
  /// The grid's coordinates [size] along each direction: evenly spread over the path and a margin.
  [[nodiscard]] const std::vector<double>& axis(std::size_t direction) const {
    return axes_[direction];
  }
  /// Losses [size][size] as far as they are made, a row for each y. They need not be finite.
  [[nodiscard]] const std::vector<double>& losses() const { return losses_; }

 private:
  void train();
  void end_training();
  void begin_grid();
  [[nodiscard]] double loss_at(double x, double y);
  void begin(Phase phase);
  [[nodiscard]] Step size() const { return settings_.integer("size"); }

  Knobs settings_;
  Trainer trainer_;
  Marks marks_;
  Phase phase_ = Phase::training;
  Step made_ = 0;
  /// The weights before the update at hand, and the last ones that proved to be sound.
  Array here_;
  Array sound_;
  Step sound_step_ = -1;
  std::optional<Step> diverged_at_;
  std::unique_ptr<PlaneMaker> maker_;
  Plane plane_;
  std::array<std::vector<double>, 2> axes_;
  std::vector<double> losses_;
};

}  // namespace descent
