// Generated data, splitting and standardizing.
#include "descent/dataset.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "descent/catalogue.hpp"

namespace descent {
namespace {

TEST(Datasets, GeneratorsKeepTheirWord) {
  for (const DatasetEntry& entry : dataset_entries()) {
    if (entry.draw == nullptr) continue;
    SCOPED_TRACE(entry.name);
    const Knobs knobs(entry.knobs);
    Random random(1, Stream::data);
    const Samples samples = generate(entry, knobs, random);
    EXPECT_EQ(samples.rows(), knobs.integer("samples"));
    EXPECT_EQ(samples.x.cols(), entry.features);
    EXPECT_EQ(samples.y.size(), static_cast<std::size_t>(samples.rows()));
    EXPECT_TRUE(samples.x.allFinite());
    if (entry.task == Task::regression) continue;
    std::map<Real, int> counts;
    for (const Real y : samples.y) ++counts[y];
    EXPECT_EQ(counts.size(), static_cast<std::size_t>(entry.classes));
    for (const auto& [label, count] : counts) EXPECT_GT(count, samples.rows() / 3) << label;
  }
}

TEST(Datasets, WithoutNoiseTheShapesAreExact) {
  for (const DatasetEntry& entry : dataset_entries()) {
    if (entry.draw == nullptr) continue;
    Knobs knobs(entry.knobs);
    knobs.read(Value::Object{{"noise", 0.0}, {"samples", 300}}, "data", entry.name);
    Random random(1, Stream::data);
    const Samples samples = generate(entry, knobs, random);
    for (Index i = 0; i < samples.rows(); ++i) {
      const auto y = static_cast<double>(samples.y[static_cast<std::size_t>(i)]);
      const auto x1 = static_cast<double>(samples.x(i, 0));
      const auto x2 = samples.x.cols() > 1 ? static_cast<double>(samples.x(i, 1)) : 0.0;
      const double radius = std::hypot(x1, x2);
      if (entry.name == "circle") {
        ASSERT_EQ(y, radius > 0.6 ? 1 : 0);
      }
      if (entry.name == "xor") {
        ASSERT_EQ(y, x1 * x2 < 0 ? 1 : 0);
      }
      if (entry.name == "sine") {
        ASSERT_NEAR(y, std::sin(3.14159265358979 * x1), 1e-5);
      }
      if (entry.name == "reg-plane") {
        ASSERT_NEAR(y, (x1 + x2) / 2, 1e-6);
      }
      if (entry.name == "spiral") {
        ASSERT_LE(radius, 1.0001);
      }
      if (entry.name == "moons") {
        const double center = y == 0 ? 0 : 1;
        ASSERT_NEAR(std::hypot(x1 - center, x2 - center / 2), 1, 1e-5);
      }
      if (entry.name == "checkerboard") {
        const auto square = std::floor(2 * (x1 + 1)) + std::floor(2 * (x2 + 1));
        ASSERT_EQ(y, std::fmod(square, 2)) << x1 << ", " << x2;
      }
    }
  }
}

Samples counted(Index rows) {
  Samples samples{Matrix(rows, 2), {}};
  for (Index i = 0; i < rows; ++i) {
    samples.x.row(i) << static_cast<Real>(i), Real{5};
    samples.y.push_back(static_cast<Real>(i));
  }
  return samples;
}

TEST(Prepare, SplitsEveryRowOnceAndKeepsRowsTogether) {
  Random random(1, Stream::split);
  const Dataset data = prepare(counted(101), Task::regression, 0, {0.8, false}, random);
  EXPECT_EQ(data.train.rows(), 81);
  EXPECT_EQ(data.test.rows(), 20);
  std::map<Real, int> seen;
  for (const Samples* part : {&data.train, &data.test}) {
    for (Index i = 0; i < part->rows(); ++i) {
      EXPECT_EQ(part->x(i, 0), part->y[static_cast<std::size_t>(i)]);
      ++seen[part->x(i, 0)];
    }
  }
  EXPECT_EQ(seen.size(), 101U);
}

TEST(Prepare, StandardizesByTheTrainingRows) {
  Random random(1, Stream::split);
  const Dataset data = prepare(counted(200), Task::regression, 0, {0.5, true}, random);
  const auto column = data.train.x.col(0).cast<double>().array();
  EXPECT_NEAR(column.mean(), 0, 1e-6);
  EXPECT_NEAR(column.square().mean(), 1, 1e-5);
  // A constant column becomes zero, not something divided by zero.
  EXPECT_EQ(data.train.x.col(1).norm(), 0);
  EXPECT_EQ(data.test.x.col(1).norm(), 0);
}

TEST(Prepare, AllRowsMayBeTrainedOn) {
  Random random(1, Stream::split);
  const Dataset data = prepare(counted(10), Task::regression, 0, {1, true}, random);
  EXPECT_EQ(data.train.rows(), 10);
  EXPECT_EQ(data.test.rows(), 0);
}

}  // namespace
}  // namespace descent
