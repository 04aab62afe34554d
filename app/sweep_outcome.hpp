// SPDX-License-Identifier: MIT
// The one number of a run that its precision is judged by.
#pragma once

#include <vector>

#include "sim/experiments/design/design.hpp"
#include "sim/output/record.hpp"

namespace catchup::app {

/// The outcome that the design names, of a run's recorded variables; 0 if the number of
/// replications is fixed. Throws std::runtime_error if the run does not record what it needs.
[[nodiscard]] double outcome_of(const output::Record& record, const output::Schema& schema,
                                const experiments::Replications& replications);

/// Half the width of the 95 % interval of the mean (Student's t); infinite for fewer than two.
[[nodiscard]] double half_width_of(const std::vector<double>& outcomes);

} // namespace catchup::app
