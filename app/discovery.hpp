// SPDX-License-Identifier: MIT
// Where in the space of inputs an outcome holds: of a sweep, or of any table.
#pragma once

#include <string>
#include <vector>

#include "analysis/discovery/discovery.hpp"
#include "app/outcome_table.hpp"

namespace catchup::app {

struct DiscoverOptions {
    OutcomeTableOptions data;
    std::string when;   // a condition
    std::string output; // or a column or formula whose high values are looked for
    std::string objective = "lenient";
    analysis::DiscoverySettings settings;
    std::string format = "text";

    [[nodiscard]] const std::string& formula() const noexcept {
        return when.empty() ? output : when;
    }
};

struct DiscoveryAnswer {
    analysis::Inputs inputs; // of the rows that were looked at
    analysis::Discovery found;
    std::vector<std::string> remarks; // what must be heeded
};

/// Throws InputError if no row has an answer, if all have the same, or if there is no such box.
[[nodiscard]] DiscoveryAnswer discovery_of(const OutcomeTable& table,
                                           const DiscoverOptions& options);

/// For machines: the rows, then remarks.
[[nodiscard]] std::vector<analysis::TidyRow> rows_of(const DiscoveryAnswer& answer);

} // namespace catchup::app
