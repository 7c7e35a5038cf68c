// What losses make of one and the same logits: outputs, loss, and the gradient that goes back.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "descent/trainer.hpp"

namespace descent {

/// Knobs of the document's `loss_anatomy`: `step`, `row`, `set` and `reduction`.
[[nodiscard]] std::span<const Knob> anatomy_knobs();

/// The document's `loss_anatomy`; throws ConfigError with the place of what is wrong.
[[nodiscard]] Knobs read_anatomy(const Value& part);

/// What a loss makes of one row.
struct Dissection {
  std::vector<Real> outputs;   ///< p [outputs]: what stands against the target y
  double loss = 0;             ///< of this row alone
  std::vector<Real> gradient;  ///< ∂loss/∂logits [outputs]
  double gradient_norm = 0;    ///< |∂loss/∂logits|
  double error = 0;            ///< |p − y|

  /// Whether it moves little for how wrong it is: the gradient is smaller than a tenth of the
  /// error.
  [[nodiscard]] bool hardly_moves() const { return gradient_norm < error / 10; }
};

/// One of the losses that are laid side by side, with what the logits pass through before it.
class SideLoss {
 public:
  /// `output`: linear, sigmoid or softmax. The loss must take its logits through the same.
  SideLoss(Choice<LossEntry> choice, std::string_view output);

  [[nodiscard]] const Choice<LossEntry>& choice() const { return choice_; }
  [[nodiscard]] std::string_view output() const { return output_; }

  /// logits [outputs], target: the class index, or the value.
  [[nodiscard]] Dissection dissect(Task task, std::span<const Real> logits, Real target) const;

 private:
  [[nodiscard]] std::vector<Real> outputs_of(std::span<const Real> logits) const;

  Choice<LossEntry> choice_;
  std::string_view output_;
  std::unique_ptr<Loss> loss_;
  std::unique_ptr<Activation> activation_;
};

/// Of classes cross-entropy and the squared error of linear, sigmoid and softmax outputs; of values
/// squared, absolute and Huber's error. `reduction` is the squared error's, as its knob has it.
[[nodiscard]] std::vector<SideLoss> side_losses(Task task, const std::string& reduction);

/// How far the logits of a class are above all others, which is below 0 for a row that is wrong; of
/// a value, how far the output is above it.
[[nodiscard]] double lead(Task task, std::span<const Real> logits, Real target);

/// How the rows of a set fare under one loss.
struct Plateau {
  /// Rows that hardly move, and those of them that are taken for another class.
  Index rows = 0;
  Index wrong = 0;
  /// Rows by their gradient as a multiple of their error: below the first of Anatomy::edges(),
  /// between two of them, and from the last on. Rows without an error are in none.
  std::vector<Index> histogram;
};

/// A row of a set under every loss, and all rows.
struct AnatomyView {
  std::vector<Real> x;  ///< the row as the network is given it
  Real target = 0;
  std::vector<Real> logits;
  double lead = 0;

  /// One a loss: the row, and its loss and gradient's size where the logit of its class, or the
  /// output, is moved so that the lead is each of Anatomy::leads().
  std::vector<SideLoss> losses;
  std::vector<Dissection> dissections;
  std::vector<std::vector<double>> loss_curves;
  std::vector<std::vector<double>> gradient_curves;

  Index rows = 0;
  /// Rows that are taken for another class.
  Index wrong = 0;
  /// The row whose lead is farthest on the wrong side.
  Index hardest = 0;
  std::vector<Plateau> plateaus;
};

/// Trains an experiment to a step and looks at what losses would make of its logits there, with the
/// weights that evaluations use. A network with one output for two classes, z, is taken as one with
/// the logits 0 and z, which gives the same probabilities.
class Anatomy {
 public:
  /// table: as for a Trainer. Throws ConfigError.
  Anatomy(Experiment experiment, const Samples* table);

  [[nodiscard]] const Trainer& trainer() const { return trainer_; }
  /// The step that settings of read_anatomy() ask for: the run's end when they name none, or one
  /// behind it. Throws ConfigError at loss_anatomy for a row or a set that is not there.
  [[nodiscard]] Step wanted(const Knobs& settings) const;

  /// Makes updates up to `step`, at most so many. True when nothing is left to do: it is there, or
  /// the run diverged before.
  bool train(Step step, Step most);

  /// At the present step. Throws ConfigError as wanted() does.
  [[nodiscard]] AnatomyView look(const Knobs& settings);

  /// The leads of the curves, in their order.
  [[nodiscard]] static std::vector<double> leads(Task task);
  /// Bounds of the histogram's bins, in their order; a tenth is among them.
  [[nodiscard]] static std::vector<double> edges();

 private:
  /// The set that holds the row.
  [[nodiscard]] const Samples& samples_of(const Knobs& settings) const;
  /// The logits [rows][outputs] of a set.
  [[nodiscard]] Matrix logits(const Samples& samples);

  Trainer trainer_;
};

}  // namespace descent
