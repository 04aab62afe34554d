// SPDX-License-Identifier: MIT
// The measures of `catchup show`, each from the variables of a result file.
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "analysis/chapter.hpp"
#include "analysis/estimate.hpp"
#include "analysis/show.hpp"
#include "analysis/state_levels.hpp"

namespace catchup::analysis {
namespace {

constexpr std::array<const char*, 3> dimension_names{"D", "N", "I"};

/// The variable, if the file has it in just these dimensions.
std::optional<Series> find(const Results& results, const std::string& name,
                           const std::vector<std::string>& dimensions) {
    if (!results.has(name)) {
        return std::nullopt;
    }
    Series series = results.series(name);
    return series.dimensions == dimensions ? std::optional{std::move(series)} : std::nullopt;
}

/// Firms at the end of the run.
struct End {
    std::vector<Levels> states;
    std::size_t sectors = 0;
    std::vector<std::vector<double>> firms; // by replication, then sector x state
};

std::optional<End> end_of(const Results& results) {
    const std::optional<Series> firms =
        find(results, "firms", {"replication", "time", "sector", "state"});
    if (!firms || firms->size[1] == 0) {
        return std::nullopt;
    }
    End end{.states = {}, .sectors = firms->size[2], .firms = {}};
    for (const std::string& label : results.labels("state")) {
        const std::optional<Levels> levels = levels_of(label);
        if (!levels) {
            return std::nullopt;
        }
        end.states.push_back(*levels);
    }
    if (end.states.size() != firms->size[3]) {
        return std::nullopt;
    }
    const std::size_t block = firms->size[2] * firms->size[3];
    for (std::size_t r = 0; r < firms->size[0]; ++r) {
        const auto last = firms->values.begin() +
                          static_cast<std::ptrdiff_t>(((r + 1) * firms->size[1] - 1) * block);
        end.firms.emplace_back(last, last + static_cast<std::ptrdiff_t>(block));
    }
    return end;
}

/// For each replication, the sum over firms at the end of what the state is worth.
std::vector<double> summed(const End& end, const std::function<double(const Levels&)>& worth) {
    std::vector<double> sums;
    for (const std::vector<double>& firms : end.firms) {
        double sum = 0.0;
        for (std::size_t i = 0; i < firms.size(); ++i) {
            sum += firms[i] * worth(end.states[i % end.states.size()]);
        }
        sums.push_back(sum);
    }
    return sums;
}

std::vector<double> ratio(std::vector<double> above, const std::vector<double>& below) {
    for (std::size_t i = 0; i < above.size(); ++i) {
        above[i] /= below[i];
    }
    return above;
}

class Rows {
  public:
    explicit Rows(std::string_view group) : group_{group} {}
    /// Adds a row, unless the measure is undefined in some replication (a share of no firms).
    void add(const std::string& measure, const std::string& item, const std::string& time,
             const std::vector<double>& by_replication) {
        for (const double value : by_replication) {
            if (!std::isfinite(value)) {
                return;
            }
        }
        if (by_replication.empty()) {
            return;
        }
        rows_.push_back(
            with_estimate({measure, group_, item, "", time, {}, {}, {}}, estimate(by_replication)));
    }
    [[nodiscard]] std::vector<TidyRow> take() { return std::move(rows_); }

  private:
    std::string group_;
    std::vector<TidyRow> rows_;
};

void add_states(Rows& rows, const End& end, const std::string& time) {
    const std::vector<double> firms = summed(end, [](const Levels&) { return 1.0; });
    rows.add("firms", "", time, firms);
    const auto add = [&](const std::string& item,
                         const std::function<bool(const Levels&)>& reached) {
        const std::vector<double> there =
            summed(end, [&](const Levels& s) { return reached(s) ? 1.0 : 0.0; });
        rows.add("firms_reached", item, time, there);
        rows.add("share_reached", item, time, ratio(there, firms));
    };
    add("D1N1", [](const Levels& s) { return s[0] >= 1 && s[1] >= 1; });
    add("D2N2", [](const Levels& s) { return s[0] >= 2 && s[1] >= 2; });
    add("I1", [](const Levels& s) { return s[2] >= 1; });
    for (std::size_t d = 0; d < dimension_names.size(); ++d) {
        const std::vector<double> levels =
            summed(end, [&](const Levels& s) { return static_cast<double>(s[d]); });
        rows.add("mean_level", dimension_names[d], time, ratio(levels, firms));
    }
}

/// A flow's total over quarters and sectors; every replication's block is contiguous.
void add_total(Rows& rows, const Results& results, const std::string& name) {
    const std::optional<Series> flow = find(results, name, {"replication", "time", "sector"});
    if (!flow) {
        return;
    }
    std::vector<double> totals(flow->size[0], 0.0);
    const std::size_t block = flow->size[1] * flow->size[2];
    for (std::size_t i = 0; i < flow->values.size(); ++i) {
        totals[i / block] += flow->values[i];
    }
    rows.add(name, "", "", totals);
}

/// The sectors' mean margins at the end, weighted by their firms.
void add_margin(Rows& rows, const Results& results, const End& end, const std::string& time) {
    const std::optional<Series> margin = find(results, "margin", {"replication", "time", "sector"});
    if (!margin || margin->size[0] != end.firms.size() || margin->size[1] == 0 ||
        margin->size[2] != end.sectors) {
        return;
    }
    std::vector<double> weighted(end.firms.size(), 0.0);
    for (std::size_t r = 0; r < weighted.size(); ++r) {
        const std::size_t last = ((r + 1) * margin->size[1] - 1) * end.sectors;
        for (std::size_t i = 0; i < end.firms[r].size(); ++i) {
            weighted[r] += end.firms[r][i] * margin->values[last + i / end.states.size()];
        }
    }
    rows.add("margin", "", time, ratio(weighted, summed(end, [](const Levels&) { return 1.0; })));
}

} // namespace

std::vector<TidyRow> outcomes(const Results& results, std::string_view file_name) {
    Rows rows{file_name};
    const std::string last = results.quarters().empty() ? "" : results.quarters().back();
    const std::optional<End> end = end_of(results);
    if (end) {
        add_states(rows, *end, last);
    }
    for (const char* const flow : {"projects_started", "projects_by_integrators",
                                   "projects_completed", "private_spending", "public_spending"}) {
        add_total(rows, results, flow);
    }
    if (end) {
        add_margin(rows, results, *end, last);
    }
    add_total(rows, results, "entries");
    add_total(rows, results, "exits");
    return rows.take();
}

} // namespace catchup::analysis
