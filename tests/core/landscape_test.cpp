// Planes through runs' paths: against numpy's and PyTorch's (tests/reference/make_landscapes.py),
// and what they promise besides.
#include "descent/landscape.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <type_traits>

#include "json.hpp"

namespace descent {
namespace {

constexpr double tolerance = std::is_same_v<Real, double> ? 1e-8 : 1e-3;

std::string text_of(const std::string& part) { return part.empty() ? "{}" : part; }

Landscape make_landscape(const std::string& experiment, const std::string& part = "") {
  return {read_experiment(parse(experiment)), nullptr, read_landscape(parse(text_of(part)))};
}

void finish(Landscape& landscape) {
  while (landscape.phase() != Landscape::Phase::done) landscape.advance();
}

/// The place and the reason that `body` is refused with; empty when it is not.
template <class Body>
std::string refusal(Body body) {
  try {
    body();
    return "";
  } catch (const ConfigError& error) {
    return error.what();
  }
}

/// Within the tolerance of the largest of them: what is small is a difference of what is large.
void expect_close(const std::vector<double>& ours, const Json& theirs, const std::string& what) {
  const auto wanted = theirs.get<std::vector<double>>();
  ASSERT_EQ(ours.size(), wanted.size()) << what;
  double largest = 0;
  for (const double value : wanted) largest = std::max(largest, std::abs(value));
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_NEAR(ours[i], wanted[i], tolerance * largest) << what << ", entry " << i;
  }
}

TEST(Landscape, AgreesWithNumpyAndPyTorch) {
  const Json reference = read_reference("landscapes.json");
  for (const Json& item : reference.at("cases")) {
    SCOPED_TRACE(item.at("name").get<std::string>());
    Landscape landscape(read_experiment(to_value(item.at("document"))), nullptr,
                        read_landscape(to_value(item.at("landscape"))));
    finish(landscape);
    std::vector<Step> steps;
    for (Index i = 0; i < landscape.marks().count(); ++i) {
      steps.push_back(landscape.marks().step(i));
    }
    EXPECT_EQ(steps, item.at("steps").get<std::vector<Step>>());
    const Plane& plane = landscape.plane();
    expect_close(plane.path[0], item.at("x"), "x");
    expect_close(plane.path[1], item.at("y"), "y");
    expect_close({plane.explained.begin(), plane.explained.end()}, item.at("explained"),
                 "explained");
    expect_close(landscape.axis(0), item.at("axes")[0], "x axis");
    expect_close(landscape.axis(1), item.at("axes")[1], "y axis");
    expect_close(landscape.losses(), item.at("losses"), "losses");
  }
}

TEST(Landscape, PrincipalDirectionsAreUnitsAtRightAngles) {
  Landscape landscape = make_landscape(R"({"data": "moons", "steps": 60, "optimizer": "adam"})");
  finish(landscape);
  const auto& [d, e] = landscape.plane().directions;
  EXPECT_NEAR(d.square().sum(), 1, 1e-9);
  EXPECT_NEAR(e.square().sum(), 1, 1e-9);
  EXPECT_NEAR((d * e).sum(), 0, 1e-7);
}

TEST(Landscape, LeavesBiasesAndNormsAloneInRandomDirections) {
  Landscape landscape = make_landscape(
      R"({"data": "moons", "steps": 20, "model": {"hidden": [{"width": 5, "batch_norm": true}]}})",
      R"({"plane": "random", "size": 3})");
  finish(landscape);
  Trainer trainer(landscape.trainer().experiment(), nullptr);
  for (const Eigen::ArrayXd& direction : landscape.plane().directions) {
    for (const Tensor& tensor : trainer.model().parameters().tensors) {
      for (Index row = 0; row < tensor.rows; ++row) {
        const Index from = tensor.offset + row * tensor.columns;
        const auto end = landscape.marks().end().segment(from, tensor.columns).cast<double>();
        const double wanted = tensor.matrix ? end.matrix().norm() : 0;
        EXPECT_NEAR(direction.segment(from, tensor.columns).matrix().norm(), wanted,
                    1e-9 * (1 + wanted));
      }
    }
  }
}

TEST(Landscape, ARandomPlaneIsItsSeedsAndReachesAFiltersLength) {
  const std::string run = R"({"data": "moons", "steps": 10})";
  const auto directions = [&](const std::string& part) {
    Landscape landscape = make_landscape(run, part);
    finish(landscape);
    EXPECT_LE(landscape.axis(0).front(), -1);
    EXPECT_GE(landscape.axis(0).back(), 1);
    return landscape.plane().directions;
  };
  const auto first = directions(R"({"plane": "random", "size": 3})");
  const auto again = directions(R"({"plane": "random", "size": 3})");
  const auto other = directions(R"({"plane": "random", "size": 3, "seed": 2})");
  EXPECT_TRUE((first[0] == again[0]).all() && (first[1] == again[1]).all());
  EXPECT_FALSE((first[0] == other[0]).all());
  EXPECT_FALSE((first[0] == first[1]).all());
}

TEST(Landscape, AtItsOriginIsTheLossOfTheRunsEnd) {
  // A grid of three points over a path between −1 and 1 has 0 in its middle.
  for (const char* of : {"train", "test"}) {
    const std::string run = R"({"data": "moons", "steps": 1, "optimizer": {"name": "sgd", "lr": 0},
        "regularization": {"l2": 0.1}, "model": {"hidden": [4]}})";
    Landscape landscape =
        make_landscape(run, R"({"plane": "random", "size": 3, "of": ")" + std::string(of) + "\"}");
    finish(landscape);
    Trainer trainer(read_experiment(parse(run)), nullptr);
    static_cast<void>(trainer.advance());
    const Evaluation evaluation = trainer.evaluate();
    EXPECT_EQ(landscape.losses()[4],
              std::string(of) == "train" ? evaluation.train_loss : evaluation.test_loss);
  }
}

