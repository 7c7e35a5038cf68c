#include "descent/anatomy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "lab/side_losses.hpp"

namespace descent {
namespace {

/// Rows of a pass: any trainer's model has room for them.
constexpr Index rows_of_a_pass = 256;

/// As an evaluation's accuracy has it: of equal logits the first counts.
bool is_wrong(Task task, std::span<const Real> logits, Real target) {
  if (task == Task::regression) return false;
  const auto largest = std::max_element(logits.begin(), logits.end());
  return largest - logits.begin() != class_of(target);
}

/// The logits with a lead of so much.
std::vector<Real> with_lead(Task task, std::span<const Real> logits, Real target, double lead) {
  std::vector<Real> result(logits.begin(), logits.end());
  const bool classes = task == Task::classification;
  const Real from = classes ? strongest_other(logits, target) : target;
  result[classes ? static_cast<std::size_t>(class_of(target)) : 0] = static_cast<Real>(from + lead);
  return result;
}

/// Counts the rows, whose logits are [rows][outputs], under each of the view's losses.
void survey(Task task, const Matrix& logits, const std::vector<Real>& targets, AnatomyView& view) {
  const std::vector<double> edges = Anatomy::edges();
  view.rows = logits.rows();
  view.plateaus.resize(view.losses.size());
  for (Plateau& plateau : view.plateaus) plateau.histogram.resize(edges.size() + 1);
  double worst = std::numeric_limits<double>::infinity();
  for (Index i = 0; i < view.rows; ++i) {
    const std::span<const Real> row(logits.data() + i * logits.cols(),
                                    static_cast<std::size_t>(logits.cols()));
    const Real target = targets[static_cast<std::size_t>(i)];
    const bool wrong = is_wrong(task, row, target);
    if (wrong) ++view.wrong;
    const double ahead = lead(task, row, target);
    const double standing = task == Task::classification ? ahead : -std::abs(ahead);
    if (standing < worst) {
      worst = standing;
      view.hardest = i;
    }
    for (std::size_t k = 0; k < view.losses.size(); ++k) {
      const Dissection at = view.losses[k].dissect(task, row, target);
      Plateau& plateau = view.plateaus[k];
      if (at.hardly_moves()) {
        ++plateau.rows;
        if (wrong) ++plateau.wrong;
      }
      const double part = at.gradient_norm / at.error;
      // It is not for a row without an error, nor for one that is no number.
      if (!std::isfinite(part)) continue;
      const auto bin = std::upper_bound(edges.begin(), edges.end(), part) - edges.begin();
      ++plateau.histogram[static_cast<std::size_t>(bin)];
    }
  }
}

}  // namespace

std::span<const Knob> anatomy_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "step",
       .label = "step",
       .type = KnobType::integer,
       .range = {.min = 0},
       .help = "So many updates are made before; left out, or where the run is shorter, all."},
      {.name = "row",
       .label = "row",
       .type = KnobType::integer,
       .fallback = 0.0,
       .range = {.min = 0},
       .help = "Which row of the set, counted from 0, as the split has shuffled them."},
      {.name = "set",
       .label = "set",
       .type = KnobType::choice,
       .fallback = "train",
       .choices = {"train", "test"},
       .help = "The set the row is of, and whose rows are counted."},
      {.name = "reduction",
       .label = "reduction",
       .type = KnobType::choice,
       .fallback = "mean",
       .choices = {"mean", "sum"},
       .help =
           "The squared error is a mean over the outputs, as PyTorch's, or their sum: a gradient "
           "C times as large."}};
  return knobs;
}

Knobs read_anatomy(const Value& part) {
  Knobs settings(anatomy_knobs());
  settings.read(part, "loss_anatomy", "a loss anatomy");
  return settings;
}

Anatomy::Anatomy(Experiment experiment, const Samples* table)
    : trainer_(std::move(experiment), table) {}

