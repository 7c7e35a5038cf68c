#include "lab/passes.hpp"

#include <algorithm>
#include <cmath>

#include "batch_norm.hpp"
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
                       .d = Array::Zero(size),
                       .normalized = model_.gamma(i).size() > 0});
  }
}

void Passes::forward(const ConstMatrixMap& x) {
  const Real* parameters = model_.parameters().w.data();
  const Index rows = x.rows();
  const std::vector<ArrayMap> running = model_.running();
  std::size_t norm = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    Layer& layer = layers_[i];
    // z [rows][out] = b + input [rows][in] · Wᵀ
    gemm(rows, layer.out, layer.in, {input(i, x), layer.in, 1},
         {parameters + layer.weight, 1, layer.in}, parameters + layer.bias, layer.z.data());
    if (layer.normalized) normalize(layer, rows, static_cast<Index>(i), running[norm++]);
    if (layer.a.size() > 0) {
      activation_->forward(layer.z.data(), layer.a.data(), rows * layer.out);
    }
  }
}

void Passes::normalize(Layer& layer, Index rows, Index index, const ArrayMap& running) {
  const ArrayMap gamma = model_.gamma(index);
  const ArrayMap beta = model_.beta(index);
  MatrixMap z(layer.z.data(), rows, layer.out);
  for (Index j = 0; j < layer.out; ++j) {
    const Real mean = running(j);
    const auto scale =
        static_cast<Real>(static_cast<double>(gamma(j)) /
                          std::sqrt(static_cast<double>(running(layer.out + j)) + BatchNorm::eps));
    for (Index row = 0; row < rows; ++row) z(row, j) = (z(row, j) - mean) * scale + beta(j);
  }
}

double Passes::run(const ConstMatrixMap& x, const Real* targets) {
  forward(x);
  const Real* parameters = model_.parameters().w.data();
  const Index rows = x.rows();
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
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    gradient_of(layers_[i], layers_[i].d.data(), input(i, x), x.rows(), gradient);
  }
}

void gradient_of(const Passes::Layer& layer, const Real* d, const Real* input, Index rows,
                 Real* gradient) {
  gemm(layer.out, layer.in, rows, {d, 1, layer.out}, {input, layer.in, 1}, nullptr,
       gradient + layer.weight);
  Real* bias = gradient + layer.bias;
  std::fill_n(bias, layer.out, Real{0});
  for (Index row = 0; row < rows; ++row) {
    for (Index j = 0; j < layer.out; ++j) bias[j] += d[row * layer.out + j];
  }
}

bool is_normalized(const Experiment& experiment) {
  return std::any_of(experiment.hidden.begin(), experiment.hidden.end(),
                     [](const HiddenLayer& layer) { return layer.batch_norm; });
}

}  // namespace descent
