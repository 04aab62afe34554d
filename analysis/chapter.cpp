// SPDX-License-Identifier: MIT
#include "analysis/chapter.hpp"

#include <cmath>

namespace catchup::analysis {

TidyRow tidy_row(std::string measure, std::string group, std::string item, std::string item2,
                 std::string time, double value) {
    const std::optional<double> estimate =
        std::isnan(value) ? std::nullopt : std::optional<double>{value};
    return {std::move(measure),
            std::move(group),
            std::move(item),
            std::move(item2),
            std::move(time),
            estimate,
            {},
            {}};
}

TidyRow with_estimate(TidyRow row, const Estimate& found) {
    row.estimate = found.mean;
    if (found.interval) {
        row.low = found.interval->low;
        row.high = found.interval->high;
    }
    return row;
}

} // namespace catchup::analysis
