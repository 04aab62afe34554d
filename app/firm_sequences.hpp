// SPDX-License-Identifier: MIT
// The ways of firms through the 27 states, out of result files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/pathways/sequences.hpp"

namespace catchup::app {

struct FirmSequenceOptions {
    std::vector<std::string> files;
    std::string group; // one of firm_groupings; "": by file if there are several, else none
    std::optional<std::size_t> replication; // none: all
    std::size_t every = 1;                  // quarters a period
};

/// One sequence a firm, from its first period to its last one; ids are "replication/firm/generation",
/// after "file/" if there are several. A period is the state at its last quarter. Firms that were
/// there at the end of no period are left out: `short_lived`. Throws InputError as read_firm_files
/// does, and for replications that are not there.
[[nodiscard]] analysis::Sequences firm_sequences(const FirmSequenceOptions& options,
                                                 std::size_t& short_lived);

} // namespace catchup::app
