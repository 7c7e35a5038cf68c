// Everything the core knows. CMake writes the lists from the files in core/src: the file
// optimizers/adam.cpp defines the OptimizerEntry descent::optimizers::adam, and so on, so that
// adding an algorithm is adding its file.
#pragma once

#include <span>
#include <string_view>

#include "descent/activation.hpp"
#include "descent/dataset.hpp"
#include "descent/initializer.hpp"
#include "descent/loss.hpp"
#include "descent/optimizer.hpp"
#include "descent/schedule.hpp"
#include "descent/value.hpp"

namespace descent {

/// All entries of a kind.
template <class E>
class Entries {
 public:
  explicit Entries(std::span<const Entry* const> list) : list_(list) {}

  class Iterator {
   public:
    explicit Iterator(const Entry* const* at) : at_(at) {}
    const E& operator*() const { return static_cast<const E&>(**at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Entry* const* at_;
  };

  [[nodiscard]] Iterator begin() const { return Iterator(list_.data()); }
  [[nodiscard]] Iterator end() const { return Iterator(list_.data() + list_.size()); }
  [[nodiscard]] const E& front() const { return *begin(); }
  [[nodiscard]] std::size_t size() const { return list_.size(); }

  /// As what all kinds have in common.
  [[nodiscard]] std::span<const Entry* const> list() const { return list_; }

 private:
  std::span<const Entry* const> list_;
};

/// In the order of their file names.
[[nodiscard]] Entries<OptimizerEntry> optimizer_entries();
[[nodiscard]] Entries<ScheduleEntry> schedule_entries();
[[nodiscard]] Entries<LossEntry> loss_entries();
[[nodiscard]] Entries<ActivationEntry> activation_entries();
[[nodiscard]] Entries<InitializerEntry> initializer_entries();
[[nodiscard]] Entries<DatasetEntry> dataset_entries();

/// Knobs at `data.*` that every named set has, of a hidden layer (`width` and what it has besides),
/// at `regularization.*`, at `batch.*`, and at the document's top.
[[nodiscard]] std::span<const Knob> data_knobs();
[[nodiscard]] std::span<const Knob> layer_knobs();
[[nodiscard]] std::span<const Knob> regularization_knobs();
[[nodiscard]] std::span<const Knob> batch_knobs();
[[nodiscard]] std::span<const Knob> run_knobs();

[[nodiscard]] std::string_view version();

/// All of it as one tree: what the page's controls, the command line and the documentation are made
/// of. Null in a silent build (literal.hpp).
[[nodiscard]] Value describe_catalogue();

}  // namespace descent
