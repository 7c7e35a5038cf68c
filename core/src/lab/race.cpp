#include "descent/race.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "descent/random.hpp"

namespace descent {
namespace {

/// Of parts no larger than float32's, whose squares a double holds. std::hypot would not round
/// alike everywhere.
double length(double x, double y) { return std::sqrt(x * x + y * y); }

/// Two weights on a surface, and a rule that moves them.
class Descent {
 public:
  Descent(const Race& race, const Racer& racer)
      : surface_(race.surface.entry->make(race.surface.knobs)),
        minima_(race.surface.entry->minima),
        noise_(race.common.number("noise")),
        evaluate_every_(race.run.integer("evaluate_every")),
        steps_(race.steps()),
        eta_(racer.optimizer.knobs.number("lr")),
        optimizer_(make_at("optimizer", racer.optimizer)),
        schedule_(make_at("schedule", racer.schedule)),
        random_(static_cast<std::uint64_t>(race.run.integer("seed")), Stream::gradient) {
    w_ << static_cast<Real>(race.start[0]), static_cast<Real>(race.start[1]);
    for (int slot = 0; slot < optimizer_->slots(); ++slot) {
      state_.slots.push_back(Array::Constant(w_.size(), optimizer_->initial(slot)));
    }
    state_.numbers.resize(static_cast<std::size_t>(optimizer_->numbers()));
    state_.scratch = Array::Zero(optimizer_->scratch(tensors_));
  }

  Course run() {
    Course course;
    for (Step t = 0; t <= steps_; ++t) {
      measure(course);
      if (t < steps_) {
        evaluate_if_due(t);
        course.lr.push_back(schedule_->lr(eta_, t, steps_, schedule_state_));
      } else {
        course.lr.push_back(std::numeric_limits<double>::quiet_NaN());
      }
      if (!std::isfinite(course.loss.back()) || !std::isfinite(course.grad_norm.back())) {
        return course;
      }
      if (t < steps_) update(t, course.lr.back());
    }
    course.finished = true;
    return course;
  }

 private:
  /// Where it stands, and the gradient that it is given there.
  void measure(Course& course) {
    const auto x = static_cast<double>(w_(0));
    const auto y = static_cast<double>(w_(1));
    const Slope slope = surface_->at(x, y);
    const double noise_x = noise_ * random_.normal();
    const double noise_y = noise_ * random_.normal();
    g_ << real(slope.dx + noise_x), real(slope.dy + noise_y);
    course.loss.push_back(slope.f);
    course.x.push_back(x);
    course.y.push_back(y);
    course.grad_x.push_back(static_cast<double>(g_(0)));
    course.grad_y.push_back(static_cast<double>(g_(1)));
    course.grad_norm.push_back(length(course.grad_x.back(), course.grad_y.back()));
    if (minima_.size() == 0) return;
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& [at_x, at_y] : minima_) {
      nearest = std::min(nearest, length(x - at_x, y - at_y));
    }
    course.distance.push_back(nearest);
  }

  /// Of a double beyond float32's range the conversion is not defined.
  static Real real(double number) {
    constexpr auto most = static_cast<double>(std::numeric_limits<Real>::max());
    constexpr Real beyond = std::numeric_limits<Real>::infinity();
    if (std::abs(number) <= most) return static_cast<Real>(number);
    if (std::isnan(number)) return std::numeric_limits<Real>::quiet_NaN();
    return number > 0 ? beyond : -beyond;
  }

  /// As in training: at the weights that the optimizer would have evaluated.
  void evaluate_if_due(Step t) {
    if (!schedule_->follows_evaluations() || t % evaluate_every_ != 0) return;
    const int slot = optimizer_->evaluation_slot();
    const Array& w = slot < 0 || t == 0 ? w_ : state_.slots[static_cast<std::size_t>(slot)];
    const double loss = surface_->at(static_cast<double>(w(0)), static_cast<double>(w(1))).f;
    schedule_->observe(eta_, loss, loss, schedule_state_);
  }

  void update(Step t, double lr) {
    const Rates rates{static_cast<Real>(lr), schedule_->momentum(t, steps_)};
    optimizer_->update({{w_.data(), w_.size()}, {g_.data(), g_.size()}, tensors_}, rates, state_);
    ++state_.updates;
  }

  std::unique_ptr<Surface> surface_;
  Few<Point, 4> minima_;
  double noise_;
  Step evaluate_every_;
  Step steps_;
  double eta_;
  std::unique_ptr<Optimizer> optimizer_;
  std::unique_ptr<Schedule> schedule_;
  Random random_;
  OptimizerState state_;
  ScheduleState schedule_state_;
  Array w_ = Array::Zero(2);
  Array g_ = Array::Zero(2);
  std::array<Tensor, 1> tensors_{{{.offset = 0, .rows = 2, .columns = 1, .matrix = false}}};
};

}  // namespace

Course run_race(const Race& race, std::size_t racer) {
  return Descent(race, race.racers[racer]).run();
}

}  // namespace descent
