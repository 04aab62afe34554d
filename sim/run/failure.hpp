// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

namespace catchup {

/// A run that cannot go on: its numbers are no longer numbers. Names the firm, quarter, variable.
class SimulationError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

} // namespace catchup
