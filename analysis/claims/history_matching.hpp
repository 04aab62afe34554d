// SPDX-License-Identifier: MIT
// Which points of a region the patterns rule out, and what that says of each factor.
#pragma once

#include "analysis/chapter.hpp"
#include "analysis/claims/report.hpp"

namespace catchup::analysis {

/// Adds lines and rows (patterns.hpp); nothing for a report without points.
void tell_matching(const ClaimReport& report, Chapter& chapter);

} // namespace catchup::analysis
