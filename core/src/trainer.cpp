#include "descent/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "kernels/reduce.hpp"

namespace descent {
namespace {

/// Evaluations go through the model in pieces of this many rows.
constexpr Index evaluation_rows = 256;
constexpr double max_parameters = 50e6;

Dataset make_data(Experiment& experiment, const Samples* table) {
  if (experiment.inline_data) return std::move(*experiment.inline_data);
  const DatasetEntry& entry = *experiment.source.entry;
  Samples made;
  if (entry.draw != nullptr) {
    Random random(experiment.seed(), Stream::data);
    made = generate(entry, experiment.source.knobs, random);
    table = &made;
  }
  if (table == nullptr) {
    throw ConfigError("data.source", std::string(entry.name) + ": its table was not given");
  }
  if (table->x.cols() != entry.features || table->rows() == 0) {
    throw ConfigError("data.source", std::string(entry.name) + ": its table has the wrong shape");
  }
  Random random(experiment.seed(), Stream::split);
  return prepare(*table, entry.task, entry.classes,
                 {experiment.data.number("train_fraction"), experiment.data.flag("standardize")},
                 random);
}

Index batch_size(const Experiment& experiment) {
  return static_cast<Index>(experiment.batch.integer("size"));
}

Batches make_batches(const Experiment& experiment, const Dataset& data) {
  const Index rows = data.train.rows();
  const Index size = batch_size(experiment);
  if (size > rows) {
    throw ConfigError("batch.size", std::to_string(size) + " is above " + std::to_string(rows) +
                                        ", the number of training rows");
  }
  return {rows, size, experiment.batch.flag("shuffle"), experiment.batch.flag("drop_last"),
          Random(experiment.seed(), Stream::order)};
}

Model make_model(const Experiment& experiment, const Dataset& data) {
  std::vector<Index> widths{data.train.x.cols()};
  widths.insert(widths.end(), experiment.hidden.begin(), experiment.hidden.end());
  widths.push_back(data.outputs());
  double parameters = 0;
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
    parameters += static_cast<double>(widths[i] + 1) * static_cast<double>(widths[i + 1]);
  }
  if (parameters > max_parameters) {
    throw ConfigError("model.hidden", "makes " + to_text(parameters) +
                                          " parameters where at most " + to_text(max_parameters) +
                                          " are allowed");
  }
  const Index capacity = std::max(batch_size(experiment), evaluation_rows);
  Model model(std::move(widths), make_at("model.activation", experiment.activation), capacity);

  if (experiment.init.entry != nullptr) {
    Random random(experiment.seed(), Stream::init);
    model.initialize(*make_at("model.init", experiment.init), random);
    return model;
  }
  if (static_cast<Index>(experiment.values.size()) != model.layers()) {
    throw ConfigError("model.init.layers", "has " + std::to_string(experiment.values.size()) +
                                               " layers where the model has " +
                                               std::to_string(model.layers()));
  }
  for (Index i = 0; i < model.layers(); ++i) {
    const LayerValues& values = experiment.values[static_cast<std::size_t>(i)];
    const std::string path = "model.init.layers[" + std::to_string(i) + "]";
    MatrixMap weight = model.weight(i);
    if (values.weight.rows() != weight.rows() || values.weight.cols() != weight.cols()) {
      throw ConfigError(path + ".weight",
                        "is " + std::to_string(values.weight.rows()) + " by " +
                            std::to_string(values.weight.cols()) + " where the layer is " +
                            std::to_string(weight.rows()) + " by " + std::to_string(weight.cols()));
    }
    if (static_cast<Index>(values.bias.size()) != weight.rows()) {
      throw ConfigError(path + ".bias", "has " + std::to_string(values.bias.size()) +
                                            " values where the layer has " +
                                            std::to_string(weight.rows()) + " units");
    }
    weight = values.weight;
    std::copy(values.bias.begin(), values.bias.end(), model.bias(i).data());
  }
  return model;
}

Step count_steps(const Experiment& experiment, const Batches& batches) {
  if (experiment.run.is_set("epochs")) {
    return experiment.run.integer("epochs") * batches.per_epoch();
  }
  return experiment.run.integer("steps");
}

/// A change takes in one made after it at the same step: the last value of a knob holds.
void merge(Change& change, Change later) {
  if (!later.schedule.is_null()) change.schedule = std::move(later.schedule);
  if (later.optimizer.is_null()) return;
  if (change.optimizer.is_null()) {
    change.optimizer = std::move(later.optimizer);
    return;
  }
  Value::Object knobs = *change.optimizer.as<Value::Object>();
  for (const auto& [key, value] : *later.optimizer.as<Value::Object>()) {
    const std::string& name = key;  // structured bindings cannot be captured by clang 14
    const auto known = std::find_if(knobs.begin(), knobs.end(),
                                    [&](const auto& knob) { return knob.first == name; });
    if (known != knobs.end()) {
      known->second = value;
    } else {
      knobs.emplace_back(name, value);
    }
  }
  change.optimizer = std::move(knobs);
}

Index best_column(const MatrixMap& outputs, Index row) {
  Index best = 0;
  outputs.row(row).maxCoeff(&best);
  return best;
}

}  // namespace

