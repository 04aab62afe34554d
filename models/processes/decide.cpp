// SPDX-License-Identifier: MIT
#include "models/processes/decide.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "models/chosen.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

/// Firms that look today, and why.
struct Looking {
    std::vector<Position> firms;
    std::vector<Origin> origins;

    void add(Position f, Origin origin) {
        firms.push_back(f);
        origins.push_back(origin);
    }
};

/// So many views stay in the processor's first memories.
constexpr std::size_t looks_at_once = 64;

[[nodiscard]] bool may_look(const World& world, Position f) noexcept {
    return is_idle(world, f) && !is_pressed(world, f);
}

/// By rule: firms whose luck or somebody else makes them look.
std::vector<Looking> opportunities(const World& world, Block block) noexcept {
    const Firms& firms = world.firms;
    std::array<std::uint32_t, block_size> bits;
    draw_bits(world.random, firms.id.part(block.begin, block.end), world.now, Purpose::opportunity,
              0, bits);
    const double rate = world.plan->scenario.decision.opportunity_rate;
    std::vector<std::uint32_t> opens(world.climates.size());
    std::transform(world.climates.begin(), world.climates.end(), opens.begin(),
                   [](const Climate& climate) { return climate.opens ? 1U : 0U; });
    const bool policy = world.policy.firms.granted.size() != 0;
    std::vector<Looking> by_rule(world.plan->scenario.rules.size());
    for_each_chosen(
        block,
        [&, luck = bits.data() - block.begin, project = firms.project.data(),
         offered = firms.offered.data(), sector = firms.sector.data(), open = opens.data(),
         granted = policy ? world.policy.firms.granted.data() : firms.offered.data(),
         now = world.now](std::size_t at) noexcept {
            const bool prompted =
                (offered[at] == now) | (granted[at] == now) | (open[sector[at].value()] != 0);
            return (project[at] == 0) & (prompted | (to_uniform(luck[at]) < rate));
        },
        [&](Position f) noexcept {
            if (!may_look(world, f)) {
                return;
            }
            const Origin prompt = prompt_of(world, f);
            if (prompt != Origin::none) {
                by_rule[firms.rule[f]].add(f, prompt);
            } else if (to_uniform(bits[f.value() - block.begin]) < rate) {
                by_rule[firms.rule[f]].add(f, Origin::own);
            }
        });
    return by_rule;
}

/// Of clocks that ring, leaves out firms whose luck is too bad for any view.
void keep_ringing(const World& world, const Scores& highest, std::vector<Position>& some) {
    const Firms& firms = world.firms;
    std::vector<FirmId> ids;
    for (const Position f : some) {
        ids.push_back(firms.id[f]);
    }
    std::vector<std::uint8_t> rings(ids.size());
    note_rings(world.random, ids, world.now, highest, rings);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < some.size(); ++i) {
        const std::uint8_t open = open_steps(world, firms.state[some[i]]);
        if ((rings[i] & open) != 0 &&
            settle(Settling::first_ring, highest, open, world.random, ids[i], world.now) != 0) {
            some[kept++] = some[i];
        }
    }
    some.resize(kept);
}

/// Firms under one rule that looks every quarter.
template <AdoptionRule Rule>
Looking all_under(const Rule& rule, std::uint8_t index, const World& world, Block block) noexcept {
    const Firms& firms = world.firms;
    Looking found;
    for_each_chosen(
        block,
        [rules = firms.rule.numbers(), project = firms.project.numbers(),
         index](std::size_t at) noexcept { return (rules[at] == index) & (project[at] == 0); },
        [&](Position f) noexcept {
            if (may_look(world, f)) {
                found.firms.push_back(f);
            }
        });
    if constexpr (requires { rule.highest_rates(); }) {
        keep_ringing(world, rule.highest_rates(), found.firms);
    }
    for (const Position f : found.firms) {
        const Origin prompt = prompt_of(world, f);
        found.origins.push_back(prompt != Origin::none ? prompt : Origin::own);
    }
    return found;
}

/// Firms under one rule look and propose.
template <AdoptionRule Rule>
void decide_under(const Rule& rule, World& world, const Looking& all) noexcept {
    const std::span<const Position> looking = all.firms;
    std::vector<double> trust(looking.size());
    if constexpr (!ignores_profit<Rule>) {
        perceptions_of(world, looking, trust);
    }
    std::vector<Observation> views;
    for (std::size_t first = 0; first < looking.size(); first += looks_at_once) {
        const std::size_t count = std::min(looks_at_once, looking.size() - first);
        const auto some = looking.subspan(first, count);
        const auto beliefs = std::span{trust}.subspan(first, count);
        views.assign(count, {});
        see<Rule>(world, some, Offers::considered, beliefs, views);
        for (std::size_t i = 0; i < count; ++i) {
            propose(world, some[i], settle_under(rule, world, some[i], views[i]),
                    all.origins[first + i], [&] {
                        Observation& alone = views[i];
                        alone.prompted = false;
                        if constexpr (!ignores_profit<Rule>) {
                            add_prices(world, some.subspan(i, 1), Offers::ignored, risk_for<Rule>,
                                       beliefs.subspan(i, 1), {&alone, 1});
                        }
                        return settle_under(rule, world, some[i], alone);
                    });
        }
    }
}

} // namespace

Origin occasion(const World& world, Position f, Timing timing) noexcept {
    const Origin prompt = prompt_of(world, f);
    if (prompt != Origin::none) {
        return prompt;
    }
    const bool own = timing == Timing::every_quarter ||
                     world.random.uniform(world.firms.id[f], world.now, Purpose::opportunity) <
                         world.plan->scenario.decision.opportunity_rate;
    return own ? Origin::own : Origin::none;
}

void decide(World& world) {
    const auto& rules = world.plan->scenario.rules;
    for_each_block(world.firms.size(), [&](Block block) noexcept {
        const std::vector<Looking> lucky = opportunities(world, block);
        for (std::size_t r = 0; r < rules.size(); ++r) {
            std::visit(
                [&]<class Rule>(const Rule& rule) noexcept {
                    if constexpr (Rule::timing == Timing::on_opportunity) {
                        decide_under(rule, world, lucky[r]);
                    } else {
                        decide_under(rule, world,
                                     all_under(rule, static_cast<std::uint8_t>(r), world, block));
                    }
                },
                rules[r].rule);
        }
    });
}

} // namespace catchup
