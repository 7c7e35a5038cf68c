#include "descent/landscape.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace descent {
namespace {

constexpr Index most_marks = 200;
/// Weights of all marks together: 128 MB of float32.
constexpr Index most_numbers = 32'000'000;
/// With fewer, the path would be a few straight lines.
constexpr Index fewest_marks = 8;

std::size_t marks_that_fit(Index parameters) {
  if (parameters > most_numbers / fewest_marks) {
    refuse("model.hidden", "makes ", parameters, " parameters where a landscape takes at most ",
           most_numbers / fewest_marks);
  }
  return static_cast<std::size_t>(std::min(most_marks, most_numbers / parameters));
}

}  // namespace

std::span<const Knob> landscape_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "plane",
       .label = "plane",
       .type = KnobType::choice,
       .fallback = "pca",
       .choices = {"pca", "random"},
       .help = "The plane that holds most of the path, or two random directions, "
               "filter-normalised."},
      {.name = "size",
       .label = "grid",
       .type = KnobType::integer,
       .fallback = 41.0,
       .range = {.min = 3, .max = 201},
       .help = "Points of the grid in each direction."},
      {.name = "of",
       .label = "loss of",
       .type = KnobType::choice,
       .fallback = "train",
       .choices = {"train", "test"},
       .help = "The set whose loss is measured."},
      {.name = "margin",
       .label = "margin",
       .fallback = 0.25,
       .range = {.min = 0, .max = 10},
       .help = "How far the grid reaches beyond the path on each side, in widths of the path."},
      {.name = "seed",
       .label = "seed",
       .type = KnobType::integer,
       .fallback = 1.0,
       .range = {.min = 0},
       .help = "Decides the random directions."}};
  return knobs;
}

Knobs read_landscape(const Value& part) {
  Knobs settings(landscape_knobs());
  settings.read(part, "landscape", "a landscape");
  return settings;
}

Landscape::Landscape(Experiment experiment, const Samples* table, Knobs settings)
    : settings_(std::move(settings)),
      trainer_(std::move(experiment), table),
      marks_(trainer_.parameters(), marks_that_fit(trainer_.parameters())) {
  if (settings_.choice("of") == "test" && trainer_.data().test.rows() == 0) {
    refuse("landscape.of", "test: there are no test rows");
  }
  if (settings_.choice("plane") == "pca" && trainer_.steps() < 2) {
    refuse(trainer_.experiment().run.is_set("epochs") ? "epochs" : "steps",
           "one update makes no plane; train for longer, or choose random in landscape.plane");
  }
}

Step Landscape::pieces() const {
  switch (phase_) {
    case Phase::training:
      return trainer_.steps();
    case Phase::plane:
      return marks_.count() - 1;
    default:
      return size() * size();
  }
}

void Landscape::begin(Phase phase) {
  phase_ = phase;
  made_ = 0;
}

void Landscape::advance() {
  switch (phase_) {
    case Phase::training:
      train();
      break;
    case Phase::plane:
      if (made_ < pieces()) {
        maker_->add(static_cast<Index>(made_++));
      } else {
        plane_ = maker_->make();
        maker_ = nullptr;
        begin_grid();
      }
      break;
    case Phase::grid: {
      const auto row = static_cast<std::size_t>(made_ / size());
      const auto column = static_cast<std::size_t>(made_ % size());
      losses_.push_back(loss_at(axes_[0][column], axes_[1][row]));
      if (++made_ == pieces()) phase_ = Phase::done;
      break;
    }
    case Phase::done:
      break;
  }
}

void Landscape::train() {
  const Step step = trainer_.step();
  here_ = trainer_.evaluation_weights();
  if (here_.allFinite() && trainer_.status() == Status::ready) {
    static_cast<void>(trainer_.advance());
    if (trainer_.status() != Status::diverged) {
      marks_.offer(step, here_);
      sound_.swap(here_);
      sound_step_ = step;
      ++made_;
      return;
    }
  }
  if (here_.allFinite() && trainer_.status() == Status::finished) {
    sound_.swap(here_);
    sound_step_ = step;
  } else {
    diverged_at_ = step;
  }
  end_training();
}

void Landscape::end_training() {
  if (sound_step_ < 0) refuse("experiment", "diverges at its first step: it has no path");
  marks_.end(sound_step_, sound_);
  const std::span<const Tensor> tensors = trainer_.model().parameters().tensors;
  maker_ =
      settings_.choice("plane") == "pca"
          ? pca_plane(marks_)
          : random_plane(marks_, tensors, static_cast<std::uint64_t>(settings_.integer("seed")));
  begin(Phase::plane);
}

void Landscape::begin_grid() {
  const bool random = settings_.choice("plane") == "random";
  const double margin = settings_.number("margin");
  for (std::size_t k = 0; k < 2; ++k) {
    const auto [low, high] = std::minmax_element(plane_.path[k].begin(), plane_.path[k].end());
    const double beyond = margin * (*high - *low);
    double from = *low - beyond;
    double to = *high + beyond;
    // A random direction is as long as the weights: the path alone would be a speck of it.
    if (random) from = std::min(from, -1.0);
    if (random) to = std::max(to, 1.0);
    const Step last = size() - 1;
    for (Step i = 0; i <= last; ++i) {
      const double part = static_cast<double>(i) / static_cast<double>(last);
      axes_[k].push_back(from + (to - from) * part);
    }
  }
  losses_.reserve(static_cast<std::size_t>(size() * size()));
  begin(Phase::grid);
}

double Landscape::loss_at(double x, double y) {
  constexpr double largest = std::numeric_limits<Real>::max();
  here_ = (marks_.end().cast<double>() + x * plane_.directions[0] + y * plane_.directions[1])
              .max(-largest)
              .min(largest)
              .cast<Real>();
  const Dataset& data = trainer_.data();
  return trainer_.loss_at(here_, settings_.choice("of") == "train" ? data.train : data.test);
}

}  // namespace descent
