// SPDX-License-Identifier: MIT
#include "analysis/report/figures/paths.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "analysis/histories.hpp"
#include "analysis/report/plot/legend.hpp"
#include "analysis/report/plot/palette.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double most_panel = 225.0; // width and height of a panel
constexpr double between = 18.0;
constexpr double widest_arrow = 16.0;
constexpr double thinnest_arrow = 0.8;
constexpr double greatest_circle = 24.0; // radius, of all firms
constexpr double least_circle = 3.0;
constexpr double least_flow = 0.001; // moves a firm; fewer are in the data only

/// Where the states of one panel lie.
struct Grid {
    Box box;
    std::size_t level = 0; // of I

    [[nodiscard]] Point at(std::size_t state) const {
        const double step = (box.width() - 44.0 - 30.0) / 2.0;
        return {box.left + 44.0 + step * static_cast<double>(digital(state)),
                box.bottom - 50.0 - step * static_cast<double>(network(state))};
    }
};

Point along(Point from, Point to, double distance) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const double part = length > 0.0 ? distance / length : 0.0;
    return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

double radius_of(const Figure& figure, const PathsShown& shown, std::size_t state) {
    const double share =
        state < shown.stands.size() ? figure.rows[shown.stands[state]].estimate.value_or(0.0) : 0.0;
    return share > 0.0 ? std::max(least_circle, greatest_circle * std::sqrt(share)) : 2.0;
}

/// An arrow whose shaft is as wide as said, with a head that is wider.
void draw_arrow(Canvas& canvas, Point from, Point control, Point to, double wide,
                const std::string& colour, std::size_t row) {
    const double head = std::max(5.0, wide * 0.9);
    const Point neck = along(to, control, head);
    canvas.curve(from, control, neck, wide, {colour + " line flow", row});
    const double length = std::max(1e-9, std::hypot(to.x - neck.x, to.y - neck.y));
    const double half = std::max(3.0, wide * 0.75);
    const Point across{-(to.y - neck.y) / length * half, (to.x - neck.x) / length * half};
    canvas.polygon(
        std::array<Point, 3>{
            {{neck.x + across.x, neck.y + across.y}, to, {neck.x - across.x, neck.y - across.y}}},
        {colour + " area head", row});
}

void draw_flow(Canvas& canvas, const Figure& figure, const PathsShown& shown, const Flow& flow,
               const Grid& grid, double unit) {
    const double size = figure.rows[flow.row].estimate.value_or(0.0);
    const bool leaves = intelligent(flow.from) == grid.level;
    const bool arrives = intelligent(flow.to) == grid.level;
    if (size < least_flow || !(leaves || arrives)) {
        return;
    }
    const double wide = std::max(thinnest_arrow, size * unit);
    const Point from = grid.at(flow.from);
    const Point to = grid.at(flow.to);
    const std::string colour = state_class(flow.to);
    if (!arrives) { // on to a higher level of I: the arrow ends between the panels' nodes
        const double r = radius_of(figure, shown, flow.from);
        const Point start{from.x - 0.7 * r, from.y - 0.7 * r};
        const Point end{start.x - 20.0, start.y - 20.0};
        draw_arrow(canvas, start, {start.x - 10.0, start.y - 10.0}, end, wide, colour, flow.row);
        return;
    }
    if (!leaves) {
        const double r = radius_of(figure, shown, flow.to) + 1.0;
        const Point end{to.x + 0.7 * r, to.y + 0.7 * r};
        const Point start{end.x + 20.0, end.y + 20.0};
        draw_arrow(canvas, start, {end.x + 10.0, end.y + 10.0}, end, wide, colour, flow.row);
        return;
    }
    const bool is_long =
        digital(flow.to) - digital(flow.from) > 1 || network(flow.to) - network(flow.from) > 1;
    const double bow = is_long ? 0.22 : 0.0; // around the state between
    const Point control{(from.x + to.x) / 2.0 + (to.y - from.y) * bow,
                        (from.y + to.y) / 2.0 - (to.x - from.x) * bow};
    draw_arrow(canvas, along(from, control, radius_of(figure, shown, flow.from)), control,
               along(to, control, radius_of(figure, shown, flow.to) + 1.0), wide, colour, flow.row);
}

