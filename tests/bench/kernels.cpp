// What bounds the trainer from above, for JavaScript: the bare loop of its kernels, and the
// arithmetic's own peak.
#include <emscripten/bind.h>

#include <memory>
#include <vector>

#include "descent/trainer.hpp"
#include "peak.hpp"
#include "value.hpp"

namespace descent::bench {
namespace {

using emscripten::val;

Samples read_table(const val& table) {
  if (table.isNull()) return {};
  const std::vector<float> x = emscripten::convertJSArrayToNumberVector<float>(table["x"]);
  const auto columns = static_cast<Index>(table["columns"].as<double>());
  return {ConstMatrixMap(x.data(), static_cast<Index>(x.size()) / columns, columns),
          emscripten::convertJSArrayToNumberVector<float>(table["y"])};
}

/// Trainer::advance() without all that is not arithmetic of the update itself: the same batch over
/// and over, at a fixed rate; no order of rows, no gathering, no gradient norm, no schedule, no
/// log.
class Bare {
 public:
  Bare(const val& document, const val& table)
      : table_(read_table(table)),
        trainer_(read_experiment(from_js(document, "experiment")), &table_),
        loss_(make_at("loss", trainer_.experiment().loss)),
        optimizer_(make_at("optimizer", trainer_.experiment().optimizer)),
        rates_{static_cast<Real>(trainer_.experiment().optimizer.knobs.number("lr"))},
        x_(trainer_.data().train.x.topRows(trainer_.experiment().batch.integer("size"))),
        random_(trainer_.experiment().seed(), Stream::dropout) {
    for (int slot = 0; slot < optimizer_->slots(); ++slot) {
      state_.slots.push_back(Array::Constant(trainer_.parameters(), optimizer_->initial(slot)));
    }
    state_.numbers.resize(static_cast<std::size_t>(optimizer_->numbers()));
    state_.scratch = Array::Zero(optimizer_->scratch(trainer_.model().parameters().tensors));
  }

  /// Makes that many updates and returns the last one's loss.
  double run(double updates) {
    const ConstMatrixMap x(x_.data(), x_.rows(), x_.cols());
    const Targets targets{trainer_.data().task, trainer_.data().train.y.data()};
    Model& model = trainer_.model();
    double loss = 0;
    for (double i = 0; i < updates; ++i) {
      const MatrixMap outputs = model.forward(x, random_);
      MatrixMap delta = model.delta();
      loss = loss_->evaluate({outputs.data(), outputs.rows(), outputs.cols()}, targets, &delta);
      model.backward(x);
      optimizer_->update(model.parameters(), rates_, state_);
      ++state_.updates;
    }
    return loss;
  }

 private:
  Samples table_;
  Trainer trainer_;
  std::unique_ptr<Loss> loss_;
  std::unique_ptr<Optimizer> optimizer_;
  Rates rates_;
  Matrix x_;
  Random random_;
  OptimizerState state_;
};

const Peak& peak(int way) { return peaks()[static_cast<std::size_t>(way)]; }

}  // namespace

EMSCRIPTEN_BINDINGS(kernels) {
  emscripten::class_<Bare>("Bare").constructor<val, val>().function("run", &Bare::run);
  emscripten::function(
      "peakWays", +[] { return static_cast<int>(peaks().size()); });
  emscripten::function(
      "peakFlop", +[](int way) { return peak(way).flop; });
  emscripten::function(
      "runPeak", +[](int way, int times) { return peak(way).run(times); });
}

}  // namespace descent::bench
