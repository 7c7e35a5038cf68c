// A training step asks for no memory: what it needs was taken when the trainer was made.
#include <gtest/gtest.h>

// The sanitizer sees every allocation, Eigen's as well; other builds have nobody to ask.
#ifdef __SANITIZE_ADDRESS__
#include <algorithm>
#include <string>

#include "descent/catalogue.hpp"
#include "descent/trainer.hpp"
#include "json.hpp"

// Declared here, because GCC does not install the header that has it.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*malloc_hook)(const volatile void*,
                                                                             std::size_t),
                                                         void (*free_hook)(const volatile void*));

namespace descent {
namespace {

int allocations = 0;

void count(const volatile void* /*block*/, std::size_t /*size*/) { ++allocations; }

void ignore(const volatile void* /*block*/) {}

/// Those of `steps` training steps, after the first has been made.
int allocations_of(Trainer& trainer, int steps) {
  static_cast<void>(trainer.advance());
  allocations = 0;
  for (int i = 0; i < steps; ++i) static_cast<void>(trainer.advance());
  return allocations;
}

Trainer make(const std::string& rest) {
  return {read_experiment(parse(R"({"data": {"source": "moons", "samples": 50}, "steps": 1000,
    "evaluate_every": 1000, "batch": {"size": 8}, )" +
                                rest + "}")),
          nullptr};
}

TEST(Allocation, AStepMakesNone) {
  static const int hooked = __sanitizer_install_malloc_and_free_hooks(&count, &ignore);
  ASSERT_GT(hooked, 0);
  allocations = 0;
  static_cast<void>(make(R"("seed": 1)"));
  ASSERT_GT(allocations, 0) << "nothing is counted";
  // Narrow and wide models, over some epochs.
  for (const char* hidden : {"[8, 8]", "[8, 40]", R"([{"width": 8, "batch_norm": true}])",
                             R"([{"width": 8, "dropout": 0.5}])"}) {
    for (const OptimizerEntry& entry : optimizer_entries()) {
      Trainer trainer = make(R"("optimizer": ")" + std::string(entry.name) +
                             R"(", "model": {"hidden": )" + hidden + "}");
      EXPECT_EQ(allocations_of(trainer, 20), 0) << entry.name << " with " << hidden;
    }
  }
  for (const ScheduleEntry& entry : schedule_entries()) {
    Trainer trainer = make(R"("schedule": ")" + std::string(entry.name) + R"(")");
    EXPECT_EQ(allocations_of(trainer, 20), 0) << entry.name;
  }
  for (const LossEntry& entry : loss_entries()) {
    if (entry.classes != 0 && entry.classes != 2) continue;
    if (std::find(entry.tasks.begin(), entry.tasks.end(), Task::classification) ==
        entry.tasks.end()) {
      continue;
    }
    Trainer trainer = make(R"("loss": ")" + std::string(entry.name) + R"(")");
    EXPECT_EQ(allocations_of(trainer, 20), 0) << entry.name;
  }
  Trainer regularized =
      make(R"("regularization": {"l1": 0.1, "l2": 0.1, "decay": 0.1, "clip_norm": 1,
        "clip_value": 1})");
  EXPECT_EQ(allocations_of(regularized, 20), 0);
}

}  // namespace
}  // namespace descent
#endif
