#include "descent/model.hpp"

#include <algorithm>
#include <utility>

#include "batch_norm.hpp"
#include "kernels/gemm.hpp"
#include "kernels/lanes.hpp"

namespace descent {
namespace {

/// Layers up to this wide count as narrow.
constexpr Index narrow_width = 16;

/// As many samples, or units, as fill whole vectors.
Index filled(Index count) { return (count + lanes - 1) / lanes * lanes; }

}  // namespace

Model::Model(Index inputs, const std::vector<HiddenLayer>& hidden, Index outputs,
             std::unique_ptr<Activation> activation, Index capacity)
    : activation_(std::move(activation)) {
  capacity = filled(capacity);
  Index in = inputs;
  Index offset = 0;
  const auto add_tensor = [&](Index rows, Index columns, bool matrix) {
    tensors_.push_back({.offset = offset, .rows = rows, .columns = columns, .matrix = matrix});
    offset += rows * columns;
    return tensors_.back().offset;
  };
  const auto add_layer = [&](Index out) -> Layer& {
    Layer layer{.in = in,
                .out = out,
                .weight = add_tensor(out, in, true),
                .bias = add_tensor(out, 1, false),
                .z = Array::Zero(capacity * out),
                .a = {},
                .d = Array::Zero(capacity * out),
                .kept = {},
                .mask = {},
                .norm = nullptr};
    layers_.push_back(std::move(layer));
    in = out;
    return layers_.back();
  };
  for (const HiddenLayer& spec : hidden) {
    Layer& layer = add_layer(spec.width);
    const Index size = capacity * spec.width;
    layer.a = Array::Zero(capacity * filled(spec.width));
    narrow_ = narrow_ && !spec.batch_norm && spec.dropout == 0;
    if (spec.batch_norm) {
      layer.norm = std::make_unique<BatchNorm>(spec.width, capacity);
      add_tensor(spec.width, 1, false);
      add_tensor(spec.width, 1, false);
    }
    if (spec.dropout > 0) {
      layer.dropout = spec.dropout;
      layer.kept = Array::Zero(size);
      layer.mask = Array::Zero(size);
    }
  }
  add_layer(outputs);
  narrow_ = narrow_ && std::all_of(layers_.begin(), layers_.end(), [](const Layer& layer) {
              return std::max(layer.in, layer.out) <= narrow_width;
            });
  if (narrow_) {
    x_ = Array::Zero(capacity * filled(inputs));
    outputs_ = Array::Zero(capacity * outputs);
    delta_ = Array::Zero(capacity * outputs);
  }
  parameters_ = Array::Zero(offset);
  gradient_ = Array::Zero(offset);
  for (Index i = 0; i < layers(); ++i) gamma(i).setOnes();
}

Model::Model(Model&&) noexcept = default;
Model::~Model() = default;

void Model::initialize(const Initializer& initializer, Random& random) {
  for (Index i = 0; i < layers(); ++i) {
    initializer.fill(weight(i), random);
    bias(i).setZero();
  }
}

Parameters Model::parameters() {
  return {{parameters_.data(), parameters_.size()}, {gradient_.data(), gradient_.size()}, tensors_};
}

MatrixMap Model::weight(Index layer) {
  const Layer& l = at(layer);
  return {parameters_.data() + l.weight, l.out, l.in};
}

ArrayMap Model::bias(Index layer) {
  const Layer& l = at(layer);
  return {parameters_.data() + l.bias, l.out};
}

ArrayMap Model::behind_bias(Index layer, Index place) {
  const Layer& l = at(layer);
  return {parameters_.data() + l.bias + place * l.out, l.norm ? l.out : 0};
}

ArrayMap Model::gamma(Index layer) { return behind_bias(layer, 1); }

ArrayMap Model::beta(Index layer) { return behind_bias(layer, 2); }

std::vector<ArrayMap> Model::running() {
  std::vector<ArrayMap> all;
  for (Layer& layer : layers_) {
    if (layer.norm) all.push_back(layer.norm->running());
  }
  return all;
}

MatrixMap Model::forward(const ConstMatrixMap& x) { return pass(x, nullptr); }

MatrixMap Model::forward(const ConstMatrixMap& x, Random& random) { return pass(x, &random); }

MatrixMap Model::pass(const ConstMatrixMap& x, Random* random) {
  rows_ = x.rows();
  in_lanes_ = narrow_ && rows_ >= lanes;
  return in_lanes_ ? pass_in_lanes(x) : pass_by_rows(x, random);
}

MatrixMap Model::delta() {
  Layer& last = layers_.back();
  return {in_lanes_ && last.out > 1 ? delta_.data() : last.d.data(), rows_, last.out};
}

void Model::backward(const ConstMatrixMap& x) {
  if (in_lanes_) {
    backward_in_lanes();
  } else {
    backward_by_rows(x);
  }
}

MatrixMap Model::pass_by_rows(const ConstMatrixMap& x, Random* random) {
  const Real* input = x.data();
  for (Layer& layer : layers_) {
    // z [rows][out] = b + input [rows][in] · Wᵀ
    const Real* w = parameters_.data() + layer.weight;
    const Real* b = parameters_.data() + layer.bias;
    gemm(rows_, layer.out, layer.in, {input, layer.in, 1}, {w, 1, layer.in}, b, layer.z.data());
    if (layer.norm) {
      const MatrixMap z(layer.z.data(), rows_, layer.out);
      const Real* gamma = b + layer.out;
      const Real* beta = gamma + layer.out;
      if (random != nullptr) {
        layer.norm->train(z, gamma, beta);
      } else {
        layer.norm->evaluate(z, gamma, beta);
      }
    }
    const Index size = rows_ * layer.out;
    if (layer.a.size() > 0) activation_->forward(layer.z.data(), layer.a.data(), size);
    input = layer.a.data();
    if (layer.dropout > 0 && random != nullptr) {
      const Real keep = static_cast<Real>(1 / (1 - layer.dropout));
      for (Index i = 0; i < size; ++i) {
        layer.mask(i) = random->uniform() < layer.dropout ? 0 : keep;
        layer.kept(i) = layer.a(i) * layer.mask(i);
      }
      input = layer.kept.data();
    }
  }
  Layer& last = layers_.back();
  return {last.z.data(), rows_, last.out};
}

void Model::backward_by_rows(const ConstMatrixMap& x) {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    Layer& layer = layers_[i];
    Layer* below = i > 0 ? &layers_[i - 1] : nullptr;
    const Real* input = below != nullptr ? below->output().data() : x.data();
    Real* bias_gradient = gradient_.data() + layer.bias;
    std::fill_n(bias_gradient, layer.out, Real{0});
    if (layer.norm) {
      // The batch's mean takes any bias off again: its gradient is zero, without rounding errors
      // that an optimizer with a memory would blow up.
      layer.norm->backward({layer.d.data(), rows_, layer.out},
                           parameters_.data() + layer.bias + layer.out, bias_gradient + layer.out,
                           bias_gradient + 2 * layer.out);
    } else {
      // ∂b [out] = the sum of d over the rows
      for (Index row = 0; row < rows_; ++row) {
        const Real* d = layer.d.data() + row * layer.out;
        for (Index j = 0; j < layer.out; ++j) bias_gradient[j] += d[j];
      }
    }
    // ∂W [out][in] = dᵀ · input. d is turned in z's place, which has done its work: down a column
    // of d, where out is a power of two, lines would drive one another out of the first cache.
    transpose(rows_, layer.out, layer.d.data(), layer.out, layer.z.data(), rows_);
    gemm(layer.out, layer.in, rows_, {layer.z.data(), rows_, 1}, {input, layer.in, 1}, nullptr,
         gradient_.data() + layer.weight);
    if (below != nullptr) {
      // d below [rows][in] = d · W, then back through dropout and the activation
      gemm(rows_, layer.in, layer.out, {layer.d.data(), layer.out, 1},
           {parameters_.data() + layer.weight, layer.in, 1}, nullptr, below->d.data());
      const Index size = rows_ * below->out;
      if (below->dropout > 0) below->d.head(size) *= below->mask.head(size);
      activation_->backward(below->z.data(), below->a.data(), below->d.data(), size);
    }
  }
}

