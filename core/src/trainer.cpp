#include "descent/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "kernels/lanes.hpp"
#include "kernels/reduce.hpp"
#include "snapshot.hpp"

namespace descent {
namespace {

/// Evaluations go through the model in pieces of this many rows.
constexpr Index evaluation_rows = 256;
constexpr double max_parameters = 50e6;
/// Outputs of units that one batch may have: a few arrays of so many numbers fit in WASM's memory.
constexpr double max_outputs = 50e6;

/// Of a host's own table, whose classes are numbered from 0 and all occur.
Index count_classes(const Samples& table) {
  return 1 + static_cast<Index>(*std::max_element(table.y.begin(), table.y.end()));
}

Dataset make_data(Experiment& experiment, const Samples* table) {
  if (experiment.inline_data) return std::move(*experiment.inline_data);
  const DatasetEntry* entry = experiment.source.entry;
  Samples made;
  if (entry != nullptr && entry->draw != nullptr) {
    Random random(experiment.seed(), Stream::data);
    made = generate(*entry, experiment.source.knobs, random);
    table = &made;
  }
  const std::string_view name = entry != nullptr ? entry->name : "table";
  if (table == nullptr) refuse("data.source", name, ": its table was not given");
  if (table->rows() == 0 || (entry != nullptr && table->x.cols() != entry->features)) {
    refuse("data.source", name, ": its table has the wrong shape");
  }
  Index classes = 0;
  if (experiment.task == Task::classification) {
    classes = entry != nullptr ? entry->classes : count_classes(*table);
  }
  Random random(experiment.seed(), Stream::split);
  return prepare(*table, experiment.task, classes,
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
    refuse("batch.size", size, " is above ", rows, ", the number of training rows");
  }
  return {rows, size, experiment.batch.flag("shuffle"), experiment.batch.flag("drop_last"),
          Random(experiment.seed(), Stream::order)};
}

double count_parameters(Index inputs, const std::vector<HiddenLayer>& hidden, Index outputs) {
  double count = 0;
  auto in = static_cast<double>(inputs);
  for (const HiddenLayer& layer : hidden) {
    const auto out = static_cast<double>(layer.width);
    count += (in + (layer.batch_norm ? 3 : 1)) * out;
    in = out;
  }
  return count + (in + 1) * static_cast<double>(outputs);
}

/// A normalized layer needs more than one row in every batch, as in PyTorch.
void check_batch_norm(const Experiment& experiment, const Batches& batches) {
  for (std::size_t i = 0; i < experiment.hidden.size(); ++i) {
    if (!experiment.hidden[i].batch_norm || batches.smallest() > 1) continue;
    const Index size = batch_size(experiment);
    refuse("batch.size", size,
           size > 1 ? " leaves a last batch of one row" : " is a batch of one row",
           ", whose variance batch normalization in model.hidden[", i, "] cannot take");
  }
}

void check_outputs(const Experiment& experiment, Index outputs, Index rows) {
  auto units = static_cast<double>(outputs);
  for (const HiddenLayer& layer : experiment.hidden) units += static_cast<double>(layer.width);
  const double count = units * static_cast<double>(rows);
  if (count <= max_outputs) return;
  refuse("batch.size", rows, " rows through ", units, " units make ", count,
         " numbers where at most ", max_outputs, " are allowed");
}

void give_values(const LayerValues& values, const Path& path, Index layer, Model& model) {
  MatrixMap weight = model.weight(layer);
  if (values.weight.rows() != weight.rows() || values.weight.cols() != weight.cols()) {
    refuse(path["weight"], "is ", values.weight.rows(), " by ", values.weight.cols(),
           " where the layer is ", weight.rows(), " by ", weight.cols());
  }
  weight = values.weight;
  const auto give = [&](const std::vector<Real>& from, ArrayMap to, const char* name) {
    if (static_cast<Index>(from.size()) != to.size()) {
      refuse(path[name], "has ", from.size(), " values where the layer has ", to.size(), " units");
    }
    std::copy(from.begin(), from.end(), to.data());
  };
  give(values.bias, model.bias(layer), "bias");
  if (values.gamma) give(*values.gamma, model.gamma(layer), "gamma");
  if (values.beta) give(*values.beta, model.beta(layer), "beta");
}

Model make_model(const Experiment& experiment, const Dataset& data, const Batches& batches) {
  const LossEntry& loss = *experiment.loss.entry;
  if (loss.classes != 0 && loss.classes != data.classes) {
    refuse("loss.name", loss.name, " is for ", loss.classes, " classes; the data have ",
           data.classes);
  }
  const Index inputs = data.train.x.cols();
  const Index outputs = loss.outputs != 0 ? loss.outputs : data.outputs();
  const double parameters = count_parameters(inputs, experiment.hidden, outputs);
  if (parameters > max_parameters) {
    refuse("model.hidden", "makes ", parameters, " parameters where at most ", max_parameters,
           " are allowed");
  }
  check_batch_norm(experiment, batches);
  const Index capacity = std::max(batch_size(experiment), evaluation_rows);
  check_outputs(experiment, outputs, capacity);
  Model model(inputs, experiment.hidden, outputs,
              make_at("model.activation", experiment.activation), capacity);

  if (experiment.init.entry != nullptr) {
    Random random(experiment.seed(), Stream::init);
    model.initialize(*make_at("model.init", experiment.init), random);
    return model;
  }
  const Path path = "model.init.layers";
  if (static_cast<Index>(experiment.values.size()) != model.layers()) {
    refuse(path, "has ", experiment.values.size(), " layers where the model has ", model.layers());
  }
  for (Index i = 0; i < model.layers(); ++i) {
    const auto place = static_cast<std::size_t>(i);
    give_values(experiment.values[place], path[place], i, model);
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
  if (change.optimizer.is_null() || begins_anew(later.optimizer)) {
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

/// Decay that is done to the weights from outside must last.
void check_decay(const Experiment& experiment, const Choice<OptimizerEntry>& optimizer) {
  if (experiment.regularization.number("decay") == 0) return;
  if (!make_at("optimizer", optimizer)->remakes_weights()) return;
  refuse("regularization.decay", "is lost on ", optimizer.entry->name,
         "; use optimizer.weight_decay");
}

/// Of one logit the sign decides, of several outputs the largest.
Index predicted_class(const MatrixMap& outputs, Index row) {
  if (outputs.cols() == 1) return outputs(row, 0) > 0 ? 1 : 0;
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
      model_(make_model(experiment_, data_, batches_)),
      loss_(make_at("loss", experiment_.loss)),
      optimizer_choice_(experiment_.optimizer),
      schedule_choice_(experiment_.schedule),
      regularization_(experiment_.regularization),
      dropout_(experiment_.seed(), Stream::dropout),
      batch_x_(batch_size(experiment_), data_.train.x.cols()),
      batch_y_(static_cast<std::size_t>(batch_size(experiment_))) {
  check_decay(experiment_, optimizer_choice_);
  build_rules();
  forget_updates();
}

void Trainer::forget_updates() {
  state_ = {};
  began_ = step_;
  for (int slot = 0; slot < optimizer_->slots(); ++slot) {
    state_.slots.push_back(Array::Constant(model_.size(), optimizer_->initial(slot)));
  }
  state_.numbers.resize(static_cast<std::size_t>(optimizer_->numbers()));
  state_.scratch = Array::Zero(optimizer_->scratch(model_.parameters().tensors));
}

void Trainer::build_rules() {
  optimizer_ = make_at("optimizer", optimizer_choice_);
  eta_ = optimizer_choice_.knobs.number("lr");
  schedule_ = make_at("schedule", schedule_choice_);

  ahead_.clear();
  Choice<OptimizerEntry> optimizer = optimizer_choice_;
  Choice<ScheduleEntry> schedule = schedule_choice_;
  bool fresh = false;
  for (std::size_t i = next_change_; i < experiment_.changes.size(); ++i) {
    const Change& change = experiment_.changes[i];
    apply_change(change, "changes", optimizer, schedule);
    check_decay(experiment_, optimizer);
    fresh = fresh || !change.schedule.is_null();
    ahead_.push_back({.from = change.step,
                      .eta = optimizer.knobs.number("lr"),
                      .schedule = make_at("schedule", schedule),
                      .fresh = fresh});
  }
}

void Trainer::apply_changes_of_this_step() {
  const std::vector<Change>& changes = experiment_.changes;
  if (next_change_ == changes.size() || changes[next_change_].step > step_) return;
  bool anew = false;
  for (; next_change_ < changes.size() && changes[next_change_].step <= step_; ++next_change_) {
    const Change& change = changes[next_change_];
    apply_change(change, "changes", optimizer_choice_, schedule_choice_);
    if (!change.schedule.is_null()) schedule_state_ = {};
    anew = anew || begins_anew(change.optimizer);
  }
  build_rules();
  if (anew) forget_updates();
}

void Trainer::change(const Value& change) {
  Change now = read_change(change, "");
  now.step = step_;
  std::vector<Change>& changes = experiment_.changes;
  // Tried out behind the changes of this step first: one that is refused must not even make those.
  Choice<OptimizerEntry> optimizer = optimizer_choice_;
  Choice<ScheduleEntry> schedule = schedule_choice_;
  for (std::size_t i = next_change_; i < changes.size() && changes[i].step <= step_; ++i) {
    apply_change(changes[i], "changes", optimizer, schedule);
  }
  apply_change(now, "", optimizer, schedule);
  check_decay(experiment_, optimizer);
  apply_changes_of_this_step();
  optimizer_choice_ = std::move(optimizer);
  schedule_choice_ = std::move(schedule);
  if (!now.schedule.is_null()) schedule_state_ = {};
  const bool anew = begins_anew(now.optimizer);
  // Changes that were still to come have been overtaken by the hand that made this one.
  changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(next_change_), changes.end());
  if (!changes.empty() && changes.back().step == step_) {
    merge(changes.back(), std::move(now));
  } else {
    changes.push_back(std::move(now));
  }
  next_change_ = changes.size();
  build_rules();
  if (anew) forget_updates();
}

double Trainer::planned_lr(Step t) const {
  const Ahead* at = nullptr;
  for (const Ahead& ahead : ahead_) {
    if (ahead.from <= t) at = &ahead;
  }
  if (at == nullptr) {
    return schedule_->lr(eta_, t, steps_, schedule_state_);
  }
  return at->schedule->lr(at->eta, t, steps_, at->fresh ? ScheduleState{} : schedule_state_);
}

bool Trainer::evaluation_due() const {
  if (evaluated_ == step_) return false;
  return status_ == Status::finished || (status_ == Status::ready && step_ % evaluate_every_ == 0);
}

StepRecord Trainer::advance() {
  apply_changes_of_this_step();
  if (schedule_->follows_evaluations() && evaluation_due()) static_cast<void>(evaluate());
  if (unheard_.any) {
    schedule_->observe(eta_, unheard_.train_loss, unheard_.test_loss, schedule_state_);
    unheard_.any = false;
  }

  const std::span<const Index> rows = batches_.next();
  const auto count = static_cast<Index>(rows.size());
  const Index columns = batch_x_.cols();
  for (Index i = 0; i < count; ++i) {
    const Index row = rows[static_cast<std::size_t>(i)];
    copy(data_.train.x.data() + row * columns, columns, batch_x_.data() + i * columns);
    batch_y_[static_cast<std::size_t>(i)] = data_.train.y[static_cast<std::size_t>(row)];
  }
  const ConstMatrixMap x(batch_x_.data(), count, batch_x_.cols());
  const MatrixMap outputs = model_.forward(x, dropout_);
  MatrixMap delta = model_.delta();
  const double loss = loss_->evaluate({outputs.data(), outputs.rows(), outputs.cols()},
                                      {data_.task, batch_y_.data()}, &delta);
  model_.backward(x);
  const Parameters parameters = model_.parameters();
  const StepRecord record{step_, planned_lr(step_), loss,
                          std::sqrt(sum_of_squares(parameters.g.data(), parameters.g.size()))};
  if (!std::isfinite(record.loss) || !std::isfinite(record.grad_norm)) {
    status_ = Status::diverged;
    return record;
  }
  const Rates rates{static_cast<Real>(record.lr), schedule_->momentum(step_, steps_)};
  regularization_.apply(parameters, rates.lr);
  optimizer_->update(parameters, rates, state_);
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
      if (predicted_class(outputs, i) == static_cast<Index>(truth[i])) ++right;
    }
  }
  const auto n = static_cast<double>(rows);
  return {loss / n, data_.task == Task::regression ? none : static_cast<double>(right) / n};
}

Array* Trainer::weights_of_evaluations() {
  const int slot = optimizer_->evaluation_slot();
  if (slot < 0 || state_.updates == 0) return nullptr;
  return &state_.slots[static_cast<std::size_t>(slot)];
}

void Trainer::swap_evaluation_weights() {
  if (Array* weights = weights_of_evaluations()) model_.parameters().w.swap(*weights);
}

ConstArrayMap Trainer::evaluation_weights() {
  const Array* weights = weights_of_evaluations();
  return {weights != nullptr ? weights->data() : model_.parameters().w.data(), model_.size()};
}

double Trainer::loss_at(Array& w, const Samples& samples) {
  model_.parameters().w.swap(w);
  const double loss = measure(samples).first;
  model_.parameters().w.swap(w);
  return loss;
}

Evaluation Trainer::evaluate() {
  // A schedule hears of it together with the changes of this step: a replay has the same order.
  const bool due = evaluation_due();
  swap_evaluation_weights();
  const auto [train_loss, train_accuracy] = measure(data_.train);
  const auto [test_loss, test_accuracy] = measure(data_.test);
  swap_evaluation_weights();
  evaluated_ = step_;
  if (due) unheard_ = {true, train_loss, test_loss};
  return {step_, train_loss, test_loss, train_accuracy, test_accuracy};
}

Matrix Trainer::predict(const ConstMatrixMap& x) {
  Matrix results(x.rows(), data_.outputs());
  swap_evaluation_weights();
  for (Index from = 0; from < x.rows(); from += evaluation_rows) {
    const Index count = std::min(evaluation_rows, x.rows() - from);
    const MatrixMap outputs = model_.forward({x.data() + from * x.cols(), count, x.cols()});
    const MatrixMap part(results.data() + from * results.cols(), count, results.cols());
    if (data_.task == Task::classification) {
      loss_->to_probabilities({outputs.data(), count, outputs.cols()}, part);
    } else {
      results.middleRows(from, count) = outputs;
    }
  }
  swap_evaluation_weights();
  return results;
}

template <class Archive>
void Batches::archive(Archive& archive) {
  archive(at_);
  archive(random_);
  archive.many(order_.data(), order_.size());
}

template <class Archive>
void Trainer::archive(Archive& archive) {
  archive(step_);
  archive(evaluated_);
  archive(status_);
  batches_.archive(archive);
  archive(dropout_);
  ArrayMap w = model_.parameters().w;
  archive.many(w.data(), static_cast<std::size_t>(w.size()));
  for (ArrayMap& running : model_.running()) {
    archive.many(running.data(), static_cast<std::size_t>(running.size()));
  }
  for (Array& slot : state_.slots) {
    archive.many(slot.data(), static_cast<std::size_t>(slot.size()));
  }
  archive.many(state_.numbers.data(), state_.numbers.size());
  archive(state_.updates);
  archive(schedule_state_.factor);
  archive(schedule_state_.best);
  archive(schedule_state_.bad);
  archive(schedule_state_.cooldown);
  archive(unheard_.any);
  archive(unheard_.train_loss);
  archive(unheard_.test_loss);
}

std::vector<std::uint64_t> Trainer::shape() {
  constexpr std::uint64_t format = 0x44534E5000000001U;  // "DSNP", version 1
  std::uint64_t running = 0;
  for (const ArrayMap& array : model_.running())
    running += static_cast<std::uint64_t>(array.size());
  const std::string_view rule = optimizer_choice_.entry->name;
  const auto* letters = reinterpret_cast<const std::uint8_t*>(rule.data());
  return {format,
          sizeof(Real),
          experiment_.seed(),
          static_cast<std::uint64_t>(steps_),
          static_cast<std::uint64_t>(data_.train.rows()),
          static_cast<std::uint64_t>(model_.size()),
          running,
          checksum({letters, rule.size()})};
}

bool Batches::is_sound() const {
  const bool starts_a_batch = at_ == rows_per_epoch_ || (at_ < rows_per_epoch_ && at_ % size_ == 0);
  if (at_ < 0 || !starts_a_batch) return false;
  std::vector<bool> seen(order_.size());
  for (const Index row : order_) {
    const auto place = static_cast<std::size_t>(row);
    if (place >= seen.size() || seen[place]) return false;
    seen[place] = true;
  }
  return true;
}

bool Trainer::is_sound() const {
  const bool in_time = step_ >= 0 && step_ <= steps_ && state_.updates == step_ - began_ &&
                       evaluated_ >= -1 && evaluated_ <= step_;
  const bool stands = status_ == (step_ == steps_ ? Status::finished : Status::ready) ||
                      (status_ == Status::diverged && step_ < steps_);
  // Those before this step have been made, those behind it have not; one of this step may have.
  const std::vector<Change>& changes = experiment_.changes;
  const bool changed = (next_change_ == 0 || changes[next_change_ - 1].step <= step_) &&
                       (next_change_ == changes.size() || changes[next_change_].step >= step_);
  const ScheduleState& state = schedule_state_;
  return in_time && stands && changed && batches_.is_sound() && state.factor >= 0 &&
         state.factor <= 1 && state.bad >= 0 && state.bad <= step_ + 1 && state.cooldown >= 0;
}

std::vector<std::uint8_t> Trainer::save() {
  SnapshotWriter writer;
  std::vector<std::uint64_t> header = shape();
  header.push_back(next_change_);
  writer.many(header.data(), header.size());
  archive(writer);
  std::uint64_t sum = checksum(writer.bytes());
  writer(sum);
  return std::move(writer.bytes());
}

const char* Trainer::take(std::span<const std::uint8_t> snapshot) {
  constexpr const char* foreign = "is of another experiment, or cut short";
  std::vector<std::uint64_t> header = shape();
  header.push_back(0);
  std::uint64_t sum = 0;
  if (snapshot.size() < header.size() * sizeof(std::uint64_t) + sizeof sum) return foreign;
  const auto content = snapshot.first(snapshot.size() - sizeof sum);
  SnapshotReader(snapshot.subspan(content.size()))(sum);
  if (sum != checksum(content)) return "is damaged";
  SnapshotReader reader(content);
  reader.many(header.data(), header.size());
  const std::uint64_t made = header.back();
  header.pop_back();
  const std::vector<Change>& changes = experiment_.changes;
  if (made > changes.size()) return foreign;

  optimizer_choice_ = experiment_.optimizer;
  schedule_choice_ = experiment_.schedule;
  Step began = 0;
  for (next_change_ = 0; next_change_ < made; ++next_change_) {
    const Change& change = changes[next_change_];
    apply_change(change, "changes", optimizer_choice_, schedule_choice_);
    if (begins_anew(change.optimizer)) began = change.step;
  }
  build_rules();
  if (header != shape()) return foreign;
  forget_updates();
  began_ = began;
  // What it is to hold is known now, and with it how long it is.
  SnapshotWriter measure;
  archive(measure);
  if (reader.left() != measure.bytes().size()) return foreign;
  archive(reader);
  // A checksum can be forged; a state that no run can have must not be trained on.
  return reader.is_sound() && is_sound() ? nullptr : "holds a state that no run can have";
}

void Trainer::restore(std::span<const std::uint8_t> snapshot) {
  const std::vector<std::uint8_t> before = save();
  const char* fault = take(snapshot);
  if (fault == nullptr) return;
  static_cast<void>(take(before));
  refuse("snapshot", fault);
}

}  // namespace descent
