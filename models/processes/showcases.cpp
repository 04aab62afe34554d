// SPDX-License-Identifier: MIT
#include "models/processes/showcases.hpp"

#include <algorithm>
#include <variant>

#include "sim/numerics/instructions.hpp"
#include "sim/parallel/blocks.hpp"

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
    const std::uint8_t* const shows = held.shows.data();
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        if (shows[at] != 0) {
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
    for_each_block(firms.size(), [&](Block block) noexcept {
        float* const sees = held.sees.numbers();
        if (reach.empty()) {
            std::fill(sees + block.begin, sees + block.end, 0.0F);
            return;
        }
        vectorised([=, county = firms.county.numbers(), sector = firms.sector.numbers(),
                    seen = reach.data()]() noexcept {
            for (std::size_t at = block.begin; at < block.end; ++at) {
                sees[at] = seen[county[at] * sectors + sector[at]];
            }
        });
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
