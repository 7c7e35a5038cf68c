// A multilayer perceptron: its parameters, forward and backward pass.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/activation.hpp"
#include "descent/initializer.hpp"
#include "descent/types.hpp"

namespace descent {

class BatchNorm;

/// A hidden layer: linear, then normalized if asked, the activation, and dropout.
struct HiddenLayer {
  Index width;
  bool batch_norm = false;
  /// Probability that a unit is left out of a training pass.
  double dropout = 0;
};

/// All layers' parameters in one array, layer by layer: weight [out][in], bias [out], and where the
/// layer is normalized gamma [out] and beta [out]. The last layer is linear.
class Model {
 public:
  /// capacity: the most rows a pass may have.
  Model(Index inputs, const std::vector<HiddenLayer>& hidden, Index outputs,
        std::unique_ptr<Activation> activation, Index capacity);
  Model(Model&&) noexcept;
  ~Model();

  void initialize(const Initializer& initializer, Random& random);

  [[nodiscard]] Index layers() const { return static_cast<Index>(layers_.size()); }
  /// How many parameters there are.
  [[nodiscard]] Index size() const { return parameters_.size(); }
  [[nodiscard]] Parameters parameters();
  /// [out][in] and [out] of layer 0 … layers() − 1.
  [[nodiscard]] MatrixMap weight(Index layer);
  [[nodiscard]] ArrayMap bias(Index layer);
  /// [out], or [0] where the layer is not normalized.
  [[nodiscard]] ArrayMap gamma(Index layer);
  [[nodiscard]] ArrayMap beta(Index layer);
  /// What a model remembers beside its parameters: running means and variances, in the order of the
  /// normalized layers. For snapshots.
  [[nodiscard]] std::vector<ArrayMap> running();

  /// The outputs [rows][outputs] for x [rows][inputs], rows ≤ capacity, as an evaluation has them:
  /// with running statistics and no dropout. Valid until the next pass.
  [[nodiscard]] MatrixMap forward(const ConstMatrixMap& x);

  /// The same as training has them: with the batch's statistics, which the running ones follow, and
  /// with units dropped, by one number of `random` a unit, row by row, layer by layer.
  [[nodiscard]] MatrixMap forward(const ConstMatrixMap& x, Random& random);

  /// After forward(x, random): fills the gradient from the loss's derivative at the outputs, which
  /// is delta() [rows][outputs] and has to be filled before. Overwrites the pass's buffers.
  void backward(const ConstMatrixMap& x);

  /// Where the derivative at the outputs of the last pass goes.
  [[nodiscard]] MatrixMap delta();

 private:
  /// Where a layer stands in the flat arrays, and its buffers, each [capacity][out].
  struct Layer {
    Index in;
    Index out;
    Index weight;
    Index bias;
    Array z;     ///< before the activation
    Array a;     ///< behind it; unused in the last layer
    Array d;     ///< derivative of the loss with respect to a, then to z
    Array kept;  ///< what dropout makes of a
    Array mask;  ///< 0 for a dropped unit, else 1/(1 − p)
    double dropout = 0;
    std::unique_ptr<BatchNorm> norm;

    [[nodiscard]] const Array& output() const { return kept.size() > 0 ? kept : a; }
  };

  MatrixMap pass(const ConstMatrixMap& x, Random* random);
  MatrixMap pass_by_rows(const ConstMatrixMap& x, Random* random);
  void backward_by_rows(const ConstMatrixMap& x);
  /// Where every layer is narrow a row would leave most of a vector empty: there each buffer is
  /// [units][samples], and four samples are worked on at once. Each sum has the same order, so the
  /// bits are the same.
  MatrixMap pass_in_lanes(const ConstMatrixMap& x);
  void backward_in_lanes();
  [[nodiscard]] Layer& at(Index layer) { return layers_[static_cast<std::size_t>(layer)]; }
  /// [out] behind the bias; [0] where the layer is not normalized.
  [[nodiscard]] ArrayMap behind_bias(Index layer, Index place);

  std::unique_ptr<Activation> activation_;
  Index rows_ = 0;         ///< of the last pass
  bool in_lanes_ = false;  ///< whether the last pass was one in lanes
  bool narrow_ = true;     ///< whether passes may be in lanes
  Array x_;  ///< [inputs][samples], then outputs and their derivative as rows: of passes in lanes
  Array outputs_;
  Array delta_;
  std::vector<Layer> layers_;
  std::vector<Tensor> tensors_;
  Array parameters_;
  Array gradient_;
};

}  // namespace descent
