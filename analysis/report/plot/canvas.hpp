// SPDX-License-Identifier: MIT
// SVG in the making: shapes with classes, and texts that remember where they stand.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace catchup::analysis::report {

/// Pixels from the left and from the top.
struct Point {
    double x = 0.0;
    double y = 0.0;
};

struct Box {
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;
    [[nodiscard]] double width() const noexcept { return right - left; }
    [[nodiscard]] double height() const noexcept { return bottom - top; }
    [[nodiscard]] bool overlaps(const Box& other) const noexcept {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

/// How a shape looks and what it is about.
struct Mark {
    std::string classes;            // of the style sheet
    std::optional<std::size_t> row; // of the figure's data
    std::string group = {};         // arm, file, ...: what is chosen together in all figures
};

enum class Anchor { start, middle, end };

/// The font's size in pixels; `small` is for notes at marks.
inline constexpr double text_size = 12.0;
inline constexpr double small_size = 11.0;

/// Text for an element or a quoted attribute of HTML, XML or SVG.
[[nodiscard]] std::string escaped(std::string_view text);

class Canvas {
  public:
    explicit Canvas(double width) : width_{width} {}

    [[nodiscard]] double width() const noexcept { return width_; }
    [[nodiscard]] double height() const noexcept { return height_; }
    /// The picture ends there.
    void end_at(double height) noexcept { height_ = height; }

    void line(Point from, Point to, const Mark& mark);
    void rectangle(const Box& box, const Mark& mark);
    void circle(Point at, double radius, const Mark& mark);
    /// Straight lines through points; none through fewer than two.
    void polyline(std::span<const Point> points, const Mark& mark);
    void polygon(std::span<const Point> points, const Mark& mark);
    /// A quadratic curve with that width of stroke.
    void curve(Point from, Point control, Point to, double stroke, const Mark& mark);
    /// The baseline's place. Classes "small", "strong", "muted" have a say in the size.
    void text(Point at, std::string_view words, Anchor anchor = Anchor::start,
              const Mark& mark = {});

    [[nodiscard]] const std::vector<Box>& texts() const noexcept { return texts_; }
    [[nodiscard]] const std::string& body() const noexcept { return body_; }

  private:
    void open(std::string_view element, const Mark& mark);
    void points(std::span<const Point> points);

    double width_;
    double height_ = 0.0;
    std::string body_;
    std::vector<Box> texts_;
};

/// A number with at most one digit after the point, never "-0".
[[nodiscard]] std::string pixels(double value);

/// How wide the words stand with those classes.
[[nodiscard]] double width_of(std::string_view words, std::string_view classes = "");

} // namespace catchup::analysis::report