const Samples& Anatomy::samples_of(const Knobs& settings) const {
  const std::string& set = settings.choice("set");
  const Samples& samples = set == "train" ? trainer_.data().train : trainer_.data().test;
  const Index rows = samples.rows();
  const Step row = settings.integer("row");
  if (rows == 0) refuse("loss_anatomy.set", "test: there are no test rows");
  if (row >= rows) {
    refuse("loss_anatomy.row", row, " is above ", rows - 1, ", the last row of the ", set, " set");
  }
  return samples;
}

Step Anatomy::wanted(const Knobs& settings) const {
  static_cast<void>(samples_of(settings));
  if (!settings.is_set("step")) return trainer_.steps();
  return std::min(settings.integer("step"), trainer_.steps());
}

bool Anatomy::train(Step step, Step most) {
  for (Step made = 0; made < most; ++made) {
    if (trainer_.step() >= step || trainer_.status() != Status::ready) break;
    static_cast<void>(trainer_.advance());
  }
  return trainer_.step() >= step || trainer_.status() != Status::ready;
}

Matrix Anatomy::logits(const Samples& samples) {
  const Index rows = samples.rows();
  const Index columns = samples.x.cols();
  Model& model = trainer_.model();
  Array weights = trainer_.evaluation_weights();
  model.parameters().w.swap(weights);
  Matrix all;
  for (Index from = 0; from < rows; from += rows_of_a_pass) {
    const Index count = std::min(rows_of_a_pass, rows - from);
    const MatrixMap outputs = model.forward({samples.x.data() + from * columns, count, columns});
    if (from == 0) all.resize(rows, outputs.cols());
    all.middleRows(from, count) = outputs;
  }
  model.parameters().w.swap(weights);
  if (trainer_.data().task == Task::regression || all.cols() > 1) return all;
  Matrix both = Matrix::Zero(rows, 2);
  both.col(1) = all.col(0);
  return both;
}

AnatomyView Anatomy::look(const Knobs& settings) {
  const Samples& samples = samples_of(settings);
  const Step row = settings.integer("row");
  const Task task = trainer_.data().task;
  const Matrix all = logits(samples);
  AnatomyView view;
  const Real* x = samples.x.data() + row * samples.x.cols();
  view.x.assign(x, x + samples.x.cols());
  view.target = samples.y[static_cast<std::size_t>(row)];
  const Real* z = all.data() + row * all.cols();
  view.logits.assign(z, z + all.cols());
  view.lead = lead(task, view.logits, view.target);
  view.losses = side_losses(task, settings.choice("reduction"));
  for (const SideLoss& loss : view.losses) {
    view.dissections.push_back(loss.dissect(task, view.logits, view.target));
    std::vector<double>& values = view.loss_curves.emplace_back();
    std::vector<double>& sizes = view.gradient_curves.emplace_back();
    for (const double ahead : leads(task)) {
      const Dissection at =
          loss.dissect(task, with_lead(task, view.logits, view.target, ahead), view.target);
      values.push_back(at.loss);
      sizes.push_back(at.gradient_norm);
    }
  }
  survey(task, all, samples.y, view);
  return view;
}

std::vector<double> Anatomy::leads(Task task) {
  constexpr int half = 40;
  const double end = task == Task::classification ? 10 : 4;
  std::vector<double> leads;
  for (int i = -half; i <= half; ++i) leads.push_back(end * i / half);
  return leads;
}

std::vector<double> Anatomy::edges() {
  // Three to two decades: cross-entropy's gradient is as large as its error and the sum's twice,
  // and rounding must not carry either over a bound.
  std::vector<double> edges;
  for (int i = -6; i < 0; ++i) edges.push_back(0.1 * std::pow(10, 2 * i / 3.0));
  edges.push_back(0.1);
  for (int i = 1; i <= 2; ++i) edges.push_back(0.1 * std::pow(10, 2 * i / 3.0));
  return edges;
}

}  // namespace descent
