// SPDX-License-Identifier: MIT
#include "analysis/report/plot/axes.hpp"

#include <algorithm>
#include <limits>

namespace catchup::analysis::report {
namespace {

constexpr double gap = 6.0;
constexpr double title_height = 18.0;

double ends_at(const Canvas& canvas, double at, double half) {
    return std::clamp(at, half, canvas.width() - half);
}

} // namespace

double height_below(const Axis& x) noexcept { return x.name.empty() ? 20.0 : 36.0; }

Scale draw_x_axis(Canvas& canvas, const Box& inside, const Axis& x) {
    const Scale scale{x.ticks.front().value, x.ticks.back().value, inside.left, inside.right};
    double taken = -std::numeric_limits<double>::infinity();
    for (const Tick& tick : x.ticks) {
        const double at = scale(tick.value);
        canvas.line({at, inside.top}, {at, inside.bottom + 4.0}, {"grid", {}});
        const double half = width_of(tick.label, "small") / 2.0;
        const double centre = ends_at(canvas, at, half);
        if (!tick.label.empty() && centre - half > taken) {
            canvas.text({centre, inside.bottom + 15.0}, tick.label, Anchor::middle,
                        {"small muted", {}});
            taken = centre + half + gap;
        }
    }
    canvas.line({inside.left, inside.bottom}, {inside.right, inside.bottom}, {"axis", {}});
    if (!x.name.empty()) {
        const double half = width_of(x.name, "small") / 2.0;
        canvas.text(
            {ends_at(canvas, (inside.left + inside.right) / 2.0, half), inside.bottom + 31.0},
            x.name, Anchor::middle, {"small muted", {}});
    }
    return scale;
}

Panel draw_axes(Canvas& canvas, const Box& outside, const Axis& x, const Axis& y) {
    double widest = 0.0;
    for (const Tick& tick : y.ticks) {
        widest = std::max(widest, width_of(tick.label, "small"));
    }
    const Box inside{outside.left + widest + gap, outside.top + title_height, outside.right - gap,
                     outside.bottom - height_below(x)};
    canvas.text({outside.left, outside.top + 10.0}, y.name, Anchor::start, {"small muted", {}});
    const Scale down{y.ticks.front().value, y.ticks.back().value, inside.bottom, inside.top};
    for (const Tick& tick : y.ticks) {
        const double at = down(tick.value);
        canvas.line({inside.left, at}, {inside.right, at}, {"grid", {}});
        canvas.text({inside.left - gap, at + 4.0}, tick.label, Anchor::end, {"small muted", {}});
    }
    return {inside, draw_x_axis(canvas, inside, x), down};
}

std::vector<Tick> year_ticks(const std::vector<std::string>& quarters) {
    std::vector<Tick> ticks;
    for (std::size_t t = 0; t < quarters.size(); ++t) {
        const bool is_end = t == 0 || t + 1 == quarters.size();
        const bool is_year_end = quarters[t].ends_with("Q4");
        if (is_year_end || is_end) {
            ticks.push_back({static_cast<double>(t),
                             is_year_end || quarters.size() < 4 ? quarters[t] : std::string{}});
        }
    }
    return ticks;
}

} // namespace catchup::analysis::report
