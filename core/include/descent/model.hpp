// A multilayer perceptron: its parameters, forward and backward pass.
#pragma once

#include <memory>
#include <vector>

#include "descent/activation.hpp"
#include "descent/initializer.hpp"
#include "descent/types.hpp"

namespace descent {

/// All layers' parameters in one array, layer by layer: weight [out][in], then bias [out].
/// The activation stands behind every layer but the last.
class Model {
 public:
  /// widths: inputs, hidden layers, outputs. capacity: the most rows a pass may have.
  Model(std::vector<Index> widths, std::unique_ptr<Activation> activation, Index capacity);

  void initialize(const Initializer& initializer, Random& random);

  [[nodiscard]] Index layers() const { return static_cast<Index>(layers_.size()); }
  /// How many parameters there are.
  [[nodiscard]] Index size() const { return parameters_.size(); }
  [[nodiscard]] ArrayMap parameters() { return {parameters_.data(), parameters_.size()}; }
  [[nodiscard]] ArrayMap gradient() { return {gradient_.data(), gradient_.size()}; }
  /// [out][in] and [out] of layer 0 … layers() − 1.
  [[nodiscard]] MatrixMap weight(Index layer);
  [[nodiscard]] ArrayMap bias(Index layer);

  /// The outputs [rows][outputs] for x [rows][inputs], rows ≤ capacity; valid until the next pass.
  [[nodiscard]] MatrixMap forward(const ConstMatrixMap& x);

  /// After forward(x): fills gradient() from the loss's derivative at the outputs, which is
  /// delta() [rows][outputs] and has to be filled before. Overwrites the pass's buffers.
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
    Array z;  ///< before the activation
    Array a;  ///< behind it; unused in the last layer
    Array d;  ///< derivative of the loss with respect to a, then to z
  };

  std::unique_ptr<Activation> activation_;
  Index rows_ = 0;
  Array panel_;  ///< room for the matrix products
  std::vector<Layer> layers_;
  Array parameters_;
  Array gradient_;
};

}  // namespace descent
