// Passes through a network that keep what every row did in every layer: what probes look into.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/trainer.hpp"

namespace descent {

/// A network as an evaluation has it: no unit is dropped, and normalized layers go by their running
/// statistics.
class Passes {
 public:
  /// What a layer did in the last pass; every array is [rows][out].
  struct Layer {
    Index in;
    Index out;
    /// Where its weight [out][in] and bias [out] stand among the parameters.
    Index weight;
    Index bias;
    Array z;  ///< before the activation, and normalized
    Array a;  ///< behind it; the last layer has none
    Array d;  ///< derivative of the rows' mean loss with respect to z
    bool normalized;
  };

  /// capacity: the most rows a pass may have.
  Passes(Trainer& trainer, Index capacity);

  /// Of the rows x [rows][inputs]: every layer then has its z and a.
  void forward(const ConstMatrixMap& x);

  /// The rows' mean loss; every layer then has its d as well. Not for normalized layers, whose rows
  /// depend on each other.
  double run(const ConstMatrixMap& x, const Real* targets);

  /// After run(): writes the gradient of the last pass's mean loss with respect to all parameters
  /// [n].
  void gradient(const ConstMatrixMap& x, Real* gradient) const;

  [[nodiscard]] std::span<const Layer> layers() const { return layers_; }
  /// What layer `layer` was given in the last pass: [rows][in].
  [[nodiscard]] const Real* input(std::size_t layer, const ConstMatrixMap& x) const {
    return layer > 0 ? layers_[layer - 1].a.data() : x.data();
  }

 private:
  void normalize(Layer& layer, Index rows, Index index, const ArrayMap& running);

  Model& model_;
  Task task_;
  std::unique_ptr<Activation> activation_;
  std::unique_ptr<Loss> loss_;
  std::vector<Layer> layers_;
};

/// Writes a layer's part of the gradient [n]: dᵀ · input into its weight's place, and the sum of d
/// [rows][out] over the rows into its bias's. input [rows][in]
void gradient_of(const Passes::Layer& layer, const Real* d, const Real* input, Index rows,
                 Real* gradient);

/// Whether a layer of the network is normalized.
[[nodiscard]] bool is_normalized(const Experiment& experiment);

}  // namespace descent
