#include "lab/side_losses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace descent {
namespace {

template <class E>
const E& entry_named(const Entries<E>& entries, std::string_view name) {
  for (const E& entry : entries) {
    if (entry.name == name) return entry;
  }
  throw ConfigError(std::string(name), "there is no such entry");
}

SideLoss side(std::string_view name, std::string_view output, Value::Object knobs = {}) {
  const LossEntry& entry = entry_named(loss_entries(), name);
  Choice<LossEntry> choice{&entry, Knobs(entry.knobs)};
  choice.knobs.read(knobs, "loss", name);
  return {std::move(choice), output};
}

double length_of(const std::vector<Real>& numbers) {
  double squares = 0;
  for (const Real x : numbers) squares += static_cast<double>(x) * static_cast<double>(x);
  return std::sqrt(squares);
}

}  // namespace

Real strongest_other(std::span<const Real> logits, Real target) {
  Real strongest = -std::numeric_limits<Real>::infinity();
  for (std::size_t c = 0; c < logits.size(); ++c) {
    if (static_cast<Index>(c) != class_of(target)) strongest = std::max(strongest, logits[c]);
  }
  return strongest;
}

SideLoss::SideLoss(Choice<LossEntry> choice, std::string_view output)
    : choice_(std::move(choice)), output_(output), loss_(make_at("loss", choice_)) {
  if (output_ == "softmax") return;
  const ActivationEntry& entry = entry_named(activation_entries(), output_);
  activation_ = entry.make(Knobs(entry.knobs));
}

std::vector<Real> SideLoss::outputs_of(std::span<const Real> logits) const {
  std::vector<Real> outputs(logits.begin(), logits.end());
  const auto count = static_cast<Index>(outputs.size());
  if (activation_ != nullptr) {
    activation_->forward(logits.data(), outputs.data(), count);
  } else {
    softmax_rows({outputs.data(), 1, count});
  }
  return outputs;
}

Dissection SideLoss::dissect(Task task, std::span<const Real> logits, Real target) const {
  const auto count = static_cast<Index>(logits.size());
  const Targets targets{task, &target};
  Dissection result;
  result.outputs = outputs_of(logits);
  result.gradient.resize(logits.size());
  MatrixMap gradient(result.gradient.data(), 1, count);
  result.loss = loss_->evaluate({logits.data(), 1, count}, targets, &gradient);
  result.gradient_norm = length_of(result.gradient);
  std::vector<Real> error = result.outputs;
  for (Index c = 0; c < count; ++c) error[static_cast<std::size_t>(c)] -= targets.at(0, c);
  result.error = length_of(error);
  return result;
}

std::vector<SideLoss> side_losses(Task task, const std::string& reduction) {
  const auto squared = [&](std::string_view output) {
    return side("mse", output, {{"output", std::string(output)}, {"reduction", reduction}});
  };
  std::vector<SideLoss> losses;
  if (task == Task::classification) {
    losses.push_back(side("cross_entropy", "softmax"));
    for (const char* output : {"linear", "sigmoid", "softmax"}) losses.push_back(squared(output));
  } else {
    losses.push_back(squared("linear"));
    losses.push_back(side("mae", "linear"));
    losses.push_back(side("huber", "linear"));
  }
  return losses;
}

double lead(Task task, std::span<const Real> logits, Real target) {
  if (task == Task::regression) return static_cast<double>(logits[0] - target);
  return static_cast<double>(logits[static_cast<std::size_t>(class_of(target))] -
                             strongest_other(logits, target));
}

}  // namespace descent
