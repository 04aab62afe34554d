// SPDX-License-Identifier: MIT
#include "models/integrators/integrator.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/numerics/elementary.hpp"

namespace catchup {
namespace {

bool lists(const std::vector<std::string>& kinds, const std::string& kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool at_home(const Integrator& profile, const Sector& sector) {
    return profile.sectors.empty() || lists(profile.sectors, sector.kind);
}

} // namespace

void Integrator::check(config::Complaints& complain) const {
    if (packages.empty()) {
        complain("packages", "is empty: it would have nothing to offer. Try [\"D1N1\"]");
    }
    for (const std::string& package : packages) {
        const bool known = std::any_of(package_steps.begin(), package_steps.end(),
                                       [&](const auto& one) { return one.first == package; });
        if (!known) {
            complain("packages", fmt::format("'{}' is not a package. Try D1, N1 or D1N1", package));
        }
    }
}

PackagesByState packages_by_state(const Integrator& profile) {
    PackagesByState open{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (const auto& [name, step] : package_steps) {
            if (lists(profile.packages, std::string{name}) && package_fits(step, State{s})) {
                open[s] = static_cast<std::uint8_t>(open[s] | 1U << step);
            }
        }
    }
    return open;
}

std::vector<Market> markets_of(const Integrator& profile, const std::vector<Sector>& sectors) {
    std::vector<Market> markets;
    for (const Sector& sector : sectors) {
        Market& market = markets.emplace_back();
        if (at_home(profile, sector)) {
            market.standing = Market::Standing::home;
        } else if (lists(profile.extends_to, sector.kind)) {
            market.standing = Market::Standing::extension;
            double nearest_home = std::numeric_limits<double>::infinity();
            for (const Sector& home : sectors) {
                if (at_home(profile, home)) {
                    nearest_home = std::min(nearest_home, technology_distance(home, sector));
                }
            }
            market.price_factor = exp(nearest_home);
        }
    }
    return markets;
}

double integrator_cost_share(const Integrator& profile, std::int64_t completed) {
    const double experience =
        (profile.prior_projects + static_cast<double>(completed)) / profile.prior_projects;
    return std::max(profile.cost_floor, profile.cost_share * power(experience, -profile.learning));
}

void begin_quarter(const Integrator& profile, Quarter now, IntegratorState& state) {
    const int age = now.minus(profile.from);
    state.slots = 0;
    if (age >= 0) {
        const double capacity = profile.capacity * power(1.0 + profile.capacity_growth, age / 4.0);
        // the tolerance keeps what grows to a whole number whole: 10 doubled three times is 80
        state.slots = static_cast<std::uint32_t>(std::min(capacity * (1.0 + 1e-9), 4e9));
    }
    state.open = state.slots > 0;
    state.cost_share = integrator_cost_share(profile, state.completed);
    state.platform = profile.platform && now.minus(profile.platform_from) >= 0;
}

void extend(const Integrator& profile, Quarter now, IntegratorState& state) {
    const double enough = profile.extension_penetration * static_cast<double>(state.homes);
    const bool due =
        static_cast<double>(state.completed) > enough || now.minus(profile.extension_from) >= 0;
    state.extended = state.extended || (state.open && due);
}

} // namespace catchup
