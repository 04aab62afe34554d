// SPDX-License-Identifier: MIT
#include "analysis/report/plot/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "analysis/histories.hpp"
#include "analysis/report/plot/canvas.hpp"

namespace catchup::analysis::report {
namespace {

using Colours = std::array<const char*, group_colours>;
constexpr Colours on_light{"#0072b2", "#c14a00", "#00805c", "#b0508a",
                           "#8a6d00", "#5b3a9e", "#2b8cc4", "#444444"};
constexpr Colours on_dark{"#56b4e9", "#f08a4b", "#3fc79a", "#e39ac4",
                          "#e0c04a", "#b39ddb", "#9bd3f5", "#dddddd"};

/// What differs between paper and screen at night.
struct Inks {
    const char* paper;
    const char* ink;
    const char* muted;
    const char* grid;
    const char* none;
    const Colours* groups;
};
constexpr Inks light_inks{"#ffffff", "#1a1a1a", "#595959", "#e3e3e3", "#767676", &on_light};
constexpr Inks dark_inks{"#16181c", "#ececec", "#b4b4b4", "#34373d", "#9a9a9a", &on_dark};

double gamma(double linear) {
    const double value = std::clamp(linear, 0.0, 1.0);
    return value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1.0 / 2.4) - 0.055;
}

/// OKLCH to sRGB, with the matrices of Ottosson (2020).
std::string hex_of(double lightness, double chroma, double hue_degrees) {
    const double hue = hue_degrees * std::numbers::pi / 180.0;
    const double a = chroma * std::cos(hue);
    const double b = chroma * std::sin(hue);
    const auto cube = [](double x) { return x * x * x; };
    const double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    const double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    const double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    const std::array<double, 3> rgb{4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                                    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                                    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
    const auto byte = [](double value) {
        return static_cast<int>(std::lround(gamma(value) * 255.0));
    };
    return fmt::format("#{:02x}{:02x}{:02x}", byte(rgb[0]), byte(rgb[1]), byte(rgb[2]));
}

std::string colour_rules(const std::string& name, const std::string& colour) {
    return fmt::format(".{0}.line{{stroke:{1}}}.{0}.area,text.{0}{{fill:{1}}}\n", name, colour);
}

} // namespace

std::string group_class(std::size_t group) { return fmt::format("g{}", group % group_colours); }
std::string state_class(std::size_t state) { return fmt::format("s{}", state); }

std::string state_colour(std::size_t state) {
    const std::array<std::size_t, 3> levels{digital(state), network(state), intelligent(state)};
    constexpr std::array hues{255.0, 80.0, 345.0};
    const std::size_t highest = *std::max_element(levels.begin(), levels.end());
    const bool is_ahead = std::count(levels.begin(), levels.end(), highest) == 1;
    const auto leader =
        static_cast<std::size_t>(std::find(levels.begin(), levels.end(), highest) - levels.begin());
    const auto sum = static_cast<double>(levels[0] + levels[1] + levels[2]);
    return hex_of(0.91 - 0.095 * sum, is_ahead ? 0.125 : 0.0, is_ahead ? hues[leader] : 0.0);
}

std::string style_sheet(Theme theme) {
    const Inks& inks = theme == Theme::light ? light_inks : dark_inks;
    std::string css = fmt::format(
        "svg "
        "text{{fill:{1};font-size:{5}px;paint-order:stroke;stroke:{0};stroke-width:3px;stroke-"
        "linejoin:round}}svg .small{{font-size:{6}px}}svg .muted{{fill:{2}}}"
        "svg .strong{{font-weight:bold}}\n"
        ".grid{{stroke:{3};stroke-width:1}}.axis{{stroke:{2};stroke-width:1}}"
        ".zero{{stroke:{2};stroke-width:1;stroke-dasharray:4 3}}\n"
        ".line{{fill:none}}.line:not(.flow){{stroke-width:2}}.area{{stroke:none}}.band{{fill-"
        "opacity:.18}}"
        ".line.thin{{stroke-width:1;stroke-opacity:.45}}.faint{{fill-opacity:.3}}.flow{{fill:none;"
        "stroke-opacity:.6}}"
        ".head{{fill-opacity:.75}}\n"
        ".edged{{stroke:{0};stroke-width:.5}}.node{{stroke:{1};stroke-width:.75}}"
        ".case{{stroke:{1};stroke-width:2.5;fill:none}}.dot{{fill:{1};stroke:none}}"
        ".frame{{fill:none;stroke:{3};stroke-width:1}}\n",
        inks.paper, inks.ink, inks.muted, inks.grid, inks.none, pixels(text_size),
        pixels(small_size));
    constexpr std::array dashes{"none", "7 3", "2 3", "9 3 2 3"};
    for (std::size_t group = 0; group < group_colours; ++group) {
        css += colour_rules(group_class(group), (*inks.groups)[group]);
        css += fmt::format(".dashed.{}.line{{stroke-dasharray:{}}}\n", group_class(group),
                           dashes[group % dashes.size()]);
    }
    css += colour_rules(no_policy_class, inks.none);
    for (std::size_t state = 0; state < state_count; ++state) {
        css += colour_rules(state_class(state), state_colour(state));
    }
    return css;
}

} // namespace catchup::analysis::report
