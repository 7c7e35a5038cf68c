// Losses where runs do not come: large logits, errors on a bend, outputs that are not numbers; and
// the probabilities that pictures of the model are made of. The numbers are PyTorch's in float64,
// or can be had by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "descent/catalogue.hpp"
#include "json.hpp"

namespace descent {
namespace {

const LossEntry& find_loss(const std::string& name) {
  for (const LossEntry& entry : loss_entries()) {
    if (entry.name == name) return entry;
  }
  throw std::runtime_error("no loss " + name);
}

std::unique_ptr<Loss> make_loss(const std::string& name, const std::string& setting = "{}") {
  const LossEntry& entry = find_loss(name);
  Knobs knobs(entry.knobs);
  knobs.read(parse(setting), "loss", name);
  return entry.make(knobs);
}

struct OneRow {
  double loss;
  std::vector<Real> gradient;
};

OneRow evaluate(const Loss& loss, Task task, const std::vector<Real>& z, Real y) {
  const auto outputs = static_cast<Index>(z.size());
  OneRow result{0, std::vector<Real>(z.size())};
  MatrixMap gradient(result.gradient.data(), 1, outputs);
  result.loss = loss.evaluate({z.data(), 1, outputs}, {task, &y}, &gradient);
  return result;
}

void expect_near(double ours, double theirs, const char* what) {
  EXPECT_NEAR(ours, theirs, 1e-5 * std::abs(theirs) + 1e-30) << what;
}

TEST(Losses, HoldAtTheirEdges) {
  struct Edge {
    const char* name;
    const char* setting;
    Task task;
    std::vector<Real> z;
    Real y;
    double loss;
    std::vector<double> gradient;
  };
  constexpr Task classes = Task::classification;
  constexpr Task values = Task::regression;
  const Edge edges[] = {
      // Logits whose exponentials a float cannot hold.
      {"cross_entropy", "{}", classes, {1000, 0, -1000}, 1, 1000, {1, -1, 0}},
      {"cross_entropy", R"({"label_smoothing": 0.5})", classes, {1000, 0}, 1, 750, {0.75, -0.75}},
      {"mse", R"({"output": "softmax"})", classes, {1000, 0, 0}, 1, 2.0 / 3, {0, 0, 0}},
      {"binary_cross_entropy", "{}", classes, {500}, 0, 500, {1}},
      {"binary_cross_entropy", R"({"pos_weight": 3})", classes, {-500}, 1, 1500, {-3}},
      // 1 − p is zero, where PyTorch's derivative is not a number: the limit.
      {"focal", R"({"gamma": 0.5})", classes, {200, 0}, 0, 0, {0, 0}},
      {"focal", R"({"gamma": 0.5})", classes, {0, 200}, 0, 200, {-1, 1}},
      // A lead of just the margin is enough.
      {"hinge", "{}", classes, {1, 0}, 0, 0, {0, 0}},
      {"hinge", "{}", classes, {0, -1, 1}, 0, 2.0 / 3, {-1.0 / 3, 0, 1.0 / 3}},
      {"mae", "{}", values, {0.5}, 0.5, 0, {0}},
      {"huber", R"({"delta": 0.5})", values, {1}, 0.5, 0.125, {0.5}},
      {"huber", R"({"delta": 0.5})", values, {3}, 0.5, 1.125, {0.5}},
  };
  for (const Edge& edge : edges) {
    SCOPED_TRACE(std::string(edge.name) + " " + edge.setting);
    const auto loss = make_loss(edge.name, edge.setting);
    const OneRow ours = evaluate(*loss, edge.task, edge.z, edge.y);
    expect_near(ours.loss, edge.loss, "loss");
    for (std::size_t i = 0; i < edge.z.size(); ++i) {
      expect_near(static_cast<double>(ours.gradient[i]), edge.gradient[i], "gradient");
    }
  }
}

/// With 1 − p = e^−d / (1 + e^−d) a float32 keeps few digits of p, and none of the largest logit's
/// last one is to be spared.
TEST(Losses, LoseNothingOfASmallLoss) {
  for (const double d : {8.5, 12.0, 15.0, 30.0}) {
    SCOPED_TRACE(d);
    const auto lead = static_cast<Real>(d);
    const double loss = std::log1p(std::exp(-d));
    const double missing = std::exp(-d) / (1 + std::exp(-d));
    const OneRow certain =
        evaluate(*make_loss("cross_entropy"), Task::classification, {lead, 0}, 0);
    expect_near(certain.loss, loss, "cross-entropy");
    expect_near(static_cast<double>(certain.gradient[0]), -missing, "its gradient");
    expect_near(static_cast<double>(certain.gradient[1]), missing, "its gradient");

    const OneRow focal = evaluate(*make_loss("focal"), Task::classification, {lead, 0}, 0);
    const double slope = missing * missing + 2 * (1 - missing) * missing * loss;
    expect_near(focal.loss, missing * missing * loss, "focal");
    expect_near(static_cast<double>(focal.gradient[0]), -slope * missing, "its gradient");
    expect_near(static_cast<double>(focal.gradient[1]), slope * missing, "its gradient");

    const auto binary = make_loss("binary_cross_entropy");
    for (const Real y : {Real{0}, Real{1}}) {
      const Real away = 2 * y - 1;
      const OneRow ours = evaluate(*binary, Task::classification, {away * lead}, y);
      expect_near(ours.loss, loss, "binary cross-entropy");
      expect_near(static_cast<double>(ours.gradient[0]), -static_cast<double>(away) * missing,
                  "its gradient");
    }
  }
}

/// Else a run that has diverged would go on.
TEST(Losses, OfNoNumberAreNoNumber) {
  for (const LossEntry& entry : loss_entries()) {
    const auto loss = entry.make(Knobs(entry.knobs));
    std::vector<Real> z(entry.outputs != 0 ? static_cast<std::size_t>(entry.outputs) : 3, 0);
    z.back() = std::numeric_limits<Real>::quiet_NaN();
    EXPECT_TRUE(std::isnan(evaluate(*loss, Task::classification, z, 0).loss)) << entry.name;
  }
}

TEST(Losses, MakeProbabilitiesOfTheOutputs) {
  struct Picture {
    const char* name;
    const char* setting;
    std::vector<double> z;
    std::vector<double> p;
  };
  const std::vector<double> logs{0, std::log(2), std::log(5)};
  const std::vector<double> shares{1.0 / 8, 2.0 / 8, 5.0 / 8};
  const std::vector<double> large{1000, 0, 1000};
  const std::vector<double> clipped{0.5, -1, 2};
  const std::vector<double> none{-1, -2, 0};
  const std::vector<double> thirds{1.0 / 3, 1.0 / 3, 1.0 / 3};
  const Picture pictures[] = {
      {"cross_entropy", "{}", logs, shares},
      {"cross_entropy", "{}", large, {0.5, 0, 0.5}},
      {"focal", "{}", logs, shares},
      {"hinge", "{}", logs, shares},
      {"mse", R"({"output": "softmax"})", logs, shares},
      {"mse", R"({"output": "sigmoid"})", {std::log(3), 0, -std::log(3)}, {0.5, 1.0 / 3, 1.0 / 6}},
      {"mse", "{}", clipped, {1.0 / 3, 0, 2.0 / 3}},
      {"mse", "{}", none, thirds},
      {"mae", "{}", clipped, {1.0 / 3, 0, 2.0 / 3}},
      {"huber", "{}", clipped, {1.0 / 3, 0, 2.0 / 3}},
      {"binary_cross_entropy", "{}", {std::log(3)}, {0.25, 0.75}},
  };
  std::set<std::string_view> seen;
  for (const Picture& picture : pictures) {
    SCOPED_TRACE(std::string(picture.name) + " " + picture.setting);
    seen.insert(picture.name);
    const std::vector<Real> z(picture.z.begin(), picture.z.end());
    std::vector<Real> p(picture.p.size());
    make_loss(picture.name, picture.setting)
        ->to_probabilities({z.data(), 1, static_cast<Index>(z.size())},
                           {p.data(), 1, static_cast<Index>(p.size())});
    for (std::size_t i = 0; i < p.size(); ++i) {
      EXPECT_NEAR(static_cast<double>(p[i]), picture.p[i], 1e-6) << i;
    }
  }
  for (const LossEntry& entry : loss_entries()) {
    EXPECT_TRUE(seen.contains(entry.name)) << entry.name << " has no row";
  }
}

}  // namespace
}  // namespace descent
