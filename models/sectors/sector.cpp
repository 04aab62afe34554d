// SPDX-License-Identifier: MIT
#include "models/sectors/sector.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "models/catalogue.hpp"
#include "sim/base/error.hpp"

namespace catchup {

void Sector::check(config::Complaints& complain) const {
    if (margin[0] > margin[1]) {
        complain("margin", "the lower end exceeds the upper end. Try swapping them");
    }
    double total = 0.0;
    for (const auto& [name, part] : start) {
        if (!parse_state(name)) {
            complain("start",
                     fmt::format("{} is not a state. Try a label from D0N0I0 to D2N2I2", name));
        }
        total += part;
    }
    const auto check_kinds = [&](std::string_view key, const config::Shares& by_kind) {
        std::vector<std::string_view> known;
        for (const Sector& profile : presets()) {
            known.emplace_back(profile.kind);
        }
        for (const auto& [name, value] : by_kind) {
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                const std::string_view guess = nearest(name, known);
                complain(key,
                         fmt::format("names '{}', which is not a sector{}", name,
                                     guess.empty() ? ". Try catchup list"
                                                   : fmt::format("; did you mean '{}'?", guess)));
            }
        }
    };
    check_kinds("inputs", inputs);
    check_kinds("distance", distance);
    if (!(total > 0.0)) {
        complain("start", "the shares add to 0. Try { D0N0I0 = 1.0 }");
    }
}

double technology_distance(const Sector& from, const Sector& to) {
    if (from.kind == to.kind) {
        return 0.0;
    }
    const auto says = [](const Sector& sector, const std::string& of) -> std::optional<double> {
        for (const auto& [kind, distance] : sector.distance) {
            if (kind == of) {
                return distance;
            }
        }
        return std::nullopt;
    };
    constexpr double unrelated = 1.0;
    return says(from, to.kind).value_or(says(to, from.kind).value_or(unrelated));
}

const std::vector<Sector>& Sector::presets() { return sector_profiles(); }

} // namespace catchup
