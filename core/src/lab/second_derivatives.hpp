// What the Hessian needs of activations and losses beyond what training does: their second
// derivatives. They stand here and not with their algorithms, because a page that only trains does
// not load them; a test fails where one is missing or wrong.
#pragma once

#include <functional>

#include "descent/experiment.hpp"

namespace descent {

/// f″(z); zero at the kinks of functions that have some. Throws ConfigError for one that is
/// unknown.
[[nodiscard]] std::function<double(double)> second_derivative(
    const Choice<ActivationEntry>& activation);

/// r [outputs], a direction at the outputs z [outputs] of a row, becomes the loss's second
/// derivative times it: what changes of the row's derivative by its outputs along r. Of the row's
/// own loss, not of a mean over rows.
using LossCurvature =
    std::function<void(std::span<const Real> z, const Targets& target, std::span<double> r)>;

/// `target`'s values begin with the row. Throws ConfigError for a loss that is unknown.
[[nodiscard]] LossCurvature second_derivative(const Choice<LossEntry>& loss);

}  // namespace descent
