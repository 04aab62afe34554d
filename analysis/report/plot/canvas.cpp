// SPDX-License-Identifier: MIT
#include "analysis/report/plot/canvas.hpp"

#include <cmath>

#include <fmt/format.h>

#include "analysis/report/plot/text_width.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double ascent = 0.78; // of the font's size, above the baseline
constexpr double descent = 0.22;
constexpr double bold_factor = 1.12;

bool has(std::string_view classes, std::string_view one) {
    return classes.find(one) != std::string_view::npos;
}

double size_of(std::string_view classes) { return has(classes, "small") ? small_size : text_size; }

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            // control characters are not allowed in XML at all
            out += static_cast<unsigned char>(letter) < 0x20 && letter != '\n' && letter != '\t'
                       ? ' '
                       : letter;
        }
    }
    return out;
}

std::string pixels(double value) {
    const double tenths = std::round(value * 10.0);
    if (tenths == 0.0) {
        return "0";
    }
    std::string text = fmt::format("{:.1f}", tenths / 10.0);
    if (text.ends_with(".0")) {
        text.resize(text.size() - 2);
    }
    return text;
}

double width_of(std::string_view words, std::string_view classes) {
    return text_width(words, size_of(classes)) * (has(classes, "strong") ? bold_factor : 1.0);
}

void Canvas::open(std::string_view element, const Mark& mark) {
    body_ += fmt::format("<{}", element);
    if (!mark.classes.empty()) {
        body_ += fmt::format(" class=\"{}\"", mark.classes);
    }
    if (mark.row) {
        body_ += fmt::format(" data-row=\"{}\"", *mark.row);
    }
    if (!mark.group.empty()) {
        body_ += fmt::format(" data-group=\"{}\"", escaped(mark.group));
    }
}

void Canvas::line(Point from, Point to, const Mark& mark) {
    open("line", mark);
    body_ += fmt::format(" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", pixels(from.x),
                         pixels(from.y), pixels(to.x), pixels(to.y));
}

void Canvas::rectangle(const Box& box, const Mark& mark) {
    open("rect", mark);
    body_ += fmt::format(" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", pixels(box.left),
                         pixels(box.top), pixels(box.width()), pixels(box.height()));
}

void Canvas::circle(Point at, double radius, const Mark& mark) {
    open("circle", mark);
    body_ += fmt::format(" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", pixels(at.x), pixels(at.y),
                         pixels(radius));
}

void Canvas::points(std::span<const Point> points) {
    body_ += " points=\"";
    const char* between = "";
    for (const Point& point : points) {
        body_ += fmt::format("{}{},{}", between, pixels(point.x), pixels(point.y));
        between = " ";
    }
    body_ += "\"/>\n";
}

void Canvas::polyline(std::span<const Point> points, const Mark& mark) {
    if (points.size() < 2) {
        return;
    }
    open("polyline", mark);
    this->points(points);
}

void Canvas::polygon(std::span<const Point> points, const Mark& mark) {
    open("polygon", mark);
    this->points(points);
}

void Canvas::curve(Point from, Point control, Point to, double stroke, const Mark& mark) {
    open("path", mark);
    body_ += fmt::format(" stroke-width=\"{}\" d=\"M{},{}Q{},{} {},{}\"/>\n", pixels(stroke),
                         pixels(from.x), pixels(from.y), pixels(control.x), pixels(control.y),
                         pixels(to.x), pixels(to.y));
}

void Canvas::text(Point at, std::string_view words, Anchor anchor, const Mark& mark) {
    const double wide = width_of(words, mark.classes);
    const double size = size_of(mark.classes);
    const double left = at.x - (anchor == Anchor::start    ? 0.0
                                : anchor == Anchor::middle ? wide / 2.0
                                                           : wide);
    texts_.push_back({left, at.y - ascent * size, left + wide, at.y + descent * size});
    open("text", mark);
    body_ += fmt::format(" x=\"{}\" y=\"{}\"{}>{}</text>\n", pixels(at.x), pixels(at.y),
                         anchor == Anchor::start    ? ""
                         : anchor == Anchor::middle ? " text-anchor=\"middle\""
                                                    : " text-anchor=\"end\"",
                         escaped(words));
}

} // namespace catchup::analysis::report
