// Passes through a network that keep what every row did in every layer: what probes look into.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/trainer.hpp"

namespace descent {

/// A network as an evaluation has it: no unit is dropped. Not for normalized layers, whose rows
/// depend on each other.
class Passes {
 public:
  /// What a layer did in the last pass; every array is [rows][out].
  struct Layer {
    Index in;
    Index out;
    /// Where its weight [out][in] and bias [out] stand among the parameters.
    Index weight;
    Index bias;
    Array z;
    Array a;  ///< behind the activation; the last layer has none
    Array d;  ///< derivative of the rows' mean loss with respect to z
  };

  /// capacity: the most rows a pass may have.
  Passes(Trainer& trainer, Index capacity);

  /// The mean loss of the rows x [rows][inputs]; every layer then has its z, a and d.
  double run(const ConstMatrixMap& x, const Real* targets);

  /// Writes the gradient of the last pass's mean loss with respect to all parameters [n].
  void gradient(const ConstMatrixMap& x, Real* gradient) const;

  [[nodiscard]] std::span<const Layer> layers() const { return layers_; }
  /// What layer `layer` was given in the last pass: [rows][in].
  [[nodiscard]] const Real* input(std::size_t layer, const ConstMatrixMap& x) const {
    return layer > 0 ? layers_[layer - 1].a.data() : x.data();
  }

 private:
  Model& model_;
  Task task_;
  std::unique_ptr<Activation> activation_;
  std::unique_ptr<Loss> loss_;
  std::vector<Layer> layers_;
};

/// Whether a layer of the network is normalized.
[[nodiscard]] bool is_normalized(const Experiment& experiment);

}  // namespace descent
