// SPDX-License-Identifier: MIT
// The yardstick of the whole model: a firm as an object on the heap, linked by pointers to its
// partners and to the levers that help it. Money is in million RMB.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "models/books/events.hpp"
#include "tests/benchmarks/plain_firm.hpp"

namespace catchup::plain::whole {

class Backing;
class Grants;
class Inspections;
class Lever;
class Links;
class Rule;

using Three = std::array<double, technologies>;

inline constexpr int nobody = -1;           // no integrator
inline constexpr int long_ago = -1'000'000; // a quarter before every memory

/// Fewest technologies first, then lowest mask: the order that settles ties.
inline constexpr std::array<Mask, 7> all_steps{1, 2, 4, 3, 5, 6, 7};

/// Mean over the technologies that a step raises.
[[nodiscard]] inline double mean_over(Mask step, const Three& values) {
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        sum += raises(step, x) ? values[x] : 0.0;
    }
    return sum / breadth(step);
}
[[nodiscard]] inline bool at_least(const Levels& levels, const Levels& floor) {
    return levels[0] >= floor[0] && levels[1] >= floor[1] && levels[2] >= floor[2];
}
/// The one technology that is due in an order such as "DDNNII"; 0 at the top.
[[nodiscard]] Mask due(const std::string& order, const Levels& levels);
[[nodiscard]] Levels levels_of(const std::string& label); // "D1N0I2"

/// A step that a firm wants to start.
struct Proposal {
    Mask step = 0; // 0 = none
    int builder = nobody;
    double price = 0.0; // support included
    double gain = 0.0, believed = 0.0, ahead = 0.0;
    Origin origin = Origin::none;
    double support = 0.0;             // what public money pays of the price
    const Lever* supporter = nullptr; // that pays it
    const Backing* guarantor = nullptr;
    double guaranteed = 0.0;              // part of the loan
    const Grants* demonstrates = nullptr; // whose invitation it answers
};

/// A project under way.
struct Work {
    Mask step = 0; // 0 = none
    int end = 0;   // the quarter in which it ends
    int builder = nobody;
    double price = 0.0;
    bool late = false;
    const Grants* demonstrates = nullptr;
};

struct Firm {
    // of the place
    int place = 0;
    std::size_t sector = 0, county = 0;
    double east = 0.0, north = 0.0; // km
    std::vector<Firm*> partners, trading_partners;

    // fixed from birth on
    int generation = 0;
    const Rule* rule = nullptr;
    double revenue = 0.0, visibility = 0.0, cost_scale = 0.0, base_margin = 0.0;
    double payback_threshold = 0.0, imitation_threshold = 0.0;
    Three fit{};
    std::vector<double> lots; // its number in each intervention's lottery

    Levels levels{};
    double capability = 0.0, information = 0.0, aspiration = 0.0, gain = 0.0, margin = 0.0;
    double networked = 0.0; // share of trading partners with N
    double error = 0.0;     // about gains, of this year (E10)
    Three experience{};
    std::array<double, 4> recent_margin{};
    double fund = 0.0, debt = 0.0, instalment = 0.0;
    Work project;
    int attempts = 0;
    int abandoned = long_ago;
    int offer_from = nobody, offered = long_ago;
    bool met = false;
    double credit = 0.0; // part of an integrator's price that a trial takes off

    const Grants* grant = nullptr; // voucher or invitation that it holds
    int granted = long_ago;
    const Links* linked_by = nullptr;
    int linked = long_ago;
    const Grants* showcase = nullptr; // for which it is one
    int refused = long_ago;
    const Backing* guarantor = nullptr;
    double guaranteed = 0.0;

    // of this quarter
    bool visited = false, informed_by_trial = false;
    const Inspections* pressed_by = nullptr;
    double demonstrated = 0.0; // Demo of E11
    Three exposure{}, ahead{}; // E1
    Proposal proposal, fallback;

    [[nodiscard]] double mean_margin() const {
        return (recent_margin[0] + recent_margin[1] + recent_margin[2] + recent_margin[3]) / 4.0;
    }
};

} // namespace catchup::plain::whole
