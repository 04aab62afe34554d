// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/report/figures/parallel.hpp"
#include "analysis/report/sections/answer_section.hpp"

namespace catchup::analysis::report {

Figure parallel_figure(const Inputs& factors, const std::string& outcome,
                       const std::vector<double>& values) {
    constexpr std::size_t most_lines = 400;
    Figure figure{.id = "points", .kind = "parallel"};
    std::vector<std::size_t> points;
    for (std::size_t point = 0; point < values.size(); ++point) {
        if (std::isfinite(values[point])) {
            points.push_back(point);
        }
    }
    if (points.empty()) {
        return figure;
    }
    const std::size_t all = points.size();
    const std::size_t drawn = std::min(all, most_lines);
    std::vector<ParallelAxis> axes;
    for (const Input& factor : factors) {
        axes.push_back({factor.name, {}, factor.words});
    }
    axes.push_back({outcome, {}, {}});
    for (std::size_t i = 0; i < drawn; ++i) {
        const std::size_t point = points[i * all / drawn];
        for (std::size_t axis = 0; axis < axes.size(); ++axis) {
            const double value =
                axis < factors.size() ? factors[axis].values[point] : values[point];
            axes[axis].rows.push_back(figure.rows.size());
            figure.rows.push_back(
                {"point", fmt::format("point {}", point), axes[axis].name, "", "", value, {}, {}});
        }
    }
    figure.title = fmt::format("Points of the sweep and what came of them: {}", outcome);
    figure.note = fmt::format("{} of {} points with a value, means over replications, no interval; "
                              "upper half of the outcome's range solid, lower half dashed",
                              drawn, all);
    figure.alternative =
        fmt::format("{} lines across {} factors and the outcome, which goes from {:.4g} to {:.4g}.",
                    drawn, factors.size(),
                    *std::min_element(
                        values.begin(), values.end(),
                        [](double a, double b) { return std::isnan(b) ? !std::isnan(a) : a < b; }),
                    *std::max_element(values.begin(), values.end(), [](double a, double b) {
                        return std::isnan(a) ? !std::isnan(b) : a < b;
                    }));
    draw_parallel(figure, axes);
    return figure;
}

} // namespace catchup::analysis::report
