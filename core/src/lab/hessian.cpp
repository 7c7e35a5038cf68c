#include "lab/hessian.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "kernels/gemm.hpp"
#include "lab/gradients.hpp"
#include "lab/passes.hpp"
#include "lab/second_derivatives.hpp"

namespace descent {
namespace {

constexpr Index chunk = 256;

/// With R{x} for how x changes as the parameters move along v (Pearlmutter 1994, section 4), W, b
/// becoming V, c there, and δ for the derivative with respect to z:
///   R{z} = V·a + W·R{a} + c,  R{a} = f′(z)·R{z},  R{δ} at the outputs = ℓ″·R{z}
///   R{∂W} = R{δ}ᵀ·a + δᵀ·R{a},  R{∂b} = ΣR{δ}
///   R{δ} below = f′(z)·(R{δ}·W + δ·V) + f″(z)·R{z}·(δ·W)
class ByROperator final : public Hessian {
 public:
  ByROperator(Trainer& trainer, Index most_rows)
      : trainer_(trainer),
        rows_(evenly_spaced(trainer.data().train, most_rows)),
        passes_(trainer, std::min(chunk, rows_.x.rows())),
        activation_(make_at("model.activation", trainer.experiment().activation)),
        bend_(second_derivative(trainer.experiment().activation)),
        loss_(second_derivative(trainer.experiment().loss)),
        part_(trainer.parameters()) {
    for (const Passes::Layer& layer : passes_.layers()) {
      const Index size = layer.d.size();
      moved_.push_back({Array(size), Array(size), Array(size), Array(size)});
    }
  }

  void multiply(const Array& v, Array& product) override {
    const Index rows = rows_.x.rows();
    product.setZero();
    for (Index from = 0; from < rows; from += chunk) {
      const Index count = std::min(chunk, rows - from);
      const ConstMatrixMap x(rows_.x.data() + from * rows_.x.cols(), count, rows_.x.cols());
      static_cast<void>(passes_.run(x, rows_.y + from));
      forward(x, v);
      outputs(rows_.y + from, count);
      backward(x, v);
      product += part_ * (static_cast<Real>(count) / static_cast<Real>(rows));
    }
  }

 private:
  /// R{z}, R{a}, R{δ}, and room to work in, each [rows][out].
  struct Moved {
    Array z;
    Array a;
    Array d;
    Array work;
  };

  void forward(const ConstMatrixMap& x, const Array& v) {
    const Real* w = trainer_.model().parameters().w.data();
    const Index rows = x.rows();
    for (std::size_t i = 0; i < moved_.size(); ++i) {
      const Passes::Layer& layer = passes_.layers()[i];
      Moved& moved = moved_[i];
      const Index size = rows * layer.out;
      gemm(rows, layer.out, layer.in, {passes_.input(i, x), layer.in, 1},
           {v.data() + layer.weight, 1, layer.in}, v.data() + layer.bias, moved.z.data());
      if (i > 0) {
        gemm(rows, layer.out, layer.in, {moved_[i - 1].a.data(), layer.in, 1},
             {w + layer.weight, 1, layer.in}, nullptr, moved.work.data());
        moved.z.head(size) += moved.work.head(size);
      }
      if (layer.a.size() == 0) continue;
      moved.a.head(size) = moved.z.head(size);
      activation_->backward(layer.z.data(), layer.a.data(), moved.a.data(), size);
    }
  }

  void outputs(const Real* targets, Index rows) {
    const Passes::Layer& layer = passes_.layers().back();
    Moved& moved = moved_.back();
    const auto out = static_cast<std::size_t>(layer.out);
    std::vector<double> r(out);
    for (Index row = 0; row < rows; ++row) {
      Real* z = moved.z.data() + row * layer.out;
      std::copy_n(z, out, r.begin());
      loss_({layer.z.data() + row * layer.out, out}, {trainer_.data().task, targets + row}, r);
      for (std::size_t j = 0; j < out; ++j) {
        moved.d(row * layer.out + static_cast<Index>(j)) =
            static_cast<Real>(r[j] / static_cast<double>(rows));
      }
    }
  }

