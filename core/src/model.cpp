#include "descent/model.hpp"

#include <algorithm>
#include <utility>

#include "kernels/gemm.hpp"

namespace descent {

Model::Model(std::vector<Index> widths, std::unique_ptr<Activation> activation, Index capacity)
    : activation_(std::move(activation)),

      panel_(gemm_panel_size(std::max(*std::max_element(widths.begin(), widths.end()), capacity))) {
  Index offset = 0;
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
    const Index in = widths[i];
    const Index out = widths[i + 1];
    const bool last = i + 2 == widths.size();
    layers_.push_back({.in = in,
                       .out = out,
                       .weight = offset,
                       .bias = offset + in * out,
                       .z = Array::Zero(capacity * out),
                       .a = Array::Zero(last ? 0 : capacity * out),
                       .d = Array::Zero(capacity * out)});
    offset += (in + 1) * out;
  }
  parameters_ = Array::Zero(offset);
  gradient_ = Array::Zero(offset);
}

void Model::initialize(const Initializer& initializer, Random& random) {
  for (Index i = 0; i < layers(); ++i) {
    initializer.fill(weight(i), random);
    bias(i).setZero();
  }
}

MatrixMap Model::weight(Index layer) {
  const Layer& l = layers_[static_cast<std::size_t>(layer)];
  return {parameters_.data() + l.weight, l.out, l.in};
}

ArrayMap Model::bias(Index layer) {
  const Layer& l = layers_[static_cast<std::size_t>(layer)];
  return {parameters_.data() + l.bias, l.out};
}

MatrixMap Model::forward(const ConstMatrixMap& x) {
  rows_ = x.rows();
  const Real* input = x.data();
  for (Layer& layer : layers_) {
    // z [rows][out] = input [rows][in] · Wᵀ + b
    const Real* w = parameters_.data() + layer.weight;
    gemm(rows_, layer.out, layer.in, {input, layer.in, 1}, {w, 1, layer.in}, layer.z.data(),
         panel_.data());
    const Eigen::Map<const Eigen::Array<Real, 1, Eigen::Dynamic>> b(parameters_.data() + layer.bias,
                                                                    layer.out);
    MatrixMap(layer.z.data(), rows_, layer.out).array().rowwise() += b;
    if (layer.a.size() > 0) {
      activation_->forward(layer.z.data(), layer.a.data(), rows_ * layer.out);
      input = layer.a.data();
    }
  }
  Layer& last = layers_.back();
  return {last.z.data(), rows_, last.out};
}

MatrixMap Model::delta() {
  Layer& last = layers_.back();
  return {last.d.data(), rows_, last.out};
}

void Model::backward(const ConstMatrixMap& x) {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    Layer& layer = layers_[i];
    Layer* below = i > 0 ? &layers_[i - 1] : nullptr;
    const Real* input = below != nullptr ? below->a.data() : x.data();
    // ∂W [out][in] = dᵀ · input, ∂b [out] = the sum of d over the rows
    gemm(layer.out, layer.in, rows_, {layer.d.data(), 1, layer.out}, {input, layer.in, 1},
         gradient_.data() + layer.weight, panel_.data());
    Real* bias_gradient = gradient_.data() + layer.bias;
    std::fill_n(bias_gradient, layer.out, Real{0});
    for (Index row = 0; row < rows_; ++row) {
      const Real* d = layer.d.data() + row * layer.out;
      for (Index j = 0; j < layer.out; ++j) bias_gradient[j] += d[j];
    }
    if (below != nullptr) {
      // d below [rows][in] = d · W, then through the activation
      gemm(rows_, layer.in, layer.out, {layer.d.data(), layer.out, 1},
           {parameters_.data() + layer.weight, layer.in, 1}, below->d.data(), panel_.data());
      activation_->backward(below->z.data(), below->a.data(), below->d.data(), rows_ * below->out);
    }
  }
}

}  // namespace descent
