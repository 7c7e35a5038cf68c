// The same document gives the same bits within a build: in a fresh trainer, and in one that goes on
// from a snapshot. The bits that are recorded beside the documents are those of WASM, which
// tests/web and tests/browser hold it to; exp and cos are the C library's, so a native build may
// have others.
#include <gtest/gtest.h>

#include <cstring>

#include "descent/trainer.hpp"
#include "json.hpp"

namespace descent {
namespace {

/// A stand-in for the table of a bundled set, which the core does not read itself: of its shape.
Samples table_for(const DatasetEntry& entry) {
  constexpr Index rows = 300;
  Samples samples{.x = Matrix(rows, entry.features), .y = std::vector<Real>(rows)};
  Random random(1, Stream::data);
  for (Index row = 0; row < rows; ++row) {
    const auto answer = static_cast<Real>(row % entry.classes);
    samples.y[static_cast<std::size_t>(row)] = answer;
    for (Index column = 0; column < entry.features; ++column) {
      samples.x(row, column) = answer + static_cast<Real>(random.normal());
    }
  }
  return samples;
}

/// Every bit that a run logs until update `until`, evaluations included.
std::vector<std::uint64_t> bits(Trainer& trainer, Step until) {
  std::vector<std::uint64_t> all;
  const auto log = [&](std::initializer_list<double> values) {
    for (const double value : values) {
      // Not as doubles: what is not a number has to compare equal to itself.
      std::memcpy(&all.emplace_back(), &value, sizeof value);
    }
  };
  const auto evaluate_if_due = [&] {
    if (!trainer.evaluation_due()) return;
    const Evaluation e = trainer.evaluate();
    log({e.train_loss, e.test_loss, e.train_accuracy, e.test_accuracy});
  };
  while (trainer.status() == Status::ready && trainer.step() < until) {
    evaluate_if_due();
    const StepRecord record = trainer.advance();
    log({record.lr, record.loss, record.grad_norm});
  }
  if (trainer.status() == Status::finished) evaluate_if_due();
  return all;
}

TEST(SameBits, OfEveryRecordedExperiment) {
  for (const Json& item : read_reference("same-bits.json")) {
    SCOPED_TRACE(item.at("document").at("name").get<std::string>());
    const Experiment experiment = read_experiment(to_value(item.at("document")));
    const DatasetEntry* source = experiment.source.entry;
    const Samples table =
        source != nullptr && source->draw == nullptr ? table_for(*source) : Samples{};

    Trainer first(experiment, &table);
    const Step half = first.steps() / 2;
    const std::vector<std::uint64_t> before = bits(first, half);
    const std::vector<std::uint8_t> snapshot = first.save();
    const std::vector<std::uint64_t> after = bits(first, first.steps());
    EXPECT_EQ(first.status(), Status::finished);

    Trainer second(experiment, &table);
    EXPECT_EQ(bits(second, half), before);
    EXPECT_EQ(second.save(), snapshot);
    EXPECT_EQ(bits(second, second.steps()), after);
    EXPECT_EQ(second.save(), first.save());

    Trainer third(experiment, &table);
    third.restore(snapshot);
    EXPECT_EQ(bits(third, third.steps()), after);
  }
}

}  // namespace
}  // namespace descent
