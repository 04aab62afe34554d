// SPDX-License-Identifier: MIT
// When firms reach a state: curves with the table at risk, and the test of groups.
#pragma once

#include <string>
#include <vector>

#include "analysis/chapter.hpp"
#include "analysis/report/section.hpp"

namespace catchup::analysis::report {

struct SurvivalAnswer {
    std::string event; // "D1N1"
    Chapter curves;    // of curves_chapter
    Chapter test;      // of log_rank_chapter; nothing with a single group
    std::vector<std::string> quarters;
    std::vector<std::string> remarks;
};

[[nodiscard]] Section survival_section(const SurvivalAnswer& answer, const std::string& id);

} // namespace catchup::analysis::report
