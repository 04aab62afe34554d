// SPDX-License-Identifier: MIT
#include "analysis/report/figures/chronogram.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/legend.hpp"
#include "analysis/report/plot/palette.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double panel_height = 230.0;
constexpr double least_panel = 300.0;
constexpr double between = 20.0;
constexpr double least_named = 0.01; // share that a state has to reach for a place in the legend

double share(const Figure& figure, std::size_t row) {
    return figure.rows[row].estimate.value_or(0.0);
}

double greatest(const Figure& figure, const std::vector<ChronogramPanel>& panels,
                std::size_t state) {
    double most = 0.0;
    for (const ChronogramPanel& panel : panels) {
        for (const std::size_t row : panel.rows[state]) {
            most = std::max(most, share(figure, row));
        }
    }
    return most;
}

void draw_states(Canvas& canvas, const Figure& figure, const Panel& panel,
                 const ChronogramPanel& shown) {
    std::size_t times = 0;
    for (const std::vector<std::size_t>& rows : shown.rows) {
        times = std::max(times, rows.size());
    }
    std::vector<double> below(times, 0.0);
    for (const std::size_t state : states_by_sum()) {
        if (shown.rows[state].empty()) {
            continue;
        }
        std::vector<double> above = below;
        double most = 0.0;
        for (std::size_t t = 0; t < times; ++t) {
            most = std::max(most, share(figure, shown.rows[state][t]));
            above[t] += share(figure, shown.rows[state][t]);
        }
        if (most > 0.0) {
            std::vector<Point> around;
            for (std::size_t t = 0; t < times; ++t) {
                around.push_back({panel.x(static_cast<double>(t)), panel.y(above[t])});
            }
            for (std::size_t t = times; t > 0; --t) {
                around.push_back({panel.x(static_cast<double>(t - 1)), panel.y(below[t - 1])});
            }
            canvas.polygon(around,
                           {state_class(state) + " area edged", shown.rows[state].back(), {}});
        }
        below = std::move(above);
    }
}

} // namespace

std::array<std::size_t, state_count> states_by_sum() {
    std::array<std::size_t, state_count> states{};
    std::iota(states.begin(), states.end(), std::size_t{0});
    std::stable_sort(states.begin(), states.end(), [](std::size_t one, std::size_t other) {
        const auto sum = [](std::size_t state) {
            return digital(state) + network(state) + intelligent(state);
        };
        return sum(one) < sum(other);
    });
    return states;
}

void draw_chronogram(Figure& figure, const std::vector<ChronogramPanel>& panels,
                     const std::vector<std::string>& quarters,
                     const std::vector<std::string>& states) {
    const Axis x{year_ticks(quarters), ""};
    const Axis y{covering_ticks(0.0, 1.0, 6), "share of firms"};
    draw_both(figure, [&](Canvas& canvas) {
        std::vector<LegendEntry> entries;
        for (const std::size_t state : states_by_sum()) {
            if (greatest(figure, panels, state) >= least_named) {
                entries.push_back({states[state], state_class(state), Swatch::area});
            }
        }
        double top = draw_legend(canvas, entries, 0.0, canvas.width(), 0.0);
        const auto across = std::clamp<std::size_t>(
            static_cast<std::size_t>(canvas.width() / least_panel), 1, panels.size());
        const double width = (canvas.width() - between * static_cast<double>(across - 1)) /
                             static_cast<double>(across);
        for (std::size_t i = 0; i < panels.size(); ++i) {
            const double left = static_cast<double>(i % across) * (width + between);
            canvas.text({left, top + 14.0}, fitted(panels[i].title, width, "strong"), Anchor::start,
                        {"strong", {}});
            const Panel panel = draw_axes(
                canvas, {left, top + 20.0, left + width, top + 20.0 + panel_height}, x, y);
            draw_states(canvas, figure, panel, panels[i]);
            if (i % across + 1 == across || i + 1 == panels.size()) {
                top += 20.0 + panel_height + 8.0;
            }
        }
        canvas.end_at(top);
    });
}

} // namespace catchup::analysis::report
