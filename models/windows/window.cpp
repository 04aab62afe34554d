// SPDX-License-Identifier: MIT
#include "models/windows/window.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace catchup {
namespace {

bool lists(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// 1 while open; then down to 0 in equal parts over the ramp; 0 before.
double openness(const Window& window, Quarter now) {
    if (now < window.from) {
        return 0.0;
    }
    const int after = now.minus(window.until);
    if (after <= 0) {
        return 1.0;
    }
    return std::max(0.0, 1.0 - after / (static_cast<double>(window.ramp) + 1.0));
}

} // namespace

const std::vector<Window>& Window::presets() {
    static const std::vector<Window> kinds{
        // a new generation of technology that pays more and costs less
        {.kind = "technology", .technologies_open = {"I"}, .benefit = 1.45, .cost = 0.88},
        // customers who pay for connected products
        {.kind = "demand", .technologies_open = {"N"}, .benefit = 1.25},
        // rules and schools that make projects cheaper and firms learn faster
        {.kind = "institutions",
         .technologies_open = {"D", "N", "I"},
         .cost = 0.95,
         .learning = 1.5},
    };
    return kinds;
}

void Window::check(config::Complaints& complain) const {
    if (until < from) {
        complain("until", "lies before from. Try a later quarter");
    }
    if (technologies_open.empty()) {
        complain("technologies", "is empty: the window would do nothing. Try [\"N\"]");
    }
    for (const std::string& letter : technologies_open) {
        if (letter != "D" && letter != "N" && letter != "I") {
            complain("technologies",
                     fmt::format("'{}' is not a technology. Try D, N or I", letter));
        }
    }
}

Climate climate_of(const std::vector<Window>& windows, const std::string& sector, Quarter now) {
    Climate climate;
    for (const Window& window : windows) {
        const double open = openness(window, now);
        if (open == 0.0 || (!window.sectors.empty() && !lists(window.sectors, sector))) {
            continue;
        }
        const bool fully = now <= window.until;
        climate.opens = climate.opens || now == window.from;
        for (std::size_t x = 0; x < technologies; ++x) {
            if (!lists(window.technologies_open, std::string{technology_letters[x]})) {
                continue;
            }
            climate.benefit[x] *= 1.0 + (window.benefit - 1.0) * open;
            if (fully) {
                climate.cost[x] *= window.cost;
                climate.learning[x] *= window.learning;
                climate.first_mover[x] += window.first_mover;
            }
        }
    }
    return climate;
}

} // namespace catchup