MatrixMap Model::pass_in_lanes(const ConstMatrixMap& x) {
  const Index samples = filled(rows_);
  transpose(rows_, x.cols(), x.data(), x.cols(), x_.data(), samples);
  const Real* input = x_.data();
  for (Layer& layer : layers_) {
    // z [out][samples] = b + W · input [in][samples]
    gemm_in_lanes(layer.out, samples, layer.in, {parameters_.data() + layer.weight, layer.in, 1},
                  parameters_.data() + layer.bias, input, layer.z.data());
    if (layer.a.size() > 0) {
      activation_->forward(layer.z.data(), layer.a.data(), layer.out * samples);
    }
    input = layer.a.data();
  }
  Layer& last = layers_.back();
  // The only output's samples stand one behind the other either way.
  if (last.out == 1) return {last.z.data(), rows_, 1};
  transpose(last.out, rows_, last.z.data(), samples, outputs_.data(), last.out);
  return {outputs_.data(), rows_, last.out};
}

void Model::backward_in_lanes() {
  const Index samples = filled(rows_);
  Layer& last = layers_.back();
  if (last.out > 1) transpose(rows_, last.out, delta_.data(), last.out, last.d.data(), samples);
  for (std::size_t i = layers_.size(); i-- > 0;) {
    Layer& layer = layers_[i];
    Layer* below = i > 0 ? &layers_[i - 1] : nullptr;
    const Real* d = layer.d.data();
    const Real* input = below != nullptr ? below->a.data() : x_.data();
    // ∂W [out][in] = d · inputᵀ and ∂b [out] = Σ d, without the samples that only fill
    gemm_over_lanes(layer.out, layer.in, rows_, samples, d, input, gradient_.data() + layer.weight,
                    gradient_.data() + layer.bias);
    if (below != nullptr) {
      // d below [in][samples] = Wᵀ · d, then back through the activation
      gemm_in_lanes(layer.in, samples, layer.out, {parameters_.data() + layer.weight, 1, layer.in},
                    nullptr, d, below->d.data());
      activation_->backward(below->z.data(), below->a.data(), below->d.data(), layer.in * samples);
    }
  }
}

}  // namespace descent
