#include "lab/passes.hpp"

#include <algorithm>

#include "kernels/gemm.hpp"

namespace descent {

Passes::Passes(Trainer& trainer, Index capacity)
    : model_(trainer.model()),
      task_(trainer.data().task),
      activation_(make_at("model.activation", trainer.experiment().activation)),
      loss_(make_at("loss", trainer.experiment().loss)) {
  const Real* parameters = model_.parameters().w.data();
  for (Index i = 0; i < model_.layers(); ++i) {
    const MatrixMap weight = model_.weight(i);
    const Index size = capacity * weight.rows();
    const bool last = i + 1 == model_.layers();
    layers_.push_back({.in = weight.cols(),
                       .out = weight.rows(),
                       .weight = weight.data() - parameters,
                       .bias = model_.bias(i).data() - parameters,
                       .z = Array::Zero(size),
                       .a = Array::Zero(last ? 0 : size),
                       .d = Array::Zero(size)});
  }
}

double Passes::run(const ConstMatrixMap& x, const Real* targets) {
  const Real* parameters = model_.parameters().w.data();
  const Index rows = x.rows();
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    Layer& layer = layers_[i];
    // z [rows][out] = b + input [rows][in] · Wᵀ
    gemm(rows, layer.out, layer.in, {input(i, x), layer.in, 1},
         {parameters + layer.weight, 1, layer.in}, parameters + layer.bias, layer.z.data());
    if (layer.a.size() > 0) {
      activation_->forward(layer.z.data(), layer.a.data(), rows * layer.out);
    }
  }
  Layer& last = layers_.back();
  MatrixMap delta(last.d.data(), rows, last.out);
  const double loss = loss_->evaluate({last.z.data(), rows, last.out}, {task_, targets}, &delta);
  for (std::size_t i = layers_.size() - 1; i > 0; --i) {
    const Layer& layer = layers_[i];
    Layer& below = layers_[i - 1];
    // d below [rows][in] = d · W, then back through the activation
    gemm(rows, layer.in, layer.out, {layer.d.data(), layer.out, 1},
         {parameters + layer.weight, layer.in, 1}, nullptr, below.d.data());
    activation_->backward(below.z.data(), below.a.data(), below.d.data(), rows * below.out);
  }
  return loss;
}

void Passes::gradient(const ConstMatrixMap& x, Real* gradient) const {
  const Index rows = x.rows();
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Layer& layer = layers_[i];
    // ∂W [out][in] = dᵀ · input
    gemm(layer.out, layer.in, rows, {layer.d.data(), 1, layer.out}, {input(i, x), layer.in, 1},
         nullptr, gradient + layer.weight);
    Real* bias = gradient + layer.bias;
    std::fill_n(bias, layer.out, Real{0});
    for (Index row = 0; row < rows; ++row) {
      const Real* d = layer.d.data() + row * layer.out;
      for (Index j = 0; j < layer.out; ++j) bias[j] += d[j];
    }
  }
}

bool is_normalized(const Experiment& experiment) {
  return std::any_of(experiment.hidden.begin(), experiment.hidden.end(),
                     [](const HiddenLayer& layer) { return layer.batch_norm; });
}

}  // namespace descent
