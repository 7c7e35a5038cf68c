// Activations where runs do not come: at their bends and far out. The numbers are what PyTorch
// finds in float64.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "descent/catalogue.hpp"
#include "json.hpp"

namespace descent {
namespace {

TEST(Activations, HoldAtTheirEdges) {
  struct Edge {
    const char* name;
    const char* setting;
    double z;
    double a;
    double derivative;
  };
  const Edge edges[] = {
      {"linear", "{}", -100, -100, 1},
      {"relu", "{}", 0, 0, 0},
      {"relu", "{}", -1, 0, 0},
      {"relu", "{}", 2, 2, 1},
      {"leaky_relu", R"({"negative_slope": 0.25})", 0, 0, 0.25},
      {"leaky_relu", R"({"negative_slope": 0.25})", -1, -0.25, 0.25},
      {"elu", R"({"alpha": 2})", 0, 0, 2},
      {"elu", R"({"alpha": 2})", -1e-6, -1.9999990000003333e-6, 1.999998000001},
      {"elu", R"({"alpha": 2})", -100, -2, 0},
      {"softplus", "{}", 20, 20.000000002061153, 0.9999999979388464},
      {"softplus", "{}", 20.5, 20.5, 1},
      {"softplus", "{}", -80, 1.8048513878454153e-35, 1.8048513878454153e-35},
      {"softplus", R"({"beta": 2, "threshold": 3})", 1.5, 1.524293675786871, 0.9525741268224333},
      {"softplus", R"({"beta": 2, "threshold": 3})", 1.5009765625, 1.5009765625, 1},
      {"sigmoid", "{}", -80, 1.8048513878454153e-35, 1.8048513878454153e-35},
      {"sigmoid", "{}", 80, 1, 0},
      {"gelu", "{}", 0, 0, 0.5},
      {"gelu", "{}", -10, 0, -7.694598626706419e-22},
      {"gelu", "{}", 10, 10, 1},
      {"gelu", R"({"approximate": "tanh"})", 0, 0, 0.5},
      {"gelu", R"({"approximate": "tanh"})", -10, 0, 0},
      {"gelu", R"({"approximate": "tanh"})", 10, 10, 1},
      {"silu", "{}", 0, 0, 0.5},
      {"silu", "{}", -80, -1.4438811102763322e-33, -1.425832596397878e-33},
      {"silu", "{}", 80, 80, 1},
      {"tanh", "{}", 0, 0, 1},
      {"tanh", "{}", -50, -1, 0},
  };
  std::set<std::string_view> seen;
  for (const Edge& edge : edges) {
    SCOPED_TRACE(std::string(edge.name) + " " + edge.setting + " at " + std::to_string(edge.z));
    seen.insert(edge.name);
    for (const ActivationEntry& entry : activation_entries()) {
      if (entry.name != edge.name) continue;
      Knobs knobs(entry.knobs);
      knobs.read(parse(edge.setting), "activation", entry.name);
      const auto activation = entry.make(knobs);
      const auto z = static_cast<Real>(edge.z);
      Real a = 0;
      Real d = 1;
      activation->forward(&z, &a, 1);
      activation->backward(&z, &a, &d, 1);
      EXPECT_NEAR(static_cast<double>(a), edge.a, 1e-6 * std::abs(edge.a) + 1e-38);
      EXPECT_NEAR(static_cast<double>(d), edge.derivative,
                  1e-6 * std::abs(edge.derivative) + 1e-38);
    }
  }
  for (const ActivationEntry& entry : activation_entries()) {
    EXPECT_TRUE(seen.contains(entry.name)) << entry.name << " has no row";
  }
}

}  // namespace
}  // namespace descent