void draw_traced(Canvas& canvas, const TracedPath& traced, const std::array<Grid, 3>& grids) {
    for (std::size_t i = 0; i < traced.states.size(); ++i) {
        const Grid& grid = grids[intelligent(traced.states[i])];
        const Point at = grid.at(traced.states[i]);
        canvas.circle(at, 4.5, {"dot", {}});
        const bool same_panel = i > 0 && intelligent(traced.states[i - 1]) == grid.level;
        if (same_panel) {
            const Point from = grid.at(traced.states[i - 1]);
            const Point end = along(at, from, 6.0);
            canvas.line(from, end, {"case", {}});
        }
        // beyond the circle to the lower right, where no arrow arrives
        canvas.text({at.x + 8.0, at.y + 16.0}, fmt::format("{}", i + 1), Anchor::start,
                    {"small strong", {}});
    }
}

void draw_panel(Canvas& canvas, const Figure& figure, const PathsShown& shown, const Grid& grid,
                double unit) {
    const Box& box = grid.box;
    canvas.rectangle({box.left + 20.0, box.top + 4.0, box.right - 2.0, box.bottom - 26.0},
                     {"frame", {}});
    for (std::size_t level = 0; level < 3; ++level) {
        const Point right = grid.at(9 * level);
        const Point up = grid.at(3 * level);
        canvas.text({right.x, box.bottom - 12.0}, fmt::format("D{}", level), Anchor::middle,
                    {"small muted", {}});
        canvas.text({box.left, up.y + 4.0}, fmt::format("N{}", level), Anchor::start,
                    {"small muted", {}});
    }
    canvas.text({box.right - 8.0, box.bottom - 32.0}, fmt::format("I{}", grid.level), Anchor::end,
                {"strong", {}});
    for (const Flow& flow : shown.flows) {
        draw_flow(canvas, figure, shown, flow, grid, unit);
    }
    for (std::size_t state = grid.level; state < state_count; state += 3) {
        const double r = radius_of(figure, shown, state);
        const bool has_share = state < shown.stands.size();
        canvas.circle(grid.at(state), r,
                      {state_class(state) + " area node",
                       has_share ? std::optional{shown.stands[state]} : std::nullopt});
    }
}

} // namespace

void draw_paths(Figure& figure, const std::vector<PathsShown>& shown) {
    double widest = 0.0;
    for (const PathsShown& one : shown) {
        for (const Flow& flow : one.flows) {
            widest = std::max(widest, figure.rows[flow.row].estimate.value_or(0.0));
        }
    }
    const double unit = widest > 0.0 ? widest_arrow / widest : 0.0;
    draw_both(figure, [&](Canvas& canvas) {
        const bool is_wide = canvas.width() > 3.0 * (most_panel - 30.0);
        const double size =
            is_wide ? (canvas.width() - 2.0 * between) / 3.0 : std::min(canvas.width(), 300.0);
        double top = 0.0;
        for (const PathsShown& one : shown) {
            canvas.text({0.0, top + 14.0}, fitted(one.title, canvas.width(), "strong"),
                        Anchor::start, {"strong", {}});
            top += 20.0;
            std::array<Grid, 3> grids;
            for (std::size_t level = 0; level < 3; ++level) {
                const double place = static_cast<double>(level);
                const double left = is_wide ? place * (size + between) : 0.0;
                const double from = is_wide ? top : top + place * size;
                grids[level] = {{left, from, left + size, from + size}, level};
                draw_panel(canvas, figure, one, grids[level], unit);
            }
            for (const TracedPath& traced : one.traced) {
                draw_traced(canvas, traced, grids);
            }
            top = grids[2].box.bottom + 6.0;
        }
        canvas.text({0.0, top + 10.0},
                    fmt::format("widest arrow: {:.3g} a firm; largest circle: all firms", widest),
                    Anchor::start, {"small muted", {}});
        canvas.end_at(top + 18.0);
    });
}

} // namespace catchup::analysis::report
