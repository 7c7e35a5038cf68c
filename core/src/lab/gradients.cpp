#include "lab/gradients.hpp"

#include <algorithm>

namespace descent {
namespace {

/// Puts the running means and variances back that a pass in training moves.
class RunningKept {
 public:
  explicit RunningKept(Model& model) : model_(model) {
    for (const ArrayMap& array : model.running()) kept_.emplace_back(array);
  }
  RunningKept(const RunningKept&) = delete;
  RunningKept& operator=(const RunningKept&) = delete;
  ~RunningKept() {
    std::vector<ArrayMap> running = model_.running();
    for (std::size_t i = 0; i < kept_.size(); ++i) running[i] = kept_[i];
  }

 private:
  Model& model_;
  std::vector<Array> kept_;
};

}  // namespace

RowsOf evenly_spaced(const Samples& samples, Index most) {
  const Index rows = samples.rows();
  if (rows <= most) {
    return {{samples.x.data(), rows, samples.x.cols()}, samples.y.data(), nullptr};
  }
  auto copied = std::make_unique<Samples>();
  copied->x.resize(most, samples.x.cols());
  for (Index i = 0; i < most; ++i) {
    const Index row = i * rows / most;
    copied->x.row(i) = samples.x.row(row);
    copied->y.push_back(samples.y[static_cast<std::size_t>(row)]);
  }
  const Samples& kept = *copied;
  return {{kept.x.data(), most, kept.x.cols()}, kept.y.data(), std::move(copied)};
}

TrainingGradient::TrainingGradient(Trainer& trainer)
    : trainer_(trainer), loss_(make_at("loss", trainer.experiment().loss)) {}

ArrayMap TrainingGradient::of_batch(const ConstMatrixMap& x, const Real* y, Random& random) {
  Model& model = trainer_.model();
  const MatrixMap outputs = model.forward(x, random);
  MatrixMap delta = model.delta();
  static_cast<void>(loss_->evaluate({outputs.data(), outputs.rows(), outputs.cols()},
                                    {trainer_.data().task, y}, &delta));
  model.backward(x);
  return model.parameters().g;
}

Scatter TrainingGradient::of_rows(const RowsOf& rows, Array& gradient) {
  const RunningKept kept(trainer_.model());
  Random random = trainer_.dropout();
  const auto wanted = static_cast<Index>(trainer_.experiment().batch.integer("size"));
  const Index size = std::min(wanted, rows.x.rows());
  // What is left over would be a batch of other statistics.
  const Index batches = rows.x.rows() / size;
  double squares = 0;
  gradient.setZero(trainer_.parameters());
  for (Index i = 0; i < batches; ++i) {
    const ConstMatrixMap x(rows.x.data() + i * size * rows.x.cols(), size, rows.x.cols());
    const ArrayMap g = of_batch(x, rows.y + i * size, random);
    gradient += g / static_cast<Real>(batches);
    squares += g.cast<double>().square().sum() / static_cast<double>(batches);
  }
  return {batches, size, squares};
}

void TrainingGradient::of_next_batch(Array& gradient) {
  const RunningKept kept(trainer_.model());
  Random random = trainer_.dropout();
  Batches batches = trainer_.batches();
  const Matrix& from = trainer_.data().train.x;
  const std::span<const Index> rows = batches.next();
  x_.resize(static_cast<Index>(rows.size()), from.cols());
  y_.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    x_.row(static_cast<Index>(i)) = from.row(rows[i]);
    y_.push_back(trainer_.data().train.y[static_cast<std::size_t>(rows[i])]);
  }
  gradient = of_batch({x_.data(), x_.rows(), x_.cols()}, y_.data(), random);
}

}  // namespace descent
