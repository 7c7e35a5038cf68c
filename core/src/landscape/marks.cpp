#include <algorithm>

#include "descent/landscape.hpp"

namespace descent {

Marks::Marks(Index n, std::size_t most) : n_(n), most_(most) {}

void Marks::offer(Step step, const Array& w) {
  if (step % every_ != 0) return;
  // One place is the end's.
  if (marks_.size() + 1 == most_) {
    every_ *= 2;
    marks_.erase(std::remove_if(marks_.begin(), marks_.end(),
                                [&](const Mark& mark) { return mark.step % every_ != 0; }),
                 marks_.end());
    if (step % every_ != 0) return;
  }
  marks_.push_back({step, w});
}

void Marks::end(Step step, const Array& w) {
  if (marks_.empty() || marks_.back().step != step) marks_.push_back({step, w});
}

}  // namespace descent
