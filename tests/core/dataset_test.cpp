// Generated data, splitting and standardizing.
#include "descent/dataset.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numbers>

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

/// What holds of every row of a generated set without noise.
using Shape = void (*)(double x1, double x2, double y);

const std::map<std::string_view, Shape>& shapes() {
  constexpr double pi = std::numbers::pi;
  static const std::map<std::string_view, Shape> all{
      {"checkerboard",
       [](double x1, double x2, double y) {
         const auto square = std::floor(2 * (x1 + 1)) + std::floor(2 * (x2 + 1));
         ASSERT_EQ(y, std::fmod(square, 2));
       }},
      {"circle",
       [](double x1, double x2, double y) {
         const double radius = std::hypot(x1, x2);
         ASSERT_TRUE(y == 0 ? radius < 0.5001 : radius > 0.6999 && radius < 1.0001);
       }},
      {"gauss",
       [](double x1, double x2, double y) {
         ASSERT_EQ(x1, y - 0.5);
         ASSERT_EQ(x2, y - 0.5);
       }},
      {"moons",
       [](double x1, double x2, double y) {
         // make_moons: the upper half of a circle around 0, the lower half of one around (1, ½).
         ASSERT_NEAR(std::hypot(x1 - y, x2 - y / 2), 1, 1e-5);
         ASSERT_TRUE(y == 0 ? x2 >= 0 : x2 <= 0.5);
       }},
      {"reg-gauss",
       [](double x1, double x2, double y) {
         double height = 0;
         const double middle = x1 * x1;
         const double left = (x1 + 0.6) * (x1 + 0.6);
         const double right = (x1 - 0.6) * (x1 - 0.6);
         for (const double up : {1, -1}) {
           const double narrow = (x2 - 0.4 * up) * (x2 - 0.4 * up);
           const double wide = (x2 - 0.6 * up) * (x2 - 0.6 * up);
           height +=
               up * (std::exp(-(left + narrow) / 0.245) + std::exp(-(right + narrow) / 0.245) -
                     std::exp(-(middle + wide) / 0.245));
         }
         ASSERT_NEAR(y, height, 1e-5);
       }},
      {"reg-plane", [](double x1, double x2, double y) { ASSERT_NEAR(y, (x1 + x2) / 2, 1e-6); }},
      {"sine", [](double x1, double /*x2*/, double y) { ASSERT_NEAR(y, std::sin(pi * x1), 1e-5); }},
      {"spiral",
       [](double x1, double x2, double y) {
         const double along = std::hypot(x1, x2);
         ASSERT_LE(along, 1.0001);
         const double angle = 3.5 * pi * along + pi * y;
         ASSERT_NEAR(x1, along * std::sin(angle), 1e-4);
         ASSERT_NEAR(x2, along * std::cos(angle), 1e-4);
       }},
      {"xor", [](double x1, double x2, double y) { ASSERT_EQ(y, x1 * x2 < 0 ? 1 : 0); }},
  };
  return all;
}

TEST(Datasets, WithoutNoiseTheShapesAreExact) {
  for (const DatasetEntry& entry : dataset_entries()) {
    if (entry.draw == nullptr) continue;
    SCOPED_TRACE(entry.name);
    ASSERT_TRUE(shapes().contains(entry.name)) << "has no shape";
    Knobs knobs(entry.knobs);
    knobs.read(Value::Object{{"noise", 0.0}, {"samples", 300}}, "data", entry.name);
    Random random(1, Stream::data);
    const Samples samples = generate(entry, knobs, random);
    for (Index i = 0; i < samples.rows(); ++i) {
      const auto x1 = static_cast<double>(samples.x(i, 0));
      const auto x2 = samples.x.cols() > 1 ? static_cast<double>(samples.x(i, 1)) : 0.0;
      shapes().at(entry.name)(x1, x2, static_cast<double>(samples.y[static_cast<std::size_t>(i)]));
      if (HasFatalFailure()) return;
    }
  }
}

/// As their publishers describe them; the page's tests look into the tables.
TEST(Datasets, BundledSetsHaveTheirFeaturesAndClasses) {
  const std::map<std::string_view, std::pair<Index, Index>> known{
      {"breast_cancer", {30, 2}}, {"digits", {8 * 8, 10}}, {"fashion_mnist", {28 * 28, 10}},
      {"iris", {4, 3}},           {"penguins", {4, 3}},
  };
  for (const DatasetEntry& entry : dataset_entries()) {
    if (entry.draw != nullptr) continue;
    ASSERT_TRUE(known.contains(entry.name)) << entry.name << " has no row";
    EXPECT_EQ(std::pair(entry.features, entry.classes), known.at(entry.name)) << entry.name;
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

TEST(Prepare, TrainsOnTheRowsOfTheSplit) {
  Random random(7, Stream::split);
  Random same(7, Stream::split);
  const Dataset data = prepare(counted(33), Task::regression, 0, {0.7, false}, random);
  const Split split = split_rows(33, 0.7, same);
  ASSERT_EQ(data.train.rows(), split.train_rows);
  for (Index i = 0; i < split.train_rows; ++i) {
    EXPECT_EQ(data.train.x(i, 0), static_cast<Real>(split.order[static_cast<std::size_t>(i)]));
  }
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
