// SPDX-License-Identifier: MIT
#include "analysis/sweep.hpp"

#include <algorithm>
#include <cstdint>
#include <sstream>

#include <fmt/format.h>

#include "analysis/layout.hpp"
#include "sim/hdf5/file.hpp"

namespace catchup::analysis {
namespace {

constexpr std::int64_t done = 0; // of the variable status

/// Names of the design's columns, labels of rows left out.
std::vector<std::string> factors_of(const Results& file) {
    std::istringstream all{hdf5::text(file.attributes(), "coordinates").value_or("")};
    std::vector<std::string> names;
    for (std::string name; all >> name;) {
        if (name != "base" && name != "block" && name != "trajectory" && name != "step") {
            names.push_back(name);
        }
    }
    return names;
}

TidyRow over_points(std::string measure, std::string group, std::string item,
                    const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    TidyRow row{std::move(measure), std::move(group), std::move(item), "", "", {}, {}, {}};
    if (!values.empty()) {
        row.estimate = sum / static_cast<double>(values.size());
        row.low = *low;
        row.high = *high;
    }
    return row;
}

/// Whether D and N are both at level 1 or above, of each of the 27 states in their order.
bool is_reached(std::size_t state) { return state / 9 >= 1 && state / 3 % 3 >= 1; }

/// For each arm: firms at D1N1 or above in the last quarter, one value a point, mean over its runs.
std::vector<std::vector<double>> reached(const Results& file) {
    constexpr std::size_t points_at_once = 256;
    const hdf5::File open = hdf5::File::open(file.path());
    const hdf5::Dataset firms = open.dataset("firms"); // run, arm, replication, time, sector, state
    const auto status = open.dataset("status").read<std::int64_t>();
    const std::vector<std::size_t> size = firms.size();
    const std::size_t arms = size.at(1);
    const std::size_t cells = size.at(4) * size.at(5);
    std::vector<std::vector<double>> by_arm(arms);
    for (std::size_t first = 0; first < size[0]; first += points_at_once) {
        const std::size_t points = std::min(points_at_once, size[0] - first);
        const auto values = firms.read_box<double>({first, 0, 0, size[3] - 1, 0, 0},
                                                   {points, arms, size[2], 1, size[4], size[5]});
        for (std::size_t p = 0; p < points; ++p) {
            for (std::size_t arm = 0; arm < arms; ++arm) {
                double sum = 0.0;
                double runs = 0.0;
                for (std::size_t r = 0; r < size[2]; ++r) {
                    const std::size_t run = (p * arms + arm) * size[2] + r;
                    if (status.at(first * arms * size[2] + run) != done) {
                        continue;
                    }
                    runs += 1.0;
                    for (std::size_t c = 0; c < cells; ++c) {
                        sum += is_reached(c % size[5]) ? values[run * cells + c] : 0.0;
                    }
                }
                if (runs > 0.0) {
                    by_arm[arm].push_back(sum / runs);
                }
            }
        }
    }
    return by_arm;
}

std::string range_text(const TidyRow& row) {
    return row.estimate ? fmt::format("{:.4g} to {:.4g}", *row.low, *row.high) : "none";
}

} // namespace

bool is_sweep(const Results& file) { return hdf5::text(file.attributes(), "kind") == "sweep"; }

std::vector<TidyRow> sweep_rows(const Results& file) {
    std::vector<TidyRow> rows;
    const Series status = file.series("status");
    for (std::size_t kind = 0; kind < status.flags.size(); ++kind) {
        const auto count =
            std::count(status.values.begin(), status.values.end(), static_cast<double>(kind));
        rows.push_back(
            {"runs", "", status.flags[kind], "", "", static_cast<double>(count), {}, {}});
    }
    for (const std::string& name : factors_of(file)) {
        rows.push_back(over_points("factor", "", name, file.series(name).values));
    }
    const std::vector<std::string> arms = file.labels("arm");
    const auto by_arm = reached(file);
    for (std::size_t arm = 0; arm < by_arm.size(); ++arm) {
        TidyRow row = over_points("firms_reached", arms.at(arm), "D1N1", by_arm[arm]);
        row.time = file.quarters().back();
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string sweep_text(const Results& file) {
    const std::vector<std::string> arms = file.labels("arm");
    const Series status = file.series("status");
    std::vector<ScreenRow> head{
        {"sweep", file.path().string()},
        {"title", file.title()},
        {"design", fmt::format("{} points x {} arms x {} replications", status.size.at(0),
                               status.size.at(1), status.size.at(2))}};
    std::vector<ScreenRow> body{{"", "mean of points", "least to greatest point"}};
    std::string runs;
    for (const TidyRow& row : sweep_rows(file)) {
        if (row.measure == "runs") {
            runs += fmt::format("{}{} {}", runs.empty() ? "" : ", ", *row.estimate, row.item);
        } else if (row.measure == "factor") {
            const Series series = file.series(row.item);
            head.push_back(
                {"factor " + row.item,
                 fmt::format("{}{} ({})", range_text(row),
                             series.units == "1" ? "" : " " + series.units, series.meaning)});
        } else {
            body.push_back({row.group, row.estimate ? fmt::format("{:.4g}", *row.estimate) : "none",
                            range_text(row)});
        }
    }
    head.insert(head.begin() + 3, {"runs", runs});
    return laid_out(head) +
           fmt::format("\nFirms at D1N1 or above in {}, mean over replications (no interval: a "
                       "point is a set of assumptions)\n",
                       file.quarters().back()) +
           laid_out(body);
}

} // namespace catchup::analysis
