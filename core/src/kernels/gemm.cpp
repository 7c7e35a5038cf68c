#include "kernels/gemm.hpp"

#include <algorithm>

#include "kernels/lanes.hpp"

namespace descent {
namespace {

/// Columns of a panel: four vectors. With two rows of c this is eight accumulators, two broadcast
/// values and one vector of b at a time: what fits into sixteen registers. Nothing is unrolled over
/// k: that would need more.
constexpr Index vectors = 4;
constexpr Index width = vectors * lanes;
/// Rows of a panel: 25 kB of float32, so that it stays in the first cache with room for a.
constexpr Index deepest = 400;

/// Adds a [rows][k] · b [k][count · lanes] to the sums; b's rows stand `stride` numbers apart.
/// Where `totals` is not null each row of a is added up as well. The pointers run along, and the
/// end of b ends the loop: each further instruction shows.
template <int rows, int count>
inline void accumulate(Index k, Strided a, const Real* b, Index stride, Lanes (&sum)[rows][count],
                       Lanes* totals = nullptr) {
  const Real* left[rows];
  for (int r = 0; r < rows; ++r) left[r] = a.data + r * a.row_stride;
  for (const Real* end = b + k * stride; b != end; b += stride) {
    Lanes value[rows];
    for (int r = 0; r < rows; ++r) {
      value[r] = broadcast(*left[r]);
      left[r] += a.column_stride;
      if (totals != nullptr) totals[r] += value[r];
    }
    for (int v = 0; v < count; ++v) {
      const Lanes right = load(b + v * lanes);
      for (int r = 0; r < rows; ++r) sum[r][v] += value[r] * right;
    }
  }
}

/// Calls step<rows>(row) for two rows after two, then for the one that is left.
template <class Step>
void for_rows(Index m, Step step) {
  Index row = 0;
  for (; row + 2 <= m; row += 2) step.template operator()<2>(row);
  if (row < m) step.template operator()<1>(row);
}

/// Calls body<count>() with the number of vectors that hold `columns`, 1 to 4.
template <class Body>
void with_vectors(Index columns, Body body) {
  if (columns > 3 * lanes) return body.template operator()<4>();
  if (columns > 2 * lanes) return body.template operator()<3>();
  if (columns > lanes) return body.template operator()<2>();
  body.template operator()<1>();
}

/// b [k][columns] as rows of `stride` numbers, whole vectors, with zeros behind the columns.
[[gnu::noinline]] void pack(Index k, Index columns, Strided b, Index stride, Real* panel) {
  if (columns < stride) std::fill_n(panel, k * stride, Real{0});
  if (b.row_stride == 1) {
    transpose(columns, k, b.data, b.column_stride, panel, stride);
    return;
  }
  for (Index p = 0; p < k; ++p) {
    const Real* row = b.data + p * b.row_stride;
    Real* to = panel + p * stride;
    copy(row, columns, to);
  }
}

/// The first `columns` numbers of count vectors, which reach into the last of them.
template <int count>
void load_columns(const Real* from, Lanes (&to)[count], Index columns) {
  for (int v = 0; v < count - 1; ++v) to[v] = load(from + v * lanes);
  constexpr Index whole = (count - 1) * lanes;
  to[count - 1] = load(from + whole, columns - whole);
}

template <int count>
void store_columns(Real* to, const Lanes (&from)[count], Index columns) {
  for (int v = 0; v < count - 1; ++v) store(to + v * lanes, from[v]);
  constexpr Index whole = (count - 1) * lanes;
  store(to + whole, from[count - 1], columns - whole);
}

}  // namespace

void gemm(Index m, Index n, Index k, Strided a, Strided b, const Real* bias, Real* c) {
  alignas(64) Real panel[deepest * width];
  const Index blocks = std::max<Index>((k + deepest - 1) / deepest, 1);
  const Index block = blocks == 1 ? k : (k + blocks - 1) / blocks;
  for (Index from = 0; from < n; from += width) {
    const Index columns = std::min(n - from, width);
    with_vectors(columns, [&]<int count>() {
      Real start[width] = {};
      if (bias != nullptr) std::copy_n(bias + from, columns, start);
      Index first = 0;
      do {
        const Index depth = std::min(block, k - first);
        pack(depth, columns, b.from(first, from), count * lanes, panel);
        for_rows(m, [&]<int rows>(Index row) {
          Lanes sum[rows][count];
          for (int r = 0; r < rows; ++r) {
            if (first == 0) {
              load_columns(start, sum[r], count * lanes);
            } else {
              load_columns(c + (row + r) * n + from, sum[r], columns);
            }
          }
          accumulate<rows, count>(depth, a.from(row, first), panel, count * lanes, sum);
          for (int r = 0; r < rows; ++r) store_columns(c + (row + r) * n + from, sum[r], columns);
        });
        first += depth;
      } while (first < k);
    });
  }
}

void gemm_in_lanes(Index m, Index n, Index k, Strided a, const Real* bias, const Real* b, Real* c) {
  for (Index from = 0; from < n; from += width) {
    with_vectors(std::min(n - from, width), [&]<int count>() {
      for_rows(m, [&]<int rows>(Index row) {
        Lanes sum[rows][count];
        for (int r = 0; r < rows; ++r) {
          const Lanes start = broadcast(bias != nullptr ? bias[row + r] : Real{0});
          for (int v = 0; v < count; ++v) sum[r][v] = start;
        }
        accumulate<rows, count>(k, a.from(row, 0), b + from, n, sum);
        for (int r = 0; r < rows; ++r) {
          Real* to = c + (row + r) * n + from;
          for (int v = 0; v < count; ++v) store(to + v * lanes, sum[r][v]);
        }
      });
    });
  }
}

void gemm_over_lanes(Index m, Index n, Index rows, Index samples, const Real* a, const Real* b,
                     Real* c, Real* totals) {
  alignas(64) Real panel[deepest * width];
  with_vectors(n, [&]<int count>() {
    constexpr Index stride = count * lanes;
    Index first = 0;
    do {
      const Index depth = std::min(deepest, rows - first);
      transpose(stride, std::min(deepest, samples - first), b + first, samples, panel, stride);
      for_rows(m, [&]<int pair>(Index row) {
        Lanes sum[pair][count] = {};
        Lanes total[pair] = {};
        if (first > 0) {
          for (int r = 0; r < pair; ++r) {
            load_columns(c + (row + r) * n, sum[r], n);
            total[r] = broadcast(totals[row + r]);
          }
        }
        accumulate<pair, count>(depth, {a + row * samples + first, samples, 1}, panel, stride, sum,
                                total);
        for (int r = 0; r < pair; ++r) {
          store_columns(c + (row + r) * n, sum[r], n);
          totals[row + r] = total[r][0];
        }
      });
      first += depth;
    } while (first < rows);
  });
}

[[gnu::noinline]] void transpose(Index rows, Index columns, const Real* from, Index from_stride,
                                 Real* to, Index to_stride) {
  const Index whole_rows = rows - rows % lanes;
  const Index whole_columns = columns - columns % lanes;
  // Down four columns at a time: what is written lies together.
  for (Index column = 0; column < whole_columns; column += lanes) {
    for (Index row = 0; row < whole_rows; row += lanes) {
      const Real* in = from + row * from_stride + column;
      Real* out = to + column * to_stride + row;
      Lanes a = load(in);
      Lanes b = load(in + from_stride);
      Lanes c = load(in + 2 * from_stride);
      Lanes d = load(in + 3 * from_stride);
      transpose(a, b, c, d);
      store(out, a);
      store(out + to_stride, b);
      store(out + 2 * to_stride, c);
      store(out + 3 * to_stride, d);
    }
  }
  const auto copy = [&](Index row, Index column) {
    to[column * to_stride + row] = from[row * from_stride + column];
  };
  for (Index row = 0; row < whole_rows; ++row) {
    for (Index column = whole_columns; column < columns; ++column) copy(row, column);
  }
  for (Index row = whole_rows; row < rows; ++row) {
    for (Index column = 0; column < columns; ++column) copy(row, column);
  }
}

void gemm_reference(Index m, Index n, Index k, Strided a, Strided b, const Real* bias, Real* c) {
  for (Index i = 0; i < m; ++i) {
    for (Index j = 0; j < n; ++j) {
      Real sum = bias != nullptr ? bias[j] : Real{0};
      for (Index p = 0; p < k; ++p) {
        sum += a.data[i * a.row_stride + p * a.column_stride] *
               b.data[p * b.row_stride + j * b.column_stride];
      }
      c[i * n + j] = sum;
    }
  }
}

void gemm_in_lanes_reference(Index m, Index n, Index k, Strided a, const Real* bias, const Real* b,
                             Real* c) {
  for (Index i = 0; i < m; ++i) {
    for (Index j = 0; j < n; ++j) {
      Real sum = bias != nullptr ? bias[i] : Real{0};
      for (Index p = 0; p < k; ++p) {
        sum += a.data[i * a.row_stride + p * a.column_stride] * b[p * n + j];
      }
      c[i * n + j] = sum;
    }
  }
}

void gemm_over_lanes_reference(Index m, Index n, Index rows, Index samples, const Real* a,
                               const Real* b, Real* c, Real* totals) {
  for (Index i = 0; i < m; ++i) {
    totals[i] = 0;
    for (Index p = 0; p < rows; ++p) totals[i] += a[i * samples + p];
    for (Index j = 0; j < n; ++j) {
      Real sum = 0;
      for (Index p = 0; p < rows; ++p) sum += a[i * samples + p] * b[j * samples + p];
      c[i * n + j] = sum;
    }
  }
}

}  // namespace descent
