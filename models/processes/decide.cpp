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

/// A firm that may look today.
struct Candidate {
    Position firm;
    bool lucky; // an opportunity of its own came
};

/// So many views stay in the processor's first memories.
constexpr std::size_t looks_at_once = 64;

/// A clock of each step that no view makes faster; empty for rules that are settled otherwise.
template <class Rule>
Scores highest_of(const Rule& rule) noexcept {
    if constexpr (requires { rule.highest_rates(); }) {
        return rule.highest_rates();
    } else {
        return {};
    }
}

[[nodiscard]] bool may_look(const World& world, Position f) noexcept {
    return is_idle(world, f) && !is_pressed(world, f);
}

/// Firms under rules of opportunity: those whose luck or somebody else makes them look.
std::vector<Candidate> opportunities(const World& world, Block block) noexcept {
    const Firms& firms = world.firms;
    std::array<std::uint32_t, block_size> bits;
    draw_bits(world.random, firms.id.part(block.begin, block.end), world.now, Purpose::opportunity,
              0, bits);
    const double rate = world.plan->scenario.decision.opportunity_rate;
    std::vector<std::uint32_t> opens(world.climates.size());
    std::transform(world.climates.begin(), world.climates.end(), opens.begin(),
                   [](const Climate& climate) { return climate.opens ? 1U : 0U; });
    const bool policy = world.policy.firms.granted.size() != 0;
    std::vector<Candidate> found;
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
            if (may_look(world, f)) {
                found.push_back({f, to_uniform(bits[f.value() - block.begin]) < rate});
            }
        });
    return found;
}

/// Firms under one rule that looks every quarter. Of clocks that ring, those whose luck is too bad
/// for any view are left out.
std::vector<Candidate> all_under(const World& world, Block block, std::uint8_t index,
                                 Settling settling, const Scores& highest) noexcept {
    const Firms& firms = world.firms;
    std::vector<Candidate> found;
    for_each_chosen(
        block,
        [rule = firms.rule.numbers(), project = firms.project.numbers(),
         index](std::size_t at) noexcept { return (rule[at] == index) & (project[at] == 0); },
        [&](Position f) noexcept {
            if (may_look(world, f)) {
                found.push_back({f, true});
            }
        });
    if (settling != Settling::first_ring) {
        return found;
    }
    std::vector<FirmId> ids;
    for (const Candidate& one : found) {
        ids.push_back(firms.id[one.firm]);
    }
    std::vector<std::uint8_t> rings(ids.size());
    note_rings(world.random, ids, world.now, highest, rings);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Position f = found[i].firm;
        const std::uint8_t open = open_steps(world, firms.state[f]);
        if ((rings[i] & open) != 0 &&
            settle(settling, highest, open, world.random, firms.id[f], world.now) != 0) {
            found[kept++] = found[i];
        }
    }
    found.resize(kept);
    return found;
}

/// Fetches the columns that a look reads: they lie far apart.
void fetch(const Firms& firms, Position f) noexcept {
    const auto column = [&](const auto& values) noexcept {
        __builtin_prefetch(values.data() + f.value());
    };
    column(firms.state);
    column(firms.revenue);
    column(firms.cost_scale);
    column(firms.visibility);
    column(firms.payback_threshold);
    column(firms.imitation_threshold);
    column(firms.information);
    column(firms.capability);
    column(firms.aspiration);
    column(firms.networked);
    for (std::size_t x = 0; x < technologies; ++x) {
        column(firms.fit[x]);
        column(firms.experience[x]);
    }
    for (const Column<float>& margin : firms.recent_margin) {
        column(margin);
    }
}

/// The candidates under one rule look and propose.
template <AdoptionRule Rule>
void decide_under(const Rule& rule, std::uint8_t index, World& world,
                  std::span<const Candidate> candidates) noexcept {
    const Firms& firms = world.firms;
    std::vector<Position> looking;
    std::vector<Origin> origins;
    for (const auto& [f, lucky] : candidates) {
        if (firms.rule[f] != index) {
            continue;
        }
        const Origin prompt = prompt_of(world, f);
        if (prompt != Origin::none || lucky) {
            looking.push_back(f);
            origins.push_back(prompt != Origin::none ? prompt : Origin::own);
            fetch(firms, f);
        }
    }
    std::vector<double> trust(looking.size());
    if constexpr (!ignores_profit<Rule>) {
        perceptions_of(world, looking, trust);
    }
    std::vector<Observation> views;
    for (std::size_t first = 0; first < looking.size(); first += looks_at_once) {
        const std::size_t count = std::min(looks_at_once, looking.size() - first);
        const auto some = std::span{looking}.subspan(first, count);
        const auto beliefs = std::span{trust}.subspan(first, count);
        views.assign(count, {});
        see<Rule>(world, some, Offers::considered, beliefs, views);
        for (std::size_t i = 0; i < count; ++i) {
            propose(world, some[i], settle_under(rule, world, some[i], views[i]),
                    origins[first + i], [&] {
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
        const std::vector<Candidate> lucky = opportunities(world, block);
        for (std::size_t r = 0; r < rules.size(); ++r) {
            const auto index = static_cast<std::uint8_t>(r);
            std::visit(
                [&]<class Rule>(const Rule& rule) noexcept {
                    if constexpr (Rule::timing == Timing::on_opportunity) {
                        decide_under(rule, index, world, lucky);
                    } else {
                        decide_under(
                            rule, index, world,
                            all_under(world, block, index, Rule::settling, highest_of(rule)));
                    }
                },
                rules[r].rule);
        }
    });
}

} // namespace catchup