TEST(Landscape, ReachesBeyondThePathByItsMargin) {
  Landscape landscape =
      make_landscape(R"({"data": "moons", "steps": 50})", R"({"size": 3, "margin": 0.5})");
  finish(landscape);
  for (std::size_t k = 0; k < 2; ++k) {
    const auto& path = landscape.plane().path[k];
    const auto [low, high] = std::minmax_element(path.begin(), path.end());
    EXPECT_DOUBLE_EQ(landscape.axis(k).front(), *low - 0.5 * (*high - *low));
    EXPECT_DOUBLE_EQ(landscape.axis(k).back(), *high + 0.5 * (*high - *low));
  }
}

TEST(Landscape, CountsThePiecesOfEachPhase) {
  Landscape landscape = make_landscape(R"({"data": "moons", "steps": 30})", R"({"size": 4})");
  std::vector<Landscape::Phase> phases;
  while (landscape.phase() != Landscape::Phase::done) {
    if (phases.empty() || phases.back() != landscape.phase()) phases.push_back(landscape.phase());
    EXPECT_LE(landscape.made(), landscape.pieces());
    const bool grid = landscape.phase() == Landscape::Phase::grid;
    landscape.advance();
    if (grid) {
      EXPECT_EQ(static_cast<Step>(landscape.losses().size()), landscape.made());
    }
  }
  EXPECT_EQ(phases, (std::vector{Landscape::Phase::training, Landscape::Phase::plane,
                                 Landscape::Phase::grid}));
  EXPECT_EQ(landscape.losses().size(), 16U);
}

