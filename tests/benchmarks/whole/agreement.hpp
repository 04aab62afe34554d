// SPDX-License-Identifier: MIT
// Whether the yardstick of the whole model measures the same model as the engine.
#pragma once

#include <cstdint>

namespace catchup::plain::whole {

/// Runs both programs that many times (at least 2) with all nine levers and prints each statistic's
/// two means; then the plain program with one part of the model left out at a time, which must be
/// told apart. @return 1 if the programs disagree or a control passes for the model, else 0
[[nodiscard]] int print_agreement(std::uint32_t replications);

} // namespace catchup::plain::whole
