// SPDX-License-Identifier: MIT
#include "analysis/show.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "analysis/layout.hpp"

namespace catchup::analysis {
namespace {

struct Line {
    std::string_view measure;
    std::string_view item;
    std::string_view label;
};

constexpr std::array lines{
    Line{"firms", "", "firms at the end"},
    Line{"share_reached", "D1N1", "share with at least D1N1"},
    Line{"firms_reached", "D1N1", "firms with at least D1N1"},
    Line{"share_reached", "D2N2", "share with D2N2"},
    Line{"firms_reached", "D2N2", "firms with D2N2"},
    Line{"share_reached", "I1", "share with any I"},
    Line{"firms_reached", "I1", "firms with any I"},
    Line{"mean_level", "D", "mean level of D, 0 to 2"},
    Line{"mean_level", "N", "mean level of N, 0 to 2"},
    Line{"mean_level", "I", "mean level of I, 0 to 2"},
    Line{"projects_started", "", "projects started"},
    Line{"projects_by_integrators", "", "  of which by integrators"},
    Line{"projects_completed", "", "projects completed"},
    Line{"private_spending", "", "private spending, million RMB"},
    Line{"public_spending", "", "public spending, million RMB"},
    Line{"margin", "", "mean margin at the end"},
    Line{"entries", "", "entries"},
    Line{"exits", "", "exits"},
};

std::string cell(const TidyRow& row) {
    if (!row.estimate) {
        return "";
    }
    return row.low && row.high ? fmt::format("{} [{}, {}]", readable(*row.estimate),
                                             readable(*row.low), readable(*row.high))
                               : readable(*row.estimate);
}

/// Firms before the first quarter, which replications may draw: mean over them.
std::string firms_at_start(const Results& results) {
    if (!results.has("firms")) {
        return "";
    }
    const Series firms = results.series("firms");
    if (firms.size.size() != 4 || firms.size[0] == 0 || firms.size[1] == 0) {
        return "";
    }
    const std::size_t block = firms.size[2] * firms.size[3];
    double sum = 0.0;
    for (std::size_t r = 0; r < firms.size[0]; ++r) {
        const auto first =
            firms.values.begin() + static_cast<std::ptrdiff_t>(r * firms.size[1] * block);
        sum = std::accumulate(first, first + static_cast<std::ptrdiff_t>(block), sum);
    }
    return fmt::format("{}", sum / static_cast<double>(firms.size[0]));
}

std::string span_of(const Results& results) {
    const std::vector<std::string>& names = results.quarters();
    return names.size() < 2
               ? "none"
               : fmt::format("{} to {} ({})", names[1], names.back(), names.size() - 1);
}

std::string number(const Results& results, std::string_view attribute) {
    const auto value = hdf5::integer(results.attributes(), attribute);
    return value ? fmt::format("{}", *value) : "";
}

void add_row(std::vector<ScreenRow>& rows, const std::vector<Results>& files,
             const std::string& label, const auto& cell_of) {
    ScreenRow row{label};
    for (const Results& file : files) {
        row.push_back(cell_of(file));
    }
    if (std::any_of(row.begin() + 1, row.end(),
                    [](const std::string& cell) { return !cell.empty(); })) {
        rows.push_back(std::move(row));
    }
}

std::string outcome(const std::vector<TidyRow>& rows, const Line& line) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const TidyRow& row) {
        return row.measure == line.measure && row.item == line.item;
    });
    return at == rows.end() ? "" : cell(*at);
}

} // namespace

std::string screen(const std::vector<Results>& files) {
    std::vector<ScreenRow> rows;
    add_row(rows, files, "file", [](const Results& file) { return file.path().string(); });
    add_row(rows, files, "title", [](const Results& file) { return file.title(); });
    add_row(rows, files, "firms at the start", firms_at_start);
    add_row(rows, files, "quarters", span_of);
    add_row(rows, files, "replications",
            [](const Results& f) { return fmt::format("{}", f.replications()); });
    add_row(rows, files, "seed", [](const Results& file) { return number(file, "seed"); });
    add_row(rows, files, "model version",
            [](const Results& f) { return number(f, "model_version"); });
    if (rows.empty()) {
        return "";
    }

    const bool alone = std::any_of(files.begin(), files.end(),
                                   [](const Results& f) { return f.replications() == 1; });
    rows.push_back({""});
    rows.push_back({fmt::format("Outcomes: mean over replications [{}]{}", interval_name,
                                alone ? "; none for a single replication" : "")});
    std::vector<std::vector<TidyRow>> found;
    for (const Results& file : files) {
        found.push_back(outcomes(file, file.path().string()));
    }
    for (const Line& line : lines) {
        add_row(rows, files, std::string{line.label}, [&](const Results& file) {
            return outcome(found[static_cast<std::size_t>(&file - files.data())], line);
        });
    }
    return laid_out(rows);
}

} // namespace catchup::analysis
