// SPDX-License-Identifier: MIT
// Windows of opportunity: what they do to each sector in a quarter.
#include <algorithm>

#include "tests/oracle/economy.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {
namespace {

bool concerns(const Window& window, const std::string& sector) {
    return window.sectors.empty() ||
           std::find(window.sectors.begin(), window.sectors.end(), sector) != window.sectors.end();
}

bool concerns(const Window& window, std::size_t technology) {
    const std::string letter(1, "DNI"[technology]);
    return std::find(window.technologies_open.begin(), window.technologies_open.end(), letter) !=
           window.technologies_open.end();
}

bool is_open(const Window& window, Quarter today) {
    return today >= window.from && today <= window.until;
}

/// o: 1 while open, then down to 0 in equal parts.
double openness(const Window& window, Quarter today) {
    if (today < window.from) {
        return 0.0;
    }
    const int past = std::max(0, today.minus(window.until));
    return std::max(0.0, 1.0 - past / (window.ramp + 1.0));
}

} // namespace

void Economy::open_windows() {
    for (std::size_t s = 0; s < weather_.size(); ++s) {
        Weather weather;
        for (const Window& window : scenario_.windows) {
            if (!concerns(window, scenario_.sectors[s].kind)) {
                continue;
            }
            weather.opens = weather.opens || today() == window.from;
            for (std::size_t x = 0; x < 3; ++x) {
                if (!concerns(window, x)) {
                    continue;
                }
                weather.benefit[x] *= 1.0 + (window.benefit - 1.0) * openness(window, today());
                if (is_open(window, today())) {
                    weather.cost[x] *= window.cost;
                    weather.learning[x] *= window.learning;
                    weather.premium[x] += window.first_mover;
                }
            }
        }
        // first movers are those ahead of the part of their sector that still lacks the technology
        double all = 0.0;
        Three have{};
        for (const int place : sector_members_[s]) {
            all += at(place).visibility;
            for (std::size_t x = 0; x < 3; ++x) {
                have[x] += at(place).levels[x] >= 1 ? double{at(place).visibility} : 0.0;
            }
        }
        for (std::size_t x = 0; x < 3; ++x) {
            weather.premium[x] *= all > 0.0 ? 1.0 - have[x] / all : 1.0;
        }
        weather_[s] = weather;
    }
}

double Economy::gain_of(const Firm& firm, const Levels& levels) const {
    return steady_gain(scenario_, firm, levels, weather_[firm.sector].benefit);
}

double Economy::first_mover_premium(const Firm& firm, const Levels& levels) const {
    return first_mover_gain(scenario_, firm, levels, weather_[firm.sector].premium);
}

} // namespace catchup::oracle
