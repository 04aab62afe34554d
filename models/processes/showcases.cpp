// SPDX-License-Identifier: MIT
#include "models/processes/showcases.hpp"

#include <algorithm>
#include <variant>

namespace catchup {

void end_demonstration(World& world, const Event& end) noexcept {
    PolicyFirms& held = world.policy.firms;
    if (held.showcase.size() == 0 || held.showcase[end.firm] == no_intervention ||
        held.shows[end.firm] != 0) {
        return;
    }
    if (end.kind == EventKind::complete) {
        held.shows[end.firm] = 1;
    } else {
        held.showcase[end.firm] = no_intervention;
    }
}

void show(World& world) {
    PolicyFirms& held = world.policy.firms;
    const Firms& firms = world.firms;
    const auto& interventions = world.plan->scenario.interventions;
    std::vector<Position> showcases;
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        if (held.shows[Position{at}] != 0) {
            showcases.push_back(Position{at});
        }
    }
    const std::size_t sectors = world.sector_firms.size();
    std::vector<float> reach(showcases.empty() ? 0 : sectors * world.plan->counties.size());
    const auto cell = [&](Position f) {
        return firms.county[f].value() * sectors + firms.sector[f].value();
    };
    for (const Position f : showcases) {
        const auto& lever = std::get<Demonstration>(
            interventions[static_cast<std::size_t>(held.showcase[f])].lever);
        reach[cell(f)] = std::max(reach[cell(f)], static_cast<float>(lever.reach));
    }
    for_each_firm(firms.size(), [&](Position f) noexcept {
        held.sees[f] = reach.empty() ? 0.0F : reach[cell(f)];
    });
    for (const Position f : showcases) {
        for (const Position partner : world.partners->of(f)) {
            held.sees[partner] = 1.0F;
        }
        for (const Position partner : world.trade.of(f)) {
            held.sees[partner] = 1.0F;
        }
    }
}

} // namespace catchup
