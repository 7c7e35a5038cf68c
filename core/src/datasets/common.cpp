// What data sets share: the way from a table to training and test sets.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "descent/dataset.hpp"

namespace descent {

Samples generate(const DatasetEntry& entry, const Knobs& knobs, Random& random) {
  const auto rows = static_cast<Index>(knobs.integer("samples"));
  const double noise = knobs.number("noise");
  Samples samples{Matrix(rows, entry.features), {}};
  samples.y.reserve(static_cast<std::size_t>(rows));
  for (Index i = 0; i < rows; ++i) {
    const Row row = entry.draw(i, noise, random);
    samples.x(i, 0) = static_cast<Real>(row.x1);
    if (entry.features > 1) samples.x(i, 1) = static_cast<Real>(row.x2);
    samples.y.push_back(static_cast<Real>(row.y));
  }
  return samples;
}

Split split_rows(Index rows, double train_fraction, Random& random) {
  std::vector<Index> order(static_cast<std::size_t>(rows));
  std::iota(order.begin(), order.end(), Index{0});
  random.shuffle(order);
  const double share = std::round(train_fraction * static_cast<double>(rows));
  return {std::move(order), std::clamp<Index>(static_cast<Index>(share), 1, rows)};
}

Dataset prepare(const Samples& all, Task task, Index classes, const Preparation& preparation,
                Random& random) {
  const Index rows = all.rows();
  const Split split = split_rows(rows, preparation.train_fraction, random);

  const auto take = [&](Index from, Index to) {
    Samples part{Matrix(to - from, all.x.cols()), {}};
    part.y.reserve(static_cast<std::size_t>(to - from));
    for (Index i = from; i < to; ++i) {
      const Index row = split.order[static_cast<std::size_t>(i)];
      part.x.row(i - from) = all.x.row(row);
      part.y.push_back(all.y[static_cast<std::size_t>(row)]);
    }
    return part;
  };
  Dataset data{task, classes, take(0, split.train_rows), take(split.train_rows, rows)};

  if (preparation.standardize) {
    for (Index column = 0; column < all.x.cols(); ++column) {
      const Eigen::ArrayXd values = data.train.x.col(column).cast<double>();
      const double mean = values.mean();
      const double deviation = std::sqrt((values - mean).square().mean());
      // A column that is constant in training stays as it is but for its mean.
      const double scale = deviation > 0 ? 1 / deviation : 1;
      for (Samples* part : {&data.train, &data.test}) {
        if (part->rows() == 0) continue;
        auto cells = part->x.col(column).array();
        cells = ((cells.cast<double>() - mean) * scale).cast<Real>();
      }
    }
  }
  return data;
}

}  // namespace descent
