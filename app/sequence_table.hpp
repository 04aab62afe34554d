// SPDX-License-Identifier: MIT
// Sequences of states from a CSV file: one row an individual, one column a period.
#pragma once

#include <string>
#include <vector>

#include "analysis/pathways/sequences.hpp"

namespace catchup::app {

/// What becomes of periods without a state.
enum class Gaps {
    cut,   // leading and trailing ones are not part of the sequence, those between are a state "*"
    state, // all are a state "*"
    drop,  // individuals with any are left out
};

struct SequenceTableOptions {
    std::string path;
    std::string id;                  // column; "": individuals are numbered from 1
    std::string group;               // column; "": none
    std::string weight;              // column; "": 1 each
    std::vector<std::string> states; // the alphabet; empty: the labels found, sorted
    Gaps gaps = Gaps::cut;
};

/// Sequences and what was left out.
struct SequenceTable {
    analysis::Sequences sequences;
    std::size_t empty = 0;   // individuals without any state
    std::size_t dropped = 0; // individuals with gaps, if these are to be left out
};

/// All other columns are periods in their order. Throws InputError for columns that are not there,
/// ids that are missing or repeated, weights that are no numbers above 0, labels outside the alphabet,
/// more than 1,000 different labels, and tables without rows, periods or any state.
[[nodiscard]] SequenceTable read_sequence_table(const SequenceTableOptions& options);

} // namespace catchup::app