Batches::Batches(Index rows, Index size, bool shuffle, bool drop_last, Random random)
    : size_(size),
      shuffle_(shuffle),
      per_epoch_(drop_last ? rows / size : (rows + size - 1) / size),
      rows_per_epoch_(drop_last ? per_epoch_ * size : rows),
      at_(rows_per_epoch_),
      order_(static_cast<std::size_t>(rows)),
      random_(random) {
  std::iota(order_.begin(), order_.end(), Index{0});
}

std::span<const Index> Batches::next() {
  if (at_ >= rows_per_epoch_) {
    at_ = 0;
    if (shuffle_) random_.shuffle(order_);
  }
  const Index count = std::min(size_, rows_per_epoch_ - at_);
  const std::span<const Index> rows(order_.data() + at_, static_cast<std::size_t>(count));
  at_ += count;
  return rows;
}

Trainer::Trainer(Experiment experiment, const Samples* table)
    : experiment_(std::move(experiment)),
      data_(make_data(experiment_, table)),
      batches_(make_batches(experiment_, data_)),
      steps_(count_steps(experiment_, batches_)),
      evaluate_every_(experiment_.run.integer("evaluate_every")),
      model_(make_model(experiment_, data_)),
      loss_(make_at("loss", experiment_.loss)),
      optimizer_choice_(experiment_.optimizer),
      schedule_choice_(experiment_.schedule),
      batch_x_(batch_size(experiment_), data_.train.x.cols()),
      batch_y_(static_cast<std::size_t>(batch_size(experiment_))) {
  build_rules();
  const Index parameters = model_.parameters().size();
  for (int slot = 0; slot < optimizer_->slots(); ++slot) {
    state_.slots.push_back(Array::Constant(parameters, optimizer_->initial(slot)));
  }
}

void Trainer::build_rules() {
  optimizer_ = make_at("optimizer", optimizer_choice_);
  schedule_ = make_at("schedule", schedule_choice_);
}

void Trainer::apply_changes_of_this_step() {
  const std::vector<Change>& changes = experiment_.changes;
  if (next_change_ == changes.size() || changes[next_change_].step > step_) return;
  for (; next_change_ < changes.size() && changes[next_change_].step <= step_; ++next_change_) {
    apply_change(changes[next_change_], "changes", optimizer_choice_, schedule_choice_);
  }
  build_rules();
}

