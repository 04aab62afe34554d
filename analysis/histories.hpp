// SPDX-License-Identifier: MIT
// What a result file tells of its firms, one replication at a time: counts, money, events, lives.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "analysis/results.hpp"
#include "analysis/state_levels.hpp"

namespace catchup::analysis {

/// States count 9 D + 3 N + I, levels from 0 to 2.
inline constexpr std::size_t state_count = 27;
inline constexpr double quarters_a_year = 4.0;
[[nodiscard]] constexpr std::size_t digital(std::size_t state) noexcept { return state / 9; }
[[nodiscard]] constexpr std::size_t network(std::size_t state) noexcept { return state / 3 % 3; }
[[nodiscard]] constexpr std::size_t intelligent(std::size_t state) noexcept { return state % 3; }
[[nodiscard]] constexpr Levels levels_of_state(std::size_t state) noexcept {
    return {static_cast<int>(digital(state)), static_cast<int>(network(state)),
            static_cast<int>(intelligent(state))};
}

enum class Happening : std::uint8_t { other, start, late, complete, abandon, exit };

/// A row of `events`.
struct Deed {
    std::uint32_t firm = 0;
    std::uint32_t generation = 0;
    std::size_t quarter = 0; // from 0
    Happening kind{};
    std::size_t from = 0; // state
    std::size_t to = 0;
    unsigned mask = 0; // technologies: 1 = D, 2 = N, 4 = I, added up
    std::uint32_t attempt = 0;
    bool by_integrator = false;
    bool after_delay = false; // of a completion: the project had been late
    double price = 0.0;       // million RMB, whoever pays
    double paid = 0.0;        // of it, what the firm itself paid
};

/// From that place of the time axis on the firm is in that state.
struct Rise {
    std::size_t place = 0;
    std::size_t state = 0;
};

/// A firm from birth to exit. It stands at the places [from, until) of the time axis.
struct Life {
    std::uint32_t firm = 0;
    std::uint32_t generation = 0;
    std::size_t start = 0;  // state at birth
    std::size_t sector = 0; // index of `sector`
    std::size_t county = 0;
    std::size_t rule = 0;
    double revenue = 0.0; // million RMB a year
    std::size_t from = 0;
    std::size_t until = 0;
    std::size_t risen = 0; // first place at which it is no longer at D0N0I0
    double paid = 0.0;     // million RMB for projects over its life
    double east = std::numeric_limits<double>::quiet_NaN(); // km; none if the file does not say
    double north = std::numeric_limits<double>::quiet_NaN();
    std::vector<Rise> rises = {};

    [[nodiscard]] bool stands_at(std::size_t place) const { return from <= place && place < until; }
    [[nodiscard]] std::size_t state_at(std::size_t place) const {
        std::size_t state = start;
        for (const Rise& rise : rises) {
            state = rise.place <= place ? rise.state : state;
        }
        return state;
    }
};

/// One replication.
struct Run {
    std::size_t times = 0; // places of the time axis: quarters + 1
    std::size_t sectors = 0;
    std::vector<double> firms;    // time x sector x state
    std::vector<double> revenue;  // time x sector: mean, million RMB a year
    std::vector<double> spending; // time x sector: million RMB paid by firms
    std::vector<Deed> deeds;      // in the order of the file
    std::vector<Life> lives;
};

/// What a measure may need; a part needs those that stand before it, but lives need no money.
enum class Part : std::uint8_t { states, money, events, lives };

/// All replications, as far as the file goes.
struct Histories {
    std::vector<Run> runs;
    std::array<std::string, 4> missing; // by part: why it is not there; empty if it is
    [[nodiscard]] const std::string& why_missing(Part part) const {
        return missing[static_cast<std::size_t>(part)];
    }
};

/// Throws InputError if the file is damaged. What is absent, or not as docs/result-file.md says, is
/// missing, in words.
[[nodiscard]] Histories histories(const Results& results);

} // namespace catchup::analysis
