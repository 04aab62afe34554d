// SPDX-License-Identifier: MIT
#include "models/processes/inform.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "models/chosen.hpp"
#include "models/processes/exposure.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"

namespace catchup {
namespace {

/// By sector: the revenue below which some platform informs firms this quarter, 0 if none does.
std::vector<double> reach_of_platforms(const World& world) {
    std::vector<double> below(world.sector_firms.size());
    for (std::size_t j = 0; j < world.integrators.size(); ++j) {
        const IntegratorState& state = world.integrators[j];
        if (!state.open || !state.platform) {
            continue;
        }
        for (std::size_t s = 0; s < below.size(); ++s) {
            below[s] = serves(world, j, s) ? world.plan->scenario.finance.sme_revenue : below[s];
        }
    }
    return below;
}

/// 1 for firms of the block that a university helps.
void see_links(const World& world, Block block, std::span<std::uint8_t> linked) {
    std::fill(linked.begin(), linked.end(), std::uint8_t{0});
    const Column<std::int16_t>& partner = world.policy.firms.partner;
    if (partner.size() == 0) {
        return;
    }
    for_each_chosen(
        block,
        [links = partner.numbers()](std::size_t at) noexcept {
            return links[at] != no_intervention;
        },
        [&](Position f) noexcept {
            linked[f.value() - block.begin] = is_linked(world, f) ? 1 : 0;
        });
}

/// 1 where integrators brought this kind of news: vectors take a bit that stands alone for no truth.
void see_news(const World& world, Block block, std::uint8_t kind, std::span<std::uint8_t> brought) {
    vectorised([=, count = brought.size(), out = brought.data(),
                news = world.firms.news.numbers() + block.begin]() noexcept {
#pragma GCC ivdep
        for (std::size_t i = 0; i < count; ++i) {
            out[i] = news[i] & kind;
        }
    });
}

/// The year's mean margin of every firm.
std::vector<double> year_margins(const Firms& firms) {
    std::vector<double> margins(firms.size());
    for_each_block(firms.size(), [&](Block block) noexcept {
        std::array<const float*, quarters_a_year> recent;
        std::transform(firms.recent_margin.begin(), firms.recent_margin.end(), recent.begin(),
                       [](const Column<float>& quarter) { return quarter.numbers(); });
        vectorised([=, out = margins.data()]() noexcept {
            for (std::size_t at = block.begin; at < block.end; ++at) {
                double sum = 0.0; // as year_margin
                for (const float* const quarter : recent) {
                    sum += static_cast<double>(quarter[at]);
                }
                out[at] = sum / static_cast<double>(quarters_a_year);
            }
        });
    });
    return margins;
}

template <class Rule>
void aspire_under(const Rule& rule, std::uint8_t index, World& world,
                  const std::vector<double>& margins) {
    Firms& firms = world.firms;
    for_each_chosen(
        firms.size(),
        [index, rules = firms.rule.numbers()](std::size_t at) noexcept {
            return rules[at] == index;
        },
        [&](Position f) noexcept {
            const auto partners = world.partners->of(f);
            if (partners.empty()) {
                return;
            }
            double sum = 0.0;
            for (const Position partner : partners) {
                sum += margins[partner.value()];
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
    const std::vector<double> platforms = reach_of_platforms(world);
    const MeanExposure mean_exposure{world};
    for_each_block(firms.size(), [&](Block block) noexcept {
        const std::uint32_t count = block.end - block.begin;
        std::array<double, block_size> exposures;
        mean_exposure.of(block, exposures);
        std::array<std::uint8_t, block_size> linked, seen, helped;
        see_links(world, block, std::span{linked}.first(count));
        see_news(world, block, visited, std::span{seen}.first(count));
        see_news(world, block, tried, std::span{helped}.first(count));
        const std::uint32_t first = block.begin;
        const Column<float>& sees = world.policy.firms.sees;
        vectorised(
            [=, beliefs = world.plan->scenario.information, exposures = exposures.data(),
             linked = linked.data(), seen = seen.data(), helped = helped.data(),
             failures = world.peers.failures.all().data() + first,
             offsets = world.partners->offsets().data() + first,
             sector = firms.sector.numbers() + first, revenue = firms.revenue.numbers() + first,
             // without policies nobody sees a showcase, whatever stands there
             sees = sees.size() != 0 ? sees.numbers() + first : firms.revenue.numbers() + first,
             shown = sees.size() != 0 ? 1.0 : 0.0, platform = platforms.data(),
             information = firms.information.numbers() + first]() noexcept {
#pragma GCC ivdep
                for (std::size_t i = 0; i < count; ++i) {
                    const std::uint32_t partners = offsets[i + 1] - offsets[i];
                    const double failed =
                        static_cast<double>(failures[i]) / static_cast<double>(partners);
                    information[i] =
                        static_cast<float>(informed(beliefs, information[i],
                                                    {.exposure = exposures[i],
                                                     .failures = partners == 0 ? 0.0 : failed,
                                                     .contact = seen[i] != 0,
                                                     .trial = helped[i] != 0,
                                                     .platform = revenue[i] < platform[sector[i]],
                                                     .showcase = shown * sees[i],
                                                     .university = linked[i] != 0}));
                }
            });
    });
}

void aspire(World& world) {
    const auto& rules = world.plan->scenario.rules;
    std::vector<double> margins;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        std::visit(
            [&]<class Rule>(const Rule& rule) {
                if constexpr (aspires<Rule>) {
                    margins = margins.empty() ? year_margins(world.firms) : std::move(margins);
                    aspire_under(rule, static_cast<std::uint8_t>(r), world, margins);
                }
            },
            rules[r].rule);
    }
}

} // namespace catchup
