// SPDX-License-Identifier: MIT
// Two scenarios side by side: the first firm whose history differs.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "models/step.hpp"
#include "tests/support/worlds.hpp"

namespace catchup::test {

/// The first firm of which some column differs, with the column; "" if all are the same bits.
inline std::string first_difference(const Firms& a, const Firms& b) {
    std::string first;
    const auto compare = [&](const char* name, const auto& mine, const auto& other) {
        for (std::uint32_t i = 0; first.empty() && i < a.size(); ++i) {
            if (mine[Position{i}] != other[Position{i}]) {
                first = fmt::format("firm {} has another {}", i, name);
            }
        }
    };
    compare("id", a.id, b.id);
    compare("rule", a.rule, b.rule);
    compare("revenue", a.revenue, b.revenue);
    compare("base margin", a.base_margin, b.base_margin);
    compare("payback threshold", a.payback_threshold, b.payback_threshold);
    compare("state", a.state, b.state);
    compare("capability", a.capability, b.capability);
    for (std::size_t x = 0; x < technologies; ++x) {
        compare("fit", a.fit[x], b.fit[x]);
        compare("experience", a.experience[x], b.experience[x]);
    }
    compare("information", a.information, b.information);
    compare("aspiration", a.aspiration, b.aspiration);
    compare("gain", a.gain, b.gain);
    compare("margin", a.margin, b.margin);
    for (std::size_t q = 0; q < quarters_a_year; ++q) {
        compare("recent margin", a.recent_margin[q], b.recent_margin[q]);
    }
    compare("share of networked partners", a.networked, b.networked);
    compare("fund", a.fund, b.fund);
    compare("debt", a.debt, b.debt);
    compare("instalment", a.instalment, b.instalment);
    compare("project", a.project, b.project);
    compare("lateness", a.late, b.late);
    compare("time to the end", a.ends_left, b.ends_left);
    compare("builder", a.builder, b.builder);
    compare("project cost", a.project_cost, b.project_cost);
    compare("number of projects", a.attempts, b.attempts);
    compare("number of tries", a.tries, b.tries);
    compare("last failure", a.abandoned, b.abandoned);
    compare("news", a.news, b.news);
    compare("first offer", a.met, b.met);
    compare("credit", a.credit, b.credit);
    compare("offer", a.offer_from, b.offer_from);
    compare("date of the offer", a.offered, b.offered);
    return first;
}

/// What of an event a policy must leave alone: all but the columns that name it.
inline bool alike(const Event& a, const Event& b) {
    return a.firm == b.firm && a.generation == b.generation && a.kind == b.kind &&
           a.from == b.from && a.to == b.to && a.mask == b.mask && a.attempt == b.attempt &&
           a.rule == b.rule && a.origin == b.origin && a.integrator == b.integrator &&
           a.cost == b.cost && a.written_off == b.written_off && a.public_cost == b.public_cost &&
           a.gain == b.gain && a.believed == b.believed && a.exposure == b.exposure &&
           a.information == b.information;
}

/// Runs both to the end of the first; the first quarter and firm that differ, or "".
inline std::string first_difference(const Scenario& one, const Scenario& other) {
    Staged mine{one};
    Staged theirs{other};
    for (std::uint32_t quarter = 0; quarter < one.time.quarters; ++quarter) {
        step(mine.world);
        step(theirs.world);
        const auto& a = mine.world.events;
        const auto& b = theirs.world.events;
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
            if (i >= a.size() || i >= b.size() || !alike(a[i], b[i])) {
                return fmt::format("quarter {}: event {} of {} and {}", quarter, i, a.size(),
                                   b.size());
            }
        }
        const std::string firms = first_difference(mine.world.firms, theirs.world.firms);
        if (!firms.empty()) {
            return fmt::format("quarter {}: {}", quarter, firms);
        }
    }
    return "";
}

} // namespace catchup::test
