// SPDX-License-Identifier: MIT
#include "models/processes/inform.hpp"

#include <variant>

#include "models/processes/exposure.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"

namespace catchup {
namespace {

/// Sectors that some platform informs this quarter.
std::vector<std::uint8_t> sectors_on_platforms(const World& world) {
    std::vector<std::uint8_t> reached(world.sector_firms.size());
    for (std::size_t j = 0; j < world.integrators.size(); ++j) {
        const IntegratorState& state = world.integrators[j];
        if (!state.open || !state.platform) {
            continue;
        }
        for (std::size_t s = 0; s < reached.size(); ++s) {
            reached[s] = serves(world, j, s) ? 1 : reached[s];
        }
    }
    return reached;
}

template <class Rule>
void aspire_under(const Rule& rule, std::uint8_t index, World& world) {
    Firms& firms = world.firms;
    for_each_firm(firms.size(), [&](Position f) noexcept {
        const auto partners = world.partners->of(f);
        if (firms.rule[f] != index || partners.empty()) {
            return;
        }
        double sum = 0.0;
        for (const Position partner : partners) {
            sum += year_margin(firms, partner);
        }
        const double others = sum / static_cast<double>(partners.size());
        const double before = firms.aspiration[f];
        firms.aspiration[f] = static_cast<float>((1.0 - rule.aspiration_speed) * before +
                                                 rule.aspiration_speed * others);
    });
}

} // namespace

void inform(World& world) {
    Firms& firms = world.firms;
    const Scenario& scenario = world.plan->scenario;
    const std::vector<std::uint8_t> on_platform = sectors_on_platforms(world);
    const bool showcases = world.policy.firms.sees.size() != 0;
    for_each_firm(firms.size(), [&](Position f) noexcept {
        const News news{.exposure = mean_exposure(world, f),
                        .failures = failures_nearby(world, f),
                        .contact = (firms.news[f] & visited) != 0,
                        .trial = (firms.news[f] & tried) != 0,
                        .platform = on_platform[firms.sector[f].value()] != 0 &&
                                    firms.revenue[f] < scenario.finance.sme_revenue,
                        .showcase = showcases ? world.policy.firms.sees[f] : 0.0F,
                        .university = is_linked(world, f)};
        firms.information[f] =
            static_cast<float>(informed(scenario.information, firms.information[f], news));
    });
}

void aspire(World& world) {
    const auto& rules = world.plan->scenario.rules;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        std::visit(
            [&]<class Rule>(const Rule& rule) {
                if constexpr (aspires<Rule>) {
                    aspire_under(rule, static_cast<std::uint8_t>(r), world);
                }
            },
            rules[r].rule);
    }
}

} // namespace catchup
