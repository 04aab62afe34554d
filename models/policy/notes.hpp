// SPDX-License-Identifier: MIT
// What is valid in a policy, but does nothing or not what one may think.
#pragma once

#include <string>
#include <vector>

namespace catchup {

struct Scenario;

/// A sentence each, with the name of the purse, intervention or window. What only a run can tell
/// (an output that is never reached) is not among them.
[[nodiscard]] std::vector<std::string> policy_notes(const Scenario& scenario);

} // namespace catchup
