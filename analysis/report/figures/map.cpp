// SPDX-License-Identifier: MIT
#include "analysis/report/figures/map.hpp"

#include <algorithm>
#include <set>

#include "analysis/report/figures/chronogram.hpp"
#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/legend.hpp"
#include "analysis/report/plot/palette.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double tallest = 480.0;
constexpr double frame_height = 18.0 + 36.0; // what axes with names take of it

/// The box's sides changed so that a kilometre is as long in both directions.
void widen(std::vector<Tick>& x, std::vector<Tick>& y, double width, double height) {
    const auto length = [](const std::vector<Tick>& ticks) {
        return ticks.back().value - ticks.front().value;
    };
    const double kilometre = std::min(width / length(x), height / length(y));
    const auto pad = [&](std::vector<Tick>& ticks, double room) {
        const double more = (room / kilometre - length(ticks)) / 2.0;
        if (more > 1e-9) {
            ticks.insert(ticks.begin(), {ticks.front().value - more, ""});
            ticks.push_back({ticks.back().value + more, ""});
        }
    };
    pad(x, width);
    pad(y, height);
}

void draw_places(Canvas& canvas, const Panel& panel, const std::vector<MapPlace>& places) {
    std::vector<Box> taken;
    for (const MapPlace& place : places) { // integrators first: their names matter most
        const Point at{panel.x(place.east), panel.y(place.north)};
        if (place.is_integrator) {
            draw_marker(canvas, at, 3, {group_class(1) + " area node", {}, place.label}, 10.0);
        }
        const std::string classes = place.is_integrator ? "strong" : "small muted";
        const std::string label = fitted(place.label, panel.inside.width() - 20.0, classes);
        const double half = width_of(label, classes) / 2.0;
        const double x = std::clamp(at.x, panel.inside.left + half, panel.inside.right - half);
        const Box box{x - half, at.y - 24.0, x + half, at.y - 10.0};
        if (std::none_of(taken.begin(), taken.end(),
                         [&](const Box& other) { return other.overlaps(box); })) {
            canvas.text({x, at.y - 13.0}, label, Anchor::middle, {classes, {}});
            taken.push_back(box);
        }
    }
}

} // namespace

void draw_map(Figure& figure, const std::vector<MapFirm>& firms,
              const std::vector<MapPlace>& places, const std::vector<std::string>& states) {
    Range east;
    Range north;
    std::set<std::size_t> present;
    for (const MapFirm& firm : firms) {
        east.add(*figure.rows[firm.east].estimate);
        north.add(*figure.rows[firm.north].estimate);
        present.insert(firm.state);
    }
    draw_both(figure, [&](Canvas& canvas) {
        std::vector<LegendEntry> entries;
        for (const std::size_t state : states_by_sum()) {
            if (present.contains(state)) {
                entries.push_back({states[state], state_class(state), Swatch::area});
            }
        }
        const double top = draw_legend(canvas, entries, 0.0, canvas.width(), 0.0);
        const double height = std::min(tallest, canvas.width());
        std::vector<Tick> x = covering_ticks(east.low(), east.high(), 8);
        std::vector<Tick> y = covering_ticks(north.low(), north.high(), 8);
        double widest = 0.0;
        for (const Tick& tick : y) {
            widest = std::max(widest, width_of(tick.label, "small"));
        }
        widen(x, y, canvas.width() - widest - 12.0, height - frame_height);
        const Panel panel = draw_axes(canvas, {0.0, top, canvas.width(), top + height},
                                      {x, "km to the east"}, {y, "km to the north"});
        for (const MapFirm& firm : firms) {
            canvas.circle({panel.x(*figure.rows[firm.east].estimate),
                           panel.y(*figure.rows[firm.north].estimate)},
                          2.6, {state_class(firm.state) + " area node", firm.east});
        }
        draw_places(canvas, panel, places);
        canvas.end_at(top + height);
    });
}

} // namespace catchup::analysis::report
