// SPDX-License-Identifier: MIT
#include "analysis/report/plot/legend.hpp"

#include <array>

namespace catchup::analysis::report {
namespace {

constexpr double swatch_width = 22.0;
constexpr double row_height = 18.0;
constexpr double between = 16.0;

void draw_swatch(Canvas& canvas, const LegendEntry& entry, Point at) {
    const double middle = at.y - 4.0;
    switch (entry.swatch) {
    case Swatch::line:
        canvas.line({at.x, middle}, {at.x + swatch_width - 6.0, middle},
                    {entry.classes + " line", {}, entry.group});
        break;
    case Swatch::area:
        canvas.rectangle({at.x + 2.0, middle - 6.0, at.x + 14.0, middle + 6.0},
                         {entry.classes + " area", {}, entry.group});
        break;
    case Swatch::marker:
        draw_marker(canvas, {at.x + 8.0, middle}, entry.shape,
                    {entry.classes + " area", {}, entry.group});
        break;
    }
}

} // namespace

void draw_marker(Canvas& canvas, Point at, std::size_t shape, const Mark& mark, double radius) {
    const double r = radius;
    switch (shape % 4) {
    case 0:
        canvas.circle(at, r, mark);
        break;
    case 1:
        canvas.rectangle({at.x - r + 0.5, at.y - r + 0.5, at.x + r - 0.5, at.y + r - 0.5}, mark);
        break;
    case 2:
        canvas.polygon(
            std::array<Point, 3>{
                {{at.x, at.y - r}, {at.x + r, at.y + r * 0.8}, {at.x - r, at.y + r * 0.8}}},
            mark);
        break;
    default:
        canvas.polygon(std::array<Point, 4>{{{at.x, at.y - r - 0.5},
                                             {at.x + r + 0.5, at.y},
                                             {at.x, at.y + r + 0.5},
                                             {at.x - r - 0.5, at.y}}},
                       mark);
    }
}

std::string fitted(std::string text, double width, std::string_view classes) {
    if (width_of(text, classes) <= width) {
        return text;
    }
    while (!text.empty() && width_of(text + "...", classes) > width) {
        text.pop_back();
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
            text.pop_back(); // the rest of a longer character
        }
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U) {
            text.pop_back();
        }
    }
    return text + "...";
}

double draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, double left,
                   double right, double top) {
    double x = left;
    double y = top + 13.0;
    for (const LegendEntry& entry : entries) {
        const std::string label = fitted(entry.label, right - left - swatch_width);
        const double wide = swatch_width + width_of(label);
        if (x > left && x + wide > right) {
            x = left;
            y += row_height;
        }
        draw_swatch(canvas, entry, {x, y});
        canvas.text({x + swatch_width, y}, label, Anchor::start, {"", {}, entry.group});
        x += wide + between;
    }
    return entries.empty() ? 0.0 : y - top + 9.0;
}

} // namespace catchup::analysis::report
