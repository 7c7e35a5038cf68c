// Muon on weight matrices, as torch.optim.Muon, and AdamW on every other tensor:
//   b ← b + (1 − μ)(g − b);  u = g + μ(b − g), or b without Nesterov
//   X = u/max(|u|, ε), transposed where it has more rows than columns; then `ns_steps` times
//   A = XXᵀ;  X ← 3.4445 X + (−4.7750 A + 2.0315 A²)X
//   w ← (1 − ηλ)w − ηκX,  κ = √max(1, rows/columns), or 0.2·√max(rows, columns)
// Jordan et al. 2024; the match_rms_adamw κ after Liu et al. 2025. The iteration runs in the core's
// own precision, where PyTorch has bfloat16. PyTorch's Muon refuses vectors and leaves them to
// another optimizer: here they take AdamW's update at the same rate and decay.
#include <algorithm>
#include <cmath>
#include <utility>

#include "descent/functions.hpp"
#include "kernels/gemm.hpp"
#include "kernels/reduce.hpp"
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

/// The iteration's coefficients, tuned to bring small singular values up fast.
constexpr Real x_share = static_cast<Real>(3.4445);
constexpr Real a_share = static_cast<Real>(-4.7750);
constexpr Real square_share = static_cast<Real>(2.0315);

class Muon final : public Optimizer {
 public:
  explicit Muon(const Knobs& knobs)
      : momentum_(knobs.number("momentum")),
        nesterov_(knobs.flag("nesterov")),
        ns_steps_(static_cast<int>(knobs.integer("ns_steps"))),
        eps_(knobs.number("eps")),
        match_rms_(knobs.choice("adjust_lr") == "match_rms_adamw"),
        beta1_(knobs.number("beta1")),
        beta2_(knobs.number("beta2")),
        adamw_eps_(static_cast<Real>(knobs.number("adamw_eps"))),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  /// Of matrices b alone; of vectors Adam's two averages.
  [[nodiscard]] int slots() const override { return 2; }