  void backward(const ConstMatrixMap& x, const Array& v) {
    const Real* w = trainer_.model().parameters().w.data();
    const Index rows = x.rows();
    for (std::size_t i = moved_.size(); i-- > 0;) {
      const Passes::Layer& layer = passes_.layers()[i];
      Moved& moved = moved_[i];
      gradient_of(layer, moved.d.data(), passes_.input(i, x), rows, part_.data());
      if (i == 0) return;
      Moved& below = moved_[i - 1];
      add_product(layer, layer.d.data(), below.a.data(), rows);
      // R{δ}·W + δ·V, and δ·W
      const Passes::Layer& under = passes_.layers()[i - 1];
      const Index size = rows * under.out;
      gemm(rows, layer.in, layer.out, {moved.d.data(), layer.out, 1},
           {w + layer.weight, layer.in, 1}, nullptr, below.d.data());
      gemm(rows, layer.in, layer.out, {layer.d.data(), layer.out, 1},
           {v.data() + layer.weight, layer.in, 1}, nullptr, below.work.data());
      below.d.head(size) += below.work.head(size);
      activation_->backward(under.z.data(), under.a.data(), below.d.data(), size);
      gemm(rows, layer.in, layer.out, {layer.d.data(), layer.out, 1},
           {w + layer.weight, layer.in, 1}, nullptr, below.work.data());
      for (Index j = 0; j < size; ++j) {
        const double bend = bend_(static_cast<double>(under.z(j)));
        if (bend != 0) below.d(j) += static_cast<Real>(bend) * below.z(j) * below.work(j);
      }
    }
  }

  /// part_'s weight [out][in] += dᵀ [rows][out] · input [rows][in]
  void add_product(const Passes::Layer& layer, const Real* d, const Real* input, Index rows) {
    const Index size = layer.out * layer.in;
    if (weight_.size() < size) weight_.resize(size);
    gemm(layer.out, layer.in, rows, {d, 1, layer.out}, {input, layer.in, 1}, nullptr,
         weight_.data());
    part_.segment(layer.weight, size) += weight_.head(size);
  }

  Trainer& trainer_;
  RowsOf rows_;
  Passes passes_;
  std::unique_ptr<Activation> activation_;
  std::function<double(double)> bend_;
  LossCurvature loss_;
  std::vector<Moved> moved_;
  Array part_;
  Array weight_;
};

class ByDifferences final : public Hessian {
 public:
  ByDifferences(Trainer& trainer, Index most_rows)
      : trainer_(trainer),
        rows_(evenly_spaced(trainer.data().train, most_rows)),
        gradient_(trainer) {}

  void multiply(const Array& v, Array& product) override {
    ArrayMap w = trainer_.model().parameters().w;
    // The cube root of the rounding error balances it with what the difference leaves out.
    const double size = std::cbrt(static_cast<double>(std::numeric_limits<Real>::epsilon()));
    const double length = std::sqrt(v.cast<double>().square().sum());
    if (length == 0) {
      product.setZero();
      return;
    }
    const double scale = 1 + std::sqrt(w.cast<double>().square().mean());
    const auto eps = static_cast<Real>(size * scale / length);
    const Array before = w;
    w = before + eps * v;
    static_cast<void>(gradient_.of_rows(rows_, product));
    w = before - eps * v;
    static_cast<void>(gradient_.of_rows(rows_, behind_));
    w = before;
    product = (product - behind_) / (2 * eps);
  }

 private:
  Trainer& trainer_;
  RowsOf rows_;
  TrainingGradient gradient_;
  Array behind_;
};

}  // namespace

std::unique_ptr<Hessian> make_hessian(Trainer& trainer, Index most_rows) {
  if (is_normalized(trainer.experiment())) {
    return std::make_unique<ByDifferences>(trainer, most_rows);
  }
  return std::make_unique<ByROperator>(trainer, most_rows);
}

}  // namespace descent