void Trainer::change(const Value& change) {
  Change now = read_change(change, "");
  now.step = step_;
  apply_changes_of_this_step();
  apply_change(now, "", optimizer_choice_, schedule_choice_);
  build_rules();
  // Changes that were still to come have been overtaken by the hand that made this one.
  std::vector<Change>& changes = experiment_.changes;
  changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(next_change_), changes.end());
  if (!changes.empty() && changes.back().step == step_) {
    merge(changes.back(), std::move(now));
  } else {
    changes.push_back(std::move(now));
  }
  next_change_ = changes.size();
}

double Trainer::planned_lr(Step t) const {
  return schedule_->lr(optimizer_choice_.knobs.number("lr"), t, steps_);
}

bool Trainer::evaluation_due() const {
  if (evaluated_ == step_) return false;
  return status_ == Status::finished || (status_ == Status::ready && step_ % evaluate_every_ == 0);
}

StepRecord Trainer::advance() {
  apply_changes_of_this_step();

  const std::span<const Index> rows = batches_.next();
  const auto count = static_cast<Index>(rows.size());
  for (Index i = 0; i < count; ++i) {
    const Index row = rows[static_cast<std::size_t>(i)];
    batch_x_.row(i) = data_.train.x.row(row);
    batch_y_[static_cast<std::size_t>(i)] = data_.train.y[static_cast<std::size_t>(row)];
  }
  const ConstMatrixMap x(batch_x_.data(), count, batch_x_.cols());
  const MatrixMap outputs = model_.forward(x);
  MatrixMap delta = model_.delta();
  const double loss = loss_->evaluate({outputs.data(), outputs.rows(), outputs.cols()},
                                      {data_.task, batch_y_.data()}, &delta);
  model_.backward(x);
  ArrayMap gradient = model_.gradient();
  const StepRecord record{step_, planned_lr(step_), loss,
                          std::sqrt(sum_of_squares(gradient.data(), gradient.size()))};
  if (!std::isfinite(record.loss) || !std::isfinite(record.grad_norm)) {
    status_ = Status::diverged;
    return record;
  }
  optimizer_->update(model_.parameters(), gradient, static_cast<Real>(record.lr), state_);
  ++state_.updates;
  ++step_;
  if (step_ == steps_) status_ = Status::finished;
  return record;
}

std::pair<double, double> Trainer::measure(const Samples& samples) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const Index rows = samples.rows();
  if (rows == 0) return {none, none};
  double loss = 0;
  Index right = 0;
  for (Index from = 0; from < rows; from += evaluation_rows) {
    const Index count = std::min(evaluation_rows, rows - from);
    const Real* truth = samples.y.data() + from;
    const MatrixMap outputs =
        model_.forward({samples.x.data() + from * samples.x.cols(), count, samples.x.cols()});
    loss += static_cast<double>(count) *
            loss_->evaluate({outputs.data(), count, outputs.cols()}, {data_.task, truth}, nullptr);
    if (data_.task == Task::regression) continue;
    for (Index i = 0; i < count; ++i) {
      if (best_column(outputs, i) == static_cast<Index>(truth[i])) ++right;
    }
  }
  const auto n = static_cast<double>(rows);
  return {loss / n, data_.task == Task::regression ? none : static_cast<double>(right) / n};
}

Evaluation Trainer::evaluate() {
  const auto [train_loss, train_accuracy] = measure(data_.train);
  const auto [test_loss, test_accuracy] = measure(data_.test);
  evaluated_ = step_;
  return {step_, train_loss, test_loss, train_accuracy, test_accuracy};
}

Matrix Trainer::predict(const ConstMatrixMap& x) {
  Matrix outputs(x.rows(), data_.outputs());
  for (Index from = 0; from < x.rows(); from += evaluation_rows) {
    const Index count = std::min(evaluation_rows, x.rows() - from);
    outputs.middleRows(from, count) = model_.forward({x.data() + from * x.cols(), count, x.cols()});
  }
  if (data_.task == Task::classification) {
    loss_->to_probabilities({outputs.data(), outputs.rows(), outputs.cols()});
  }
  return outputs;
}

}  // namespace descent