  [[nodiscard]] Index scratch(std::span<const Tensor> tensors) const override {
    Room room;
    for (const Tensor& tensor : tensors) {
      if (!tensor.matrix) continue;
      const Index shorter = std::min(tensor.rows, tensor.columns);
      room.matrix = std::max(room.matrix, tensor.size());
      room.square = std::max(room.square, shorter * shorter);
    }
    return 2 * (room.matrix + room.square);
  }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const Real momentum = static_cast<Real>(rates.momentum.value_or(momentum_));
    const Real kept = 1 - rates.lr * weight_decay_;
    for (const Tensor& tensor : p.tensors) {
      const Index n = tensor.size();
      Real* w = p.w.data() + tensor.offset;
      Real* g = p.g.data() + tensor.offset;
      Real* m = state.slots[0].data() + tensor.offset;
      Real* v = state.slots[1].data() + tensor.offset;
      if (tensor.matrix) {
        update_each(
            n,
            [&](Lanes& b4, Lanes& g4) {
              b4 += (1 - momentum) * (g4 - b4);
              g4 = nesterov_ ? g4 + momentum * (b4 - g4) : b4;
            },
            m, g);
        const Real* x = orthogonalize(g, tensor.rows, tensor.columns, state.scratch);
        mix(w, kept, x, -rates.lr * scale(tensor), n);
        continue;
      }
      const auto t = static_cast<double>(state.updates + 1);
      const Average mean(beta1_);
      const Average variance(beta2_);
      const Real root = static_cast<Real>(std::sqrt(1 - power(beta2_, t)));
      const Real rate = static_cast<Real>(static_cast<double>(rates.lr) / (1 - power(beta1_, t)));
      update_each(
          n,
          [&](Lanes& w4, Lanes& m4, Lanes& v4, Lanes g4) {
            mean.follow(m4, g4);
            variance.follow(v4, g4 * g4);
            w4 = kept * w4 - rate * m4 / (sqrt(v4) / root + adamw_eps_);
          },
          w, m, v, static_cast<const Real*>(g));
    }
  }

 private:
  struct Room {
    Index matrix = 0;
    Index square = 0;
  };

  [[nodiscard]] Real scale(const Tensor& tensor) const {
    const auto rows = static_cast<double>(tensor.rows);
    const auto columns = static_cast<double>(tensor.columns);
    return static_cast<Real>(match_rms_ ? 0.2 * std::sqrt(std::max(rows, columns))
                                        : std::sqrt(std::max(1.0, rows / columns)));
  }

  /// The nearest matrix to u [rows][columns] whose singular values are all near 1, by Newton &
  /// Schulz; it lies in `scratch`.
  const Real* orthogonalize(const Real* u, Index rows, Index columns, Array& scratch) const {
    const Index size = rows * columns;
    const Index n = std::min(rows, columns);
    const Index m = std::max(rows, columns);
    Real* x = scratch.data();  // [n][m]
    Real* next = x + size;
    Real* a = next + size;  // [n][n]
    Real* polynomial = a + n * n;

    const double length = std::max(std::sqrt(sum_of_squares(u, size)), eps_);
    const Real shrink = static_cast<Real>(1 / length);
    const bool tall = rows > columns;
    for (Index i = 0; i < n; ++i) {
      for (Index j = 0; j < m; ++j) {
        x[i * m + j] = shrink * (tall ? u[j * columns + i] : u[i * columns + j]);
      }
    }
    for (int step = 0; step < ns_steps_; ++step) {
      gemm(n, n, m, {x, m, 1}, {x, 1, m}, nullptr, a);
      gemm(n, n, n, {a, n, 1}, {a, n, 1}, nullptr, polynomial);
      mix(polynomial, square_share, a, a_share, n * n);
      gemm(n, m, n, {polynomial, n, 1}, {x, m, 1}, nullptr, next);
      mix(x, x_share, next, 1, size);
    }
    if (!tall) return x;
    for (Index i = 0; i < n; ++i) {
      for (Index j = 0; j < m; ++j) next[j * columns + i] = x[i * m + j];
    }
    return next;
  }

  double momentum_;
  bool nesterov_;
  int ns_steps_;
  double eps_;
  bool match_rms_;
  double beta1_;
  double beta2_;
  Real adamw_eps_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {
    lr_knob(0.02),
    {.name = "momentum",
     .label = "momentum",
     .symbol = R"(\mu)",
     .fallback = 0.95,
     .range = {.min = 0, .max = 1},
     .slider = Slider{0, 0.99},
     .help = "Share of the past in the average gradient b.",
     .live = true},
    {.name = "nesterov",
     .label = "Nesterov",
     .type = KnobType::boolean,
     .fallback = true,
     .help = "Looks ahead: mixes the gradient at hand into the average.",
     .live = true},
    {.name = "adjust_lr",
     .label = "scale",
     .symbol = R"(\kappa)",
     .type = KnobType::choice,
     .fallback = "original",
     .choices = {"original", "match_rms_adamw"},
     .help = "By the matrix's shape, or so that steps are as long as AdamW's.",
     .advanced = true,
     .live = true},
    {.name = "ns_steps",
     .label = "iterations",
     .type = KnobType::integer,
     .fallback = 5.0,
     .range = {.min = 1, .max = 100},
     .slider = Slider{1, 10},
     .help = "Newton–Schulz iterations towards the orthogonal matrix.",
     .advanced = true,
     .live = true},
    eps_knob(1e-7, "Least length that a gradient is divided by."),
    [] {
      Knob knob = beta1_knob(0.9);
      knob.help = "AdamW on vectors: share of the past in the average gradient.";
      knob.advanced = true;
      return knob;
    }(),
    [] {
      Knob knob = beta2_knob(0.999);
      knob.help = "AdamW on vectors: share of the past in the squared gradient.";
      knob.advanced = true;
      return knob;
    }(),
    [] {
      Knob knob = eps_knob(1e-8, "AdamW on vectors: added to the root.");
      knob.name = "adamw_eps";
      knob.label = "AdamW's epsilon";
      return knob;
    }(),
    decoupled_decay_knob(0)};

extern constexpr OptimizerEntry muon{
    {.name = "muon",
     .label = "Muon",
     .formula = R"(\begin{aligned} b &\leftarrow \mu b + (1-\mu)\,g \\)"
                R"(U \Sigma V^{\!\top} &= (1-\mu)\,g + \mu\,b \\)"
                R"(W &\leftarrow W - \eta\,\kappa\,U V^{\!\top} \end{aligned})",
     .source = "Jordan et al. 2024, in the form of torch.optim.Muon",
     .help = "Momentum whose matrices are made orthogonal, so that every direction moves alike; "
             "AdamW for biases.",
     .knobs = knobs},
    &make_as<Optimizer, Muon>};

}  // namespace descent::optimizers
