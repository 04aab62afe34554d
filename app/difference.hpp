// SPDX-License-Identifier: MIT
// In what two result files differ first, in words.
#pragma once

#include <string>

namespace catchup::app {

/// Compares datasets in the order of output::digests, and in the first that differs finds the
/// first value that does. Two lines for a person, or "" if every digest is the same.
[[nodiscard]] std::string first_difference(const std::string& in_the_file,
                                           const std::string& simulated);

} // namespace catchup::app
