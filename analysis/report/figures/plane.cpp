// SPDX-License-Identifier: MIT
#include "analysis/report/figures/plane.hpp"

#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/legend.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double plane_height = 330.0;

void add_row(Range& range, const TidyRow& row) {
    for (const auto& value : {row.estimate, row.low, row.high}) {
        if (value) {
            range.add(*value);
        }
    }
}

void draw_cross(Canvas& canvas, const Panel& panel, const TidyRow& effect, const TidyRow& cost,
                const Mark& mark) {
    const Point at{panel.x(*effect.estimate), panel.y(*cost.estimate)};
    if (effect.low && effect.high) {
        canvas.line({panel.x(*effect.low), at.y}, {panel.x(*effect.high), at.y}, mark);
    }
    if (cost.low && cost.high) {
        canvas.line({at.x, panel.y(*cost.low)}, {at.x, panel.y(*cost.high)}, mark);
    }
}

void draw_points(Canvas& canvas, const Figure& figure, const Panel& panel,
                 const PlanePolicy& policy) {
    for (const auto& [right, upwards] : policy.points) {
        const Point at{panel.x(*figure.rows[right].estimate),
                       panel.y(*figure.rows[upwards].estimate)};
        if (policy.mean) {
            canvas.circle(at, 2.0, {policy.classes + " area faint", right, policy.label});
        } else {
            draw_marker(canvas, at, policy.shape,
                        {policy.classes + " area edged", right, policy.label}, 5.0);
        }
    }
}

void draw_mean(Canvas& canvas, const Figure& figure, const Panel& panel,
               const PlanePolicy& policy) {
    const TidyRow& right = figure.rows[policy.mean->first];
    const TidyRow& upwards = figure.rows[policy.mean->second];
    if (right.estimate && upwards.estimate) {
        draw_cross(canvas, panel, right, upwards,
                   {policy.classes + " line", policy.mean->first, policy.label});
        draw_marker(canvas, {panel.x(*right.estimate), panel.y(*upwards.estimate)}, policy.shape,
                    {policy.classes + " area edged", policy.mean->first, policy.label}, 6.0);
    }
}

} // namespace

void draw_plane(Figure& figure, const std::vector<PlanePolicy>& policies, const PlaneWords& words) {
    Range right;
    Range upwards;
    right.add(0.0);
    if (words.shows_zero) {
        upwards.add(0.0);
    }
    for (const PlanePolicy& policy : policies) {
        auto pairs = policy.points;
        if (policy.mean) {
            pairs.push_back(*policy.mean);
        }
        for (const auto& [one, other] : pairs) {
            add_row(right, figure.rows[one]);
            add_row(upwards, figure.rows[other]);
        }
    }
    draw_both(figure, [&](Canvas& canvas) {
        std::vector<LegendEntry> entries;
        for (const PlanePolicy& policy : policies) {
            entries.push_back(
                {policy.label, policy.classes, Swatch::marker, policy.shape, policy.label});
        }
        const double top = draw_legend(canvas, entries, 0.0, canvas.width(), 0.0);
        const Panel panel =
            draw_axes(canvas, {0.0, top, canvas.width(), top + plane_height},
                      {covering_ticks(right.low(), right.high(), 8), words.right},
                      {covering_ticks(upwards.low(), upwards.high(), 8), words.upwards});
        const Box& inside = panel.inside;
        canvas.line({panel.x(0.0), inside.top}, {panel.x(0.0), inside.bottom}, {"zero", {}});
        if (words.shows_zero) {
            canvas.line({inside.left, panel.y(0.0)}, {inside.right, panel.y(0.0)}, {"zero", {}});
        }
        for (const PlanePolicy& policy : policies) {
            draw_points(canvas, figure, panel, policy);
        }
        for (const PlanePolicy& policy : policies) {
            if (policy.mean) {
                draw_mean(canvas, figure, panel, policy);
            }
        }
        canvas.end_at(top + plane_height);
    });
}

} // namespace catchup::analysis::report
