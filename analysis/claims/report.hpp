// SPDX-License-Identifier: MIT
// What came out of a claim's trial.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/chapter.hpp"
#include "analysis/claims/verdict.hpp"
#include "analysis/sample.hpp"

namespace catchup::analysis {

/// A number in a world.
struct ClaimNumber {
    std::string says;
    std::string formula;
    std::string must_be;              // empty: told and not judged
    std::optional<Estimate> estimate; // none: defined in no replication
    std::size_t undefined = 0;        // replications in which it is not defined
    Verdict verdict = Verdict::undecided;
    Bounds bounds = {};          // of must_be
    std::string source = {};     // who says that it must
    std::string calibrated = {}; // what was set so that it does; empty: nothing
};

/// "0.2 [0.1, 0.3]", or "not defined".
[[nodiscard]] std::string with_interval(const ClaimNumber& number);

/// A world in which the claim was tried.
struct ClaimWorldReport {
    std::string name;
    std::string meaning;
    bool control = false;
    bool is_point = false; // of the region
    std::vector<std::string> notes;
    bool comparable = true;           // if not, nothing is decided here, and a note says why
    std::vector<ClaimNumber> numbers; // tests first

    [[nodiscard]] Verdict verdict() const; // of all tests
};

struct ClaimReport {
    std::string id;
    std::string title;
    std::string source;
    std::string caution;
    std::size_t replications = 0;
    std::vector<ClaimWorldReport> worlds;
    Inputs factors; // of the region, by point

    /// "supported" or "not supported" if it is that in every world but the controls; "depends" if it is
    /// the one in some and the other in others; else "undecided".
    [[nodiscard]] std::string verdict() const;
    /// Whether it fails in every control, as it must; none without controls.
    [[nodiscard]] std::optional<bool> controls_fail() const;
};

/// Rows `claim_verdict` (item: the word), `claim_world` (item: the world, item2: the word),
/// `claim_test` and `claim_finding` (item: world, item2: formula; with interval), `claim_control_fails`,
/// `claim_box_coverage` and `claim_box_density` (item: the box of the region in which it holds).
[[nodiscard]] Chapter claim_chapter(const ClaimReport& report);

/// A line a claim.
[[nodiscard]] Chapter verdicts_chapter(const std::vector<ClaimReport>& reports);

} // namespace catchup::analysis
