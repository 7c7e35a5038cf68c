// Everything the core knows. CMake writes the lists from the files in core/src: the file
// optimizers/adam.cpp defines `OptimizerEntry descent::optimizers::adam()`, and so on, so that
// adding an algorithm is adding its file.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "descent/activation.hpp"
#include "descent/dataset.hpp"
#include "descent/initializer.hpp"
#include "descent/loss.hpp"
#include "descent/optimizer.hpp"
#include "descent/schedule.hpp"
#include "descent/value.hpp"

namespace descent {

/// In the order of their file names.
[[nodiscard]] const std::vector<OptimizerEntry>& optimizer_entries();
[[nodiscard]] const std::vector<ScheduleEntry>& schedule_entries();
[[nodiscard]] const std::vector<LossEntry>& loss_entries();
[[nodiscard]] const std::vector<ActivationEntry>& activation_entries();
[[nodiscard]] const std::vector<InitializerEntry>& initializer_entries();
[[nodiscard]] const std::vector<DatasetEntry>& dataset_entries();

/// Knobs at `data.*` that every named set has, of a hidden layer (`width` and what it has besides),
/// at `regularization.*`, at `batch.*`, and at the document's top.
[[nodiscard]] std::span<const Knob> data_knobs();
[[nodiscard]] std::span<const Knob> layer_knobs();
[[nodiscard]] std::span<const Knob> regularization_knobs();
[[nodiscard]] std::span<const Knob> batch_knobs();
[[nodiscard]] std::span<const Knob> run_knobs();

[[nodiscard]] std::string_view version();

/// All of it as one tree: what the page's controls, the command line and the documentation are made
/// of.
[[nodiscard]] Value describe_catalogue();

}  // namespace descent
