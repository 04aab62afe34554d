// SPDX-License-Identifier: MIT
// Windows of opportunity: dated changes of what technologies are worth and cost.
#pragma once

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "models/technology/states.hpp"
#include "sim/base/calendar.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// One [[window]] (Lee and Malerba 2017: technology, demand, institutions). The kind sets defaults;
/// every key may be set. Open from `from` to `until`; then the benefit factor returns to 1 in equal
/// parts over `ramp` quarters. When it opens, every idle firm of its sectors looks at its options.
struct Window {
    std::string kind;
    std::string name = "window";
    Quarter from{};
    Quarter until{};
    std::uint32_t ramp = 4;
    std::vector<std::string> sectors{};
    std::vector<std::string> technologies_open{};
    double benefit = 1.0;
    double cost = 1.0;
    double learning = 1.0;
    double first_mover = 0.0; // pi

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* preset = "the window's kind";
        return std::tuple{
            field("kind", &Window::kind, anything, "",
                  "technology, demand or institutions: the defaults to begin from",
                  "Lee and Malerba 2017"),
            field("name", &Window::name, anything, "", "name in messages and files", "scenario"),
            required("from", &Window::from, anything, "", "quarter in which it opens", "scenario"),
            required("until", &Window::until, anything, "", "last quarter in which it is open",
                     "scenario"),
            field("ramp", &Window::ramp, between(0, 400), "quarters",
                  "over which the benefit factor returns to 1 after the last quarter",
                  "assumption"),
            field("sectors", &Window::sectors, anything, "",
                  "kinds of the sectors that it concerns; none = all", "scenario"),
            field("technologies", &Window::technologies_open, anything, "",
                  "the technologies that it concerns: D, N, I", preset),
            field("benefit", &Window::benefit, between(0, 100), "1",
                  "factor on the gains of these technologies (W of E10)", preset),
            field("cost", &Window::cost, between(1e-3, 100), "1",
                  "factor on their prices, for projects that start while it is open (E6)", preset),
            field("learning", &Window::learning, between(0, 100), "1",
                  "factor on the capability that a completed project with one of these "
                  "technologies leaves",
                  preset),
            field("first_mover", &Window::first_mover, between(0, 100), "1",
                  "premium on their gains while it is open, times the part of the sector that "
                  "lacks the technology (pi); it is taken from rivals and counts for nothing in "
                  "welfare",
                  "assumption: none"),
        };
    }
    void check(config::Complaints& complain) const;
    static const std::vector<Window>& presets();
};

/// What windows do to one sector in one quarter.
struct Climate {
    std::array<double, technologies> benefit{1.0, 1.0, 1.0};
    std::array<double, technologies> cost{1.0, 1.0, 1.0};
    std::array<double, technologies> learning{1.0, 1.0, 1.0};
    std::array<double, technologies> first_mover{}; // pi of the open windows
    bool opens = false;                             // some window opens this quarter
};
/// Windows upon each other: factors multiply, premia add.
[[nodiscard]] Climate climate_of(const std::vector<Window>& windows, const std::string& sector,
                                 Quarter now);

} // namespace catchup
