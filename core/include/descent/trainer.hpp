// The training loop: one experiment, step by step.
#pragma once

#include <memory>
#include <vector>

#include "descent/experiment.hpp"
#include "descent/model.hpp"
#include "descent/regularization.hpp"

namespace descent {

/// Everything in it was measured before update `step`.
struct StepRecord {
  Step step;
  double lr;
  /// Mean over the mini-batch.
  double loss;
  /// L2 norm of the mini-batch's gradient, without weight decay, penalties and clipping.
  double grad_norm;
};

/// Losses and accuracies on the whole sets before update `step`; not a number where there are no
/// rows, and accuracies also for regression.
struct Evaluation {
  Step step;
  double train_loss;
  double test_loss;
  double train_accuracy;
  double test_accuracy;
};

enum class Status {
  ready,     ///< there are steps left
  finished,  ///< all steps were made
  diverged,  ///< the last record's loss or gradient is not finite; no update was made of it
};

/// Batches of row indices: each epoch visits every row once, in a fresh order when shuffled.
class Batches {
 public:
  Batches(Index rows, Index size, bool shuffle, bool drop_last, Random random);

  /// The rows of the next batch; valid until the next call.
  [[nodiscard]] std::span<const Index> next();

  [[nodiscard]] Index per_epoch() const { return per_epoch_; }
  [[nodiscard]] Index rows_per_epoch() const { return rows_per_epoch_; }
  /// Rows of the shortest batch.
  [[nodiscard]] Index smallest() const {
    const Index rest = rows_per_epoch_ % size_;
    return rest > 0 ? rest : size_;
  }

  /// For snapshots: lists the state that changes.
  template <class Archive>
  void archive(Archive& archive);
  /// Whether what a snapshot brought is a state that these batches can have.
  [[nodiscard]] bool is_sound() const;

 private:
  Index size_;
  bool shuffle_;
  Index per_epoch_;
  Index rows_per_epoch_;
  Index at_ = 0;
  std::vector<Index> order_;
  Random random_;
};

class Trainer {
 public:
  /// table: the rows of the bundled set the experiment names; unused for other data.
  /// Throws ConfigError when parts of the experiment do not go together.
  Trainer(Experiment experiment, const Samples* table);

  [[nodiscard]] const Experiment& experiment() const { return experiment_; }
  [[nodiscard]] const Dataset& data() const { return data_; }
  [[nodiscard]] Model& model() { return model_; }
  [[nodiscard]] Index parameters() const { return model_.size(); }
  [[nodiscard]] Status status() const { return status_; }
  /// The next update's number.
  [[nodiscard]] Step step() const { return step_; }
  /// The run's length T.
  [[nodiscard]] Step steps() const { return steps_; }
  [[nodiscard]] const Batches& batches() const { return batches_; }
  /// What the optimizer remembers.
  [[nodiscard]] const OptimizerState& memory() const { return state_; }
  /// Which units the next update drops comes from here.
  [[nodiscard]] const Random& dropout() const { return dropout_; }

  /// True when an evaluation belongs before the next step, or behind the last.
  [[nodiscard]] bool evaluation_due() const;
  /// On the whole sets. Of one that was due a schedule that follows them hears at the next step.
  [[nodiscard]] Evaluation evaluate();

  /// Makes one update; only while status() is ready. Allocates nothing, but where a change is due,
  /// or a schedule follows an evaluation that is still due: that is then made first.
  StepRecord advance();

  /// Knobs that may change while it runs, another optimizer or schedule, from the next update on;
  /// remembered in the experiment.
  /// Throws ConfigError and changes nothing when they are refused.
  void change(const Value& change);

  /// Everything that decides how it goes on: parameters, what the rules remember, random streams.
  [[nodiscard]] std::vector<std::uint8_t> save();

  /// Goes on from where save() was called, in a trainer of the same experiment, changes included.
  /// Throws ConfigError and changes nothing when the snapshot does not fit.
  void restore(std::span<const std::uint8_t> snapshot);

  /// The rate update t would use as things stand, with the changes that are still to come.
  [[nodiscard]] double planned_lr(Step t) const;

  /// The weights [parameters()] that evaluations use; some optimizers train others. Valid until the
  /// next update.
  [[nodiscard]] ConstArrayMap evaluation_weights();
  /// The mean loss, without penalties, that an evaluation would find on `samples` with the weights
  /// w [parameters()]. Batch normalization has its running statistics as they now are. Leaves w as
  /// it was.
  [[nodiscard]] double loss_at(Array& w, const Samples& samples);

  /// Class probabilities [rows][classes] or values [rows][1] for x [rows][features].
  [[nodiscard]] Matrix predict(const ConstMatrixMap& x);

 private:
  void build_rules();
  /// What the optimizer remembers before its first update.
  void forget_updates();
  void apply_changes_of_this_step();
  template <class Archive>
  void archive(Archive& archive);
  [[nodiscard]] bool is_sound() const;
  /// Takes a snapshot on, or says what is wrong with it; what it then stands at means nothing.
  [[nodiscard]] const char* take(std::span<const std::uint8_t> snapshot);
  /// What a snapshot and the trainer that takes it must have in common.
  [[nodiscard]] std::vector<std::uint64_t> shape();
  /// What the optimizer keeps of weights to evaluate with; null when they are those it trains.
  [[nodiscard]] Array* weights_of_evaluations();
  /// Puts the weights to evaluate with into the model, or the trained ones back.
  void swap_evaluation_weights();
  /// Mean loss and, for classification, accuracy.
  [[nodiscard]] std::pair<double, double> measure(const Samples& samples);

  Experiment experiment_;
  Dataset data_;
  Batches batches_;
  Step steps_;
  Step evaluate_every_;
  Model model_;
  std::unique_ptr<Loss> loss_;
  /// As they now are, changes included.
  Choice<OptimizerEntry> optimizer_choice_;
  Choice<ScheduleEntry> schedule_choice_;
  std::unique_ptr<Optimizer> optimizer_;
  /// The optimizer's rate, of which the schedule makes each step's.
  double eta_ = 0;
  std::unique_ptr<Schedule> schedule_;
  /// What the changes still to come will make of the rate, in their order.
  struct Ahead {
    Step from;
    double eta;
    std::unique_ptr<Schedule> schedule;
    /// The schedule is another one, which has heard of no evaluation yet.
    bool fresh;
  };
  std::vector<Ahead> ahead_;
  Regularization regularization_;
  OptimizerState state_;
  /// The optimizer's first update.
  Step began_ = 0;
  ScheduleState schedule_state_;
  /// An evaluation the schedule has not heard of.
  struct {
    bool any = false;
    double train_loss = 0;
    double test_loss = 0;
  } unheard_;
  Random dropout_;
  std::size_t next_change_ = 0;
  Matrix batch_x_;
  std::vector<Real> batch_y_;
  Step step_ = 0;
  Step evaluated_ = -1;
  Status status_ = Status::ready;
};

}  // namespace descent