TEST(Landscape, FollowsADivergingRunToItsLastSoundWeights) {
  const std::string run = R"({"data": "reg-plane", "steps": 5000,
      "optimizer": {"name": "sgd", "lr": 3}, "model": {"hidden": [8], "activation": "linear"}})";
  // What diverges goes along a line at last, which makes no principal plane.
  Landscape landscape = make_landscape(run, R"({"size": 3, "plane": "random"})");
  finish(landscape);
  Trainer trainer(read_experiment(parse(run)), nullptr);
  while (trainer.status() == Status::ready) static_cast<void>(trainer.advance());
  ASSERT_EQ(trainer.status(), Status::diverged);
  ASSERT_TRUE(landscape.diverged_at().has_value());
  EXPECT_EQ(*landscape.diverged_at(), trainer.step());
  const Marks& marks = landscape.marks();
  EXPECT_EQ(marks.step(marks.count() - 1), trainer.step() - 1);
  for (Index i = 0; i < marks.count(); ++i) EXPECT_TRUE(marks.weights(i).allFinite());
}

TEST(Landscape, RefusesWithThePlace) {
  const std::string moons = R"({"data": "moons", "steps": 20})";
  const auto refused = [](const std::string& experiment, const std::string& part) {
    return refusal([&] {
      Landscape landscape = make_landscape(experiment, part);
      finish(landscape);
    });
  };
  EXPECT_EQ(refused(moons, R"({"size": 2})"), "landscape.size: 2 is below 3");
  EXPECT_EQ(refused(moons, R"({"sizes": 2})").substr(0, 26), "landscape.sizes: unknown; ");
  EXPECT_EQ(refused(moons, R"({"plane": "flat"})").substr(0, 16), "landscape.plane:");
  EXPECT_EQ(refused(R"({"data": {"source": "moons", "train_fraction": 1}, "steps": 20})",
                    R"({"of": "test"})"),
            "landscape.of: test: there are no test rows");
  EXPECT_EQ(refused(R"({"data": "moons", "steps": 1})", "").substr(0, 32),
            "steps: one update makes no plane");
  EXPECT_EQ(refused(R"({"data": "moons", "steps": 9, "optimizer": {"name": "sgd", "lr": 0}})", ""),
            "landscape.plane: pca: the run never moved; choose random");
  EXPECT_EQ(refused(R"({"data": "reg-plane", "steps": 9, "optimizer": {"name": "sgd", "lr": 1e38},
                        "model": {"hidden": [8], "activation": "linear"}})",
                    "")
                .substr(0, 38),
            "landscape.plane: pca needs three marks");
  const char* line = R"({"data": {"source": "inline", "task": "regression",
      "train": {"x": [[1]], "y": [1]}, "test": {"x": [], "y": []}}, "batch": {"size": 1},
      "steps": 9, "model": {"hidden": []}})";
  EXPECT_EQ(refused(line, "").substr(0, 57),
            "landscape.plane: pca: the run went along a straight line,");
  EXPECT_EQ(refused(line, R"({"plane": "random"})").substr(0, 24), "landscape.plane: random:");
}

TEST(Marks, AreThinnedEvenlyAndKeepTheEnd) {
  Marks marks(1, 10);
  for (Step step = 0; step < 1000; ++step) marks.offer(step, Array::Constant(1, Real(step)));
  marks.end(1000, Array::Constant(1, Real{1000}));
  EXPECT_LE(marks.count(), 10);
  EXPECT_GE(marks.count(), 5);
  for (Index i = 0; i < marks.count(); ++i) {
    EXPECT_EQ(marks.weights(i)(0), static_cast<Real>(marks.step(i)));
  }
  const Step every = marks.step(1);
  for (Index i = 0; i + 1 < marks.count(); ++i) EXPECT_EQ(marks.step(i), i * every);
  EXPECT_EQ(marks.step(marks.count() - 1), 1000);
}

TEST(Marks, HoldAnEndThatWasAMarkAlreadyOnce) {
  Marks marks(1, 10);
  for (Step step = 0; step < 4; ++step) marks.offer(step, Array::Constant(1, Real(step)));
  marks.end(3, Array::Constant(1, Real{3}));
  EXPECT_EQ(marks.count(), 4);
}

}  // namespace
}  // namespace descent
