// Data: what a generator makes or a table holds, and the training and test sets made of it.
#pragma once

#include <vector>

#include "descent/knob.hpp"
#include "descent/random.hpp"
#include "descent/types.hpp"

namespace descent {

/// Rows of one set. y [rows] holds class indices or values.
struct Samples {
  Matrix x;
  std::vector<Real> y;

  [[nodiscard]] Index rows() const { return x.rows(); }
};

/// What an experiment trains and is tested on.
struct Dataset {
  Task task = Task::classification;
  /// 0 for regression.
  Index classes = 0;
  Samples train;
  Samples test;

  /// Width of the output layer: one a class, or one.
  [[nodiscard]] Index outputs() const { return task == Task::classification ? classes : 1; }
};

/// A generated row; x2 is left out when the set has one feature.
struct Row {
  double x1;
  double x2;
  double y;
};

struct DatasetEntry : Entry {
  Task task;
  Index features;
  Index classes;
  Prose licence;
  /// Draws row i of a generated set; null for a bundled set, whose table the host reads.
  Row (*draw)(Index i, double noise, Random& random);
};

/// All rows of a generated set, as its knobs `samples` and `noise` say.
[[nodiscard]] Samples generate(const DatasetEntry& entry, const Knobs& knobs, Random& random);

/// How a table becomes a training and a test set.
struct Preparation {
  double train_fraction = 0.8;
  bool standardize = true;
};

/// Which rows of a table train, and which test.
struct Split {
  /// All rows, shuffled [rows]: those that train come first.
  std::vector<Index> order;
  Index train_rows;
};

/// round(train_fraction · rows) rows train, at least one.
[[nodiscard]] Split split_rows(Index rows, double train_fraction, Random& random);

/// Knobs of a generated set: how many samples, how much noise (in units of `noise_help`).
constexpr std::array<Knob, 2> generator_knobs(double noise, Prose noise_help) {
  return {{{.name = "samples",
            .label = "samples",
            .type = KnobType::integer,
            .fallback = 480.0,
            .range = {.min = 2, .max = 100000},
            .slider = Slider{50, 5000, Scale::log},
            .help = "Rows in all, training and test together."},
           {.name = "noise",
            .label = "noise",
            .fallback = noise,
            .range = {.min = 0, .max = 10},
            .slider = Slider{0, 0.5},
            .help = noise_help}}};
}

/// Splits the rows into a training and a test set, and standardizes both with the training rows'
/// means and deviations.
[[nodiscard]] Dataset prepare(const Samples& all, Task task, Index classes,
                              const Preparation& preparation, Random& random);

}  // namespace descent
