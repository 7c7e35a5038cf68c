#include "kernels/gemm.hpp"

#include <cstring>

#include "kernels/lanes.hpp"

namespace descent {
namespace {

/// Columns of a panel: four vectors. With two rows of c this is eight accumulators, two broadcast
/// values and the vectors of b: what fits into sixteen registers.
constexpr Index vectors = 4;
constexpr Index width = vectors * lanes;

/// Columns [from, from + width) of b, row after row, padded with zeros beyond n.
void pack(Index k, Index n, Index from, Strided b, Real* panel) {
  const Index columns = n - from < width ? n - from : width;
  const Real* source = b.data + from * b.column_stride;
  if (columns == width && b.column_stride == 1) {
    for (Index p = 0; p < k; ++p) {
      std::memcpy(panel + p * width, source + p * b.row_stride, width * sizeof(Real));
    }
    return;
  }
  if (columns < width && k > 0)
    std::memset(panel, 0, static_cast<std::size_t>(k * width) * sizeof(Real));
  for (Index j = 0; j < columns; ++j) {
    const Real* column = source + j * b.column_stride;
    for (Index p = 0; p < k; ++p) panel[p * width + j] = column[p * b.row_stride];
  }
}

/// Adds up `rows` rows of c over all k in registers, then writes their first `columns` entries.
template <int rows>
void tile(Index k, Strided a, const Real* panel, Real* c, Index c_stride, Index columns) {
  Lanes sum[rows][vectors] = {};
  const Real* left[rows];
  for (int r = 0; r < rows; ++r) left[r] = a.data + r * a.row_stride;
  for (Index p = 0; p < k; ++p) {
    Lanes right[vectors];
    for (Index v = 0; v < vectors; ++v) right[v] = load(panel + p * width + v * lanes);
    for (int r = 0; r < rows; ++r) {
      const Lanes value = broadcast(left[r][p * a.column_stride]);
      for (Index v = 0; v < vectors; ++v) sum[r][v] += value * right[v];
    }
  }
  for (int r = 0; r < rows; ++r) {
    Real* out = c + r * c_stride;
    if (columns == width) {
      for (Index v = 0; v < vectors; ++v) store(out + v * lanes, sum[r][v]);
    } else {
      std::memcpy(out, sum[r], static_cast<std::size_t>(columns) * sizeof(Real));
    }
  }
}

}  // namespace

Index gemm_panel_size(Index depth) { return depth * width; }

void gemm(Index m, Index n, Index k, Strided a, Strided b, Real* c, Real* panel) {
  for (Index from = 0; from < n; from += width) {
    const Index columns = n - from < width ? n - from : width;
    pack(k, n, from, b, panel);
    Index row = 0;
    for (; row + 2 <= m; row += 2) {
      const Strided rows{a.data + row * a.row_stride, a.row_stride, a.column_stride};
      tile<2>(k, rows, panel, c + row * n + from, n, columns);
    }
    if (row < m) {
      const Strided rows{a.data + row * a.row_stride, a.row_stride, a.column_stride};
      tile<1>(k, rows, panel, c + row * n + from, n, columns);
    }
  }
}

void gemm_reference(Index m, Index n, Index k, Strided a, Strided b, Real* c) {
  for (Index i = 0; i < m; ++i) {
    for (Index j = 0; j < n; ++j) {
      Real sum = 0;
      for (Index p = 0; p < k; ++p) {
        sum += a.data[i * a.row_stride + p * a.column_stride] *
               b.data[p * b.row_stride + j * b.column_stride];
      }
      c[i * n + j] = sum;
    }
  }
}

}  // namespace descent
