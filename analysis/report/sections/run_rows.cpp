// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/chapter.hpp"
#include "analysis/estimate.hpp"
#include "analysis/report/sections/run_section.hpp"

namespace catchup::analysis::report {
namespace {

/// Firms of the run in each state at that place of the time axis.
std::array<double, state_count> firms_at(const Run& run, std::size_t time) {
    std::array<double, state_count> firms{};
    for (std::size_t sector = 0; sector < run.sectors; ++sector) {
        for (std::size_t state = 0; state < state_count; ++state) {
            firms[state] += run.firms[(time * run.sectors + sector) * state_count + state];
        }
    }
    return firms;
}

/// The share of firms in states of which `belongs` holds; by replication, those without firms left out.
template <typename Belongs>
std::vector<double> shares(const RunFile& file, std::size_t time, Belongs belongs) {
    std::vector<double> by_replication;
    for (const Run& run : file.histories.runs) {
        const auto firms = firms_at(run, time);
        double all = 0.0;
        double those = 0.0;
        for (std::size_t state = 0; state < state_count; ++state) {
            all += firms[state];
            those += belongs(state) ? firms[state] : 0.0;
        }
        if (all > 0.0) {
            by_replication.push_back(those / all);
        }
    }
    return by_replication;
}

TidyRow mean_row(TidyRow row, const std::vector<double>& by_replication) {
    return by_replication.empty() ? row : with_estimate(std::move(row), estimate(by_replication));
}

} // namespace

std::vector<TidyRow> share_rows(const RunFile& file) {
    const std::vector<std::string> states = file.results.labels("state");
    const std::vector<std::string>& quarters = file.results.quarters();
    std::vector<TidyRow> rows;
    for (std::size_t state = 0; state < state_count; ++state) {
        for (std::size_t t = 0; t < quarters.size(); ++t) {
            rows.push_back(
                mean_row({"share", file.label, states[state], "", quarters[t], {}, {}, {}},
                         shares(file, t, [&](std::size_t other) { return other == state; })));
        }
    }
    return rows;
}

std::vector<TidyRow> adoption_rows(const RunFile& file) {
    const std::vector<std::string>& quarters = file.results.quarters();
    constexpr std::array<std::size_t (*)(std::size_t), 3> level_of{
        [](std::size_t state) { return digital(state); },
        [](std::size_t state) { return network(state); },
        [](std::size_t state) { return intelligent(state); }};
    std::vector<TidyRow> rows;
    for (std::size_t technology = 0; technology < level_of.size(); ++technology) {
        for (std::size_t level = 1; level <= 2; ++level) {
            for (std::size_t t = 0; t < quarters.size(); ++t) {
                rows.push_back(mean_row({"adopted",
                                         file.label,
                                         fmt::format("{}{}", "DNI"[technology], level),
                                         "",
                                         quarters[t],
                                         {},
                                         {},
                                         {}},
                                        shares(file, t, [&](std::size_t state) {
                                            return level_of[technology](state) >= level;
                                        })));
            }
        }
    }
    return rows;
}

namespace {

struct Step {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string time; // "" or a year
    friend auto operator<=>(const Step&, const Step&) = default;
};

/// Moves a firm; `time_of` says which quarters are counted together.
template <typename TimeOf>
std::vector<TidyRow> counted(const RunFile& file, const char* measure, TimeOf time_of) {
    if (!file.histories.why_missing(Part::lives).empty()) {
        return {};
    }
    const std::vector<std::string> states = file.results.labels("state");
    const std::size_t runs = file.histories.runs.size();
    std::map<Step, std::vector<double>> counts;
    for (std::size_t r = 0; r < runs; ++r) {
        for (const Deed& deed : file.histories.runs[r].deeds) {
            if (deed.kind == Happening::complete) {
                std::vector<double>& by_run = counts[{deed.from, deed.to, time_of(deed.quarter)}];
                by_run.resize(runs, 0.0);
                by_run[r] += 1.0;
            }
        }
    }
    std::vector<TidyRow> rows;
    for (auto& [step, by_run] : counts) {
        for (std::size_t r = 0; r < runs; ++r) {
            const std::size_t firms = file.histories.runs[r].lives.size();
            by_run[r] = firms > 0 ? by_run[r] / static_cast<double>(firms) : 0.0;
        }
        rows.push_back(mean_row(
            {measure, file.label, states[step.from], states[step.to], step.time, {}, {}, {}},
            by_run));
    }
    return rows;
}

} // namespace

std::vector<TidyRow> move_rows(const RunFile& file) {
    return counted(file, "moves", [](std::size_t) { return std::string{}; });
}

std::vector<TidyRow> yearly_move_rows(const RunFile& file) {
    return counted(file, "moves_in_year", [&](std::size_t quarter) {
        return file.results.quarters()[quarter + 1].substr(0, 4);
    });
}

} // namespace catchup::analysis::report
