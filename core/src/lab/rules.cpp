#include "lab/rules.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "descent/functions.hpp"

namespace descent {
namespace {

bool has_knob(const OptimizerEntry& entry, std::string_view name) {
  return std::any_of(entry.knobs.begin(), entry.knobs.end(),
                     [&](const Knob& knob) { return knob.name == name; });
}

}  // namespace

Rules rules_in_force(const Trainer& trainer) {
  const Experiment& experiment = trainer.experiment();
  Choice<OptimizerEntry> optimizer = experiment.optimizer;
  Choice<ScheduleEntry> schedule = experiment.schedule;
  bool anew = trainer.memory().updates == 0;
  for (const Change& change : experiment.changes) {
    if (change.step > trainer.step()) break;
    // A change of this very step has not reached the trainer yet.
    anew = anew || (change.step == trainer.step() && begins_anew(change.optimizer));
    apply_change(change, "changes", optimizer, schedule);
  }
  double momentum = 0;
  for (const char* name : {"momentum", "beta1"}) {
    if (has_knob(*optimizer.entry, name)) momentum = optimizer.knobs.number(name);
  }
  const auto cycled = make_at("schedule", schedule)->momentum(trainer.step(), trainer.steps());
  return {optimizer, trainer.planned_lr(trainer.step()), cycled.value_or(momentum), anew};
}

bool is_preconditioned(const OptimizerEntry& optimizer) {
  constexpr std::string_view names[] = {"adam", "adamw", "adamax", "rmsprop", "adagrad"};
  return std::find(std::begin(names), std::end(names), optimizer.name) != std::end(names);
}

std::optional<Eigen::ArrayXd> preconditioner(const Trainer& trainer) {
  const OptimizerState& memory = trainer.memory();
  const Rules rules = rules_in_force(trainer);
  if (rules.anew || !is_preconditioned(*rules.optimizer.entry)) return std::nullopt;
  const Knobs& knobs = rules.optimizer.knobs;
  const std::string_view name = rules.optimizer.entry->name;
  const auto updates = static_cast<double>(memory.updates);
  const auto slot = [&](std::size_t i) { return memory.slots[i].cast<double>(); };
  const auto corrected = [&](double beta) { return 1 - power(beta, updates); };

  if (name == "adamax") return slot(1) * corrected(rules.momentum);
  if (name == "adagrad") {
    // The rate is divided as well.
    return (slot(0).sqrt() + knobs.number("eps")) * (1 + (updates - 1) * knobs.number("lr_decay"));
  }
  if (name == "rmsprop") {
    Eigen::ArrayXd variance = slot(0);
    if (knobs.flag("centered")) variance = (variance - slot(1).square()).max(0);
    return variance.sqrt() + knobs.number("eps");
  }
  const Eigen::ArrayXd squares = knobs.flag("amsgrad") ? slot(2) : slot(1);
  if (!knobs.flag("bias_correction")) return squares.sqrt() + knobs.number("eps");
  return ((squares / corrected(knobs.number("beta2"))).sqrt() + knobs.number("eps")) *
         corrected(rules.momentum);
}

}  // namespace descent
