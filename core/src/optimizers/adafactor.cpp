// Adafactor, as torch.optim.Adafactor, tensor by tensor, t counting from 1:
//   β = 1 − t^δ (δ = beta2_decay < 0);  α = max(ε₂, RMS(w))·min(η, 1/√t);  w ← (1 − ηλ)w
//   matrices: R ← βR + (1 − β)·row means of g²,  C ← βC + (1 − β)·column means of g²,
//             v = R Cᵀ / mean(R);  vectors: v ← βv + (1 − β)g²
//   u = g/√v;  w ← w − α u / max(1, RMS(u)/d)
// Shazeer & Stern 2018, Algorithms 4 to 6, without momentum. RMS(w) is taken before the decay.
// ε₁ = 2⁻²³ bounds v from below at ε₁², as PyTorch does for float32.
#include <algorithm>
#include <cmath>

#include "descent/functions.hpp"
#include "kernels/lanes.hpp"
#include "kernels/reduce.hpp"
#include "optimizers/moments.hpp"

namespace descent::optimizers {
namespace {

constexpr double eps1 = 0x1p-23;

class Adafactor final : public Optimizer {
 public:
  explicit Adafactor(const Knobs& knobs)
      : beta2_decay_(knobs.number("beta2_decay")),
        eps2_(knobs.number("eps2")),
        d_(knobs.number("d")),
        weight_decay_(static_cast<Real>(knobs.number("weight_decay"))) {}

  /// Of a matrix [rows][columns] the slot holds R in its first `rows` numbers, and C, which may not
  /// fit behind it, in the second slot's first `columns`.
  [[nodiscard]] int slots() const override { return 2; }

  void update(Parameters p, const Rates& rates, OptimizerState& state) const override {
    const auto t = static_cast<double>(state.updates + 1);
    const auto lr = static_cast<double>(rates.lr);
    const double fresh = power(t, beta2_decay_);
    const double rho = std::min(lr, 1 / std::sqrt(t));
    for (const Tensor& tensor : p.tensors) {
      Real* g = p.g.data() + tensor.offset;
      const double root = std::sqrt(static_cast<double>(tensor.size()));
      const double alpha = std::max(eps2_, norm(p.w, tensor) / root) * rho;
      if (tensor.matrix) {
        divide_by_factored_root(tensor, fresh, g, state);
      } else {
        const auto taken = static_cast<Real>(fresh);
        const Lanes least = broadcast(static_cast<Real>(eps1 * eps1));
        update_each(
            tensor.size(),
            [&](Lanes& v4, Lanes& g4) {
              v4 += taken * (g4 * g4 - v4);
              g4 /= sqrt(v4 < least ? least : v4);
            },
            state.slots[0].data() + tensor.offset, g);
      }
      const double clip = std::max(1.0, norm(p.g, tensor) / (root * d_));
      mix(p.w.data() + tensor.offset, 1 - rates.lr * weight_decay_, g,
          -static_cast<Real>(alpha / clip), tensor.size());
    }
  }

 private:
  static void divide_by_factored_root(const Tensor& tensor, double fresh, Real* g,
                                      OptimizerState& state) {
    const Index rows = tensor.rows;
    const Index columns = tensor.columns;
    Real* r = state.slots[0].data() + tensor.offset;
    Real* c = state.slots[1].data() + tensor.offset;
    const auto follow = [fresh](Real& average, double value) {
      const auto old = static_cast<double>(average);
      average = static_cast<Real>(old + fresh * (value - old));
    };
    double mean = 0;
    for (Index i = 0; i < rows; ++i) {
      follow(r[i], sum_of_squares(g + i * columns, columns) / static_cast<double>(columns));
      mean += static_cast<double>(r[i]) / static_cast<double>(rows);
    }
    for (Index j = 0; j < columns; ++j) {
      double sum = 0;
      for (Index i = 0; i < rows; ++i) {
        const auto value = static_cast<double>(g[i * columns + j]);
        sum += value * value;
      }
      follow(c[j], sum / static_cast<double>(rows));
    }
    mean = std::max(mean, eps1);
    for (Index i = 0; i < rows; ++i) {
      for (Index j = 0; j < columns; ++j) {
        const double v = static_cast<double>(r[i]) * static_cast<double>(c[j]) / mean;
        Real& entry = g[i * columns + j];
        entry = static_cast<Real>(static_cast<double>(entry) / std::sqrt(std::max(v, eps1 * eps1)));
      }
    }
  }

  double beta2_decay_;
  double eps2_;
  double d_;
  Real weight_decay_;
};

}  // namespace

constexpr Knob knobs[] = {
    lr_knob(0.1),
    {.name = "beta2_decay",
     .label = "memory",
     .symbol = R"(\delta)",
     .fallback = -0.8,
     .range = {.min = -10, .max = 0, .max_open = true},
     .slider = Slider{-1, -0.1},
     .help = "How the averages' memory grows with t: nearer to zero forgets faster.",
     .live = true},
    {.name = "eps2",
     .label = "least size",
     .symbol = R"(\varepsilon_2)",
     .fallback = 1e-3,
     .range = {.min = 0},
     .slider = Slider{1e-6, 1, Scale::log},
     .help = "Size that weights near zero count as, so that they can move.",
     .advanced = true,
     .live = true},
    {.name = "d",
     .label = "clipping",
     .symbol = "d",
     .fallback = 1.0,
     .range = {.min = 1},
     .slider = Slider{1, 10, Scale::log},
     .help = "Largest root mean square of u before it is scaled down.",
     .advanced = true,
     .live = true},
    decoupled_decay_knob(0)};

extern constexpr OptimizerEntry adafactor{
    {.name = "adafactor",
     .label = "Adafactor",
     .formula = R"(\begin{aligned} \hat\beta &= 1 - t^{\delta} \\)"
                R"(R &\leftarrow \hat\beta R + (1-\hat\beta)\,\overline{g^2}^{\,\mathrm{row}} \\)"
                R"(C &\leftarrow \hat\beta C + (1-\hat\beta)\,\overline{g^2}^{\,\mathrm{col}} \\)"
                R"(u &= g / \sqrt{R\,C^{\top} / \overline{R}} \\)"
                R"(\rho &= \max(\varepsilon_2, \operatorname{RMS} w)\,\min(\eta, 1/\sqrt{t}) \\)"
                R"(w &\leftarrow w - \rho\,u / \max(1, \operatorname{RMS}(u)/d) \end{aligned})",
     .source = "Shazeer & Stern 2018, Algorithms 4 to 6, in the form of torch.optim.Adafactor",
     .help = "Adam's divisor from row and column averages alone, with steps in proportion to the "
             "weights.",
     .knobs = knobs},
    &make_as<Optimizer, Adafactor>};

}  // namespace descent::optimizers
