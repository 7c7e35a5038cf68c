#include "descent/catalogue.hpp"

namespace descent {

std::span<const Knob> data_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "train_fraction",
       .label = "training share",
       .fallback = 0.8,
       .range = {.min = 0, .max = 1, .min_open = true},
       .slider = Slider{0.1, 0.9},
       .help = "Share of the rows that are trained on; the rest tests.",
       .advanced = true},
      {.name = "standardize",
       .label = "standardize",
       .type = KnobType::boolean,
       .fallback = true,
       .help = "Shift and scale each column to mean 0 and deviation 1 in training.",
       .advanced = true}};
  return knobs;
}

std::span<const Knob> layer_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "width",
       .label = "units",
       .type = KnobType::integer,
       .fallback = 16.0,
       .range = {.min = 1, .max = 4096},
       .slider = Slider{1, 512, Scale::log},
       .help = "How many units the layer has."},
      {.name = "batch_norm",
       .label = "batch norm",
       .type = KnobType::boolean,
       .fallback = false,
       .help = "Shifts and scales each unit to mean 0 and variance 1 over the batch, in front of "
               "the activation (Ioffe & Szegedy 2015)."},
      {.name = "dropout",
       .label = "dropout",
       .symbol = "p",
       .fallback = 0.0,
       .range = {.min = 0, .max = 1, .max_open = true},
       .slider = Slider{0, 0.9},
       .help = "Share of the units that each training step leaves out (Srivastava et al. 2014)."}};
  return knobs;
}

std::span<const Knob> regularization_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "l1",
       .label = "L1",
       .symbol = R"(\lambda_1)",
       .fallback = 0.0,
       .range = {.min = 0},
       .slider = Slider{1e-6, 0.1, Scale::log},
       .help = "Adds λ₁·sign(w) to the gradient of the weights: pulls small ones to zero."},
      {.name = "l2",
       .label = "L2",
       .symbol = R"(\lambda_2)",
       .fallback = 0.0,
       .range = {.min = 0},
       .slider = Slider{1e-6, 0.1, Scale::log},
       .help = "Adds λ₂·w to the gradient of the weights: pulls large ones in."},
      {.name = "decay",
       .label = "decoupled decay",
       .symbol = R"(\lambda)",
       .fallback = 0.0,
       .range = {.min = 0},
       .slider = Slider{1e-6, 1, Scale::log},
       .help = "Shrinks the weights by the factor 1 − ηλ at every step, past the optimizer."},
      {.name = "clip_norm",
       .label = "clip norm",
       .range = {.min = 0, .min_open = true},
       .slider = Slider{0.01, 100, Scale::log},
       .help = "Scales the gradient down to this length when it is longer."},
      {.name = "clip_value",
       .label = "clip value",
       .range = {.min = 0, .min_open = true},
       .slider = Slider{0.001, 10, Scale::log},
       .help = "Cuts every entry of the gradient off at plus and minus this."}};
  return knobs;
}

std::span<const Knob> batch_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "size",
       .label = "batch size",
       .symbol = "n",
       .type = KnobType::integer,
       .fallback = 32.0,
       .range = {.min = 1, .max = 1000000},
       .slider = Slider{1, 1024, Scale::log},
       .help = "Training rows in one update."},
      {.name = "shuffle",
       .label = "shuffle",
       .type = KnobType::boolean,
       .fallback = true,
       .help = "A fresh order in every epoch; else the order of the file.",
       .advanced = true},
      {.name = "drop_last",
       .label = "drop last",
       .type = KnobType::boolean,
       .fallback = false,
       .help = "Leave out an epoch's last batch when it is short.",
       .advanced = true}};
  return knobs;
}

std::span<const Knob> run_knobs() {
  static constexpr Knob knobs[] = {
      {.name = "seed",
       .label = "seed",
       .type = KnobType::integer,
       .fallback = 1.0,
       .range = {.min = 0},
       .help = "Decides the data drawn, the split, the initial weights and the order of rows."},
      {.name = "steps",
       .label = "steps",
       .symbol = "T",
       .type = KnobType::integer,
       .fallback = 1000.0,
       .range = {.min = 1, .max = 1e9},
       .slider = Slider{100, 100000, Scale::log},
       .help = "Updates in the run."},
      {.name = "epochs",
       .label = "epochs",
       .type = KnobType::integer,
       .range = {.min = 1, .max = 1e9},
       .slider = Slider{1, 1000, Scale::log},
       .help = "Passes through the training rows, in place of steps."},
      {.name = "evaluate_every",
       .label = "evaluate every",
       .type = KnobType::integer,
       .fallback = 50.0,
       .range = {.min = 1, .max = 1e9},
       .slider = Slider{1, 1000, Scale::log},
       .help = "Steps between two evaluations on the whole training and test sets.",
       .advanced = true}};
  return knobs;
}

std::string_view version() { return "1.0.0"; }

}  // namespace descent
