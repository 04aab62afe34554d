// SPDX-License-Identifier: MIT
// What firms of result files can be told apart by.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/histories.hpp"
#include "analysis/results.hpp"

namespace catchup::app {

/// Properties of a firm, or of where it was simulated.
inline constexpr std::array<std::string_view, 7> firm_groupings{
    "file", "replication", "sector", "size", "county", "rule", "entrant"};

/// A result file with the lives of its firms.
struct FirmFile {
    std::string
        name; // without folders and ".h5"; of several files with the same one, the whole path
    analysis::Results results;
    analysis::Histories histories;
    std::vector<std::string> sectors; // labels
};

/// Opens result files of `catchup run`. Throws InputError for files without firms (sweeps and
/// comparisons among them), for places of the time axis that differ between files, and if one is
/// named twice.
[[nodiscard]] std::vector<FirmFile> read_firm_files(const std::vector<std::string>& paths);

/// The label of a firm under one of `firm_groupings`; size is micro, small, medium or large by yearly
/// revenue, entrant is "entrant" or "from the start".
[[nodiscard]] std::string firm_label(const FirmFile& file, std::size_t replication,
                                     const analysis::Life& life, std::string_view grouping);

} // namespace catchup::app
