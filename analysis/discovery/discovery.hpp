// SPDX-License-Identifier: MIT
// Where in the space of inputs an outcome holds: boxes, a tree, and how far to trust them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/discovery/cover.hpp"
#include "analysis/discovery/prim.hpp"
#include "analysis/discovery/pruning.hpp"
#include "analysis/discovery/stability.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

struct DiscoverySettings {
    PrimSettings prim;
    TreeSettings tree;
    std::size_t boxes = 1;             // at most so many, one after another
    std::optional<std::size_t> chosen; // number of the first trajectory's box; none = choose_box
    std::size_t samples = 10;          // of the resampling test
    std::size_t shuffles = 99;         // of the permutation test; 0 = none
    std::uint64_t seed = 1;
};

/// What was found about one outcome.
struct Discovery {
    std::size_t rows = 0;
    double mean = 0.0;      // of all outcomes
    bool is_yes_no = false; // outcomes are 0 and 1
    std::vector<CoverBox> boxes;
    Reproducibility reproducibility; // of the first
    std::optional<ShuffleTest> shuffle;
    std::size_t shuffled_rows = 0;
    PrunedTree tree;
    /// Whether no shuffle in a hundred makes boxes as good as the first.
    [[nodiscard]] bool beats_shuffles() const noexcept;
    /// Whether the first chosen box deserves a headline: no shuffle in a hundred makes boxes as good,
    /// and not every limit may be chance (quasi-p above 0.05).
    [[nodiscard]] bool has_headline() const noexcept;
};

/// Everything at once; the permutation test takes a part of more than 2 million cells. Rows are taken as
/// drawn independently of each other. Preconditions: outcomes finite, at least one, as many as each input
/// has rows; the chosen number is on the first trajectory.
[[nodiscard]] Discovery discover(const Inputs& inputs, std::span<const double> outcomes,
                                 const DiscoverySettings& settings);

/// Rows `method`, `interval`, `sample`; `prim_coverage`, `prim_density`, `prim_mass`, `prim_mean`, `prim_restricted` (item = number of
/// the box on its trajectory); of each restricted input (item2) `prim_low`, `prim_high` and
/// `prim_quasi_p`, of a category `prim_words` (item2 = "name in {words}"); `prim_chosen`; group "box 2",
/// "box 3", ... for boxes after the first; `prim_same_coverage` and `prim_same_density` (item2 =
/// input); `prim_shuffled_p`; `tree_mean` and `tree_rows` (item = leaf, item2 = its rule).
[[nodiscard]] std::vector<TidyRow> discovery_rows(const Inputs& inputs, const Discovery& found);

/// The same for people, with a headline if there is one.
[[nodiscard]] std::string discovery_text(const Inputs& inputs, const Discovery& found);

} // namespace catchup::analysis
