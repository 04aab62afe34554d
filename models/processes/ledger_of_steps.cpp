// SPDX-License-Identifier: MIT
#include "models/processes/ledger_of_steps.hpp"

#include <array>
#include <cstdint>
#include <variant>

#include "models/chosen.hpp"
#include "models/processes/options.hpp"
#include "models/processes/prospects.hpp"
#include "models/processes/reach.hpp"
#include "models/sums.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup {
namespace {

/// Public money that a step of this price takes under the lever, million RMB.
template <class Lever>
double public_cost(const Lever& lever, double price) noexcept {
    if constexpr (PaysForSteps<Lever>) {
        return lever.support(price);
    } else if constexpr (std::is_same_v<Lever, Mandate>) {
        return lever.visit_cost;
    } else if constexpr (std::is_same_v<Lever, Guarantee>) {
        return lever.covered * price;
    } else if constexpr (std::is_same_v<Lever, IntegratorFund>) {
        return lever.match * lever.trial_share * price;
    } else {
        return 0.0; // gives no step
    }
}

/// What firms of one sector and state have in common: prices but for size and public goods, and
/// which steps are open.
struct Common {
    alignas(64) BySteps price{};
    std::array<std::uint64_t, masks> open{};
};
std::vector<Common> commons_of(const World& world) {
    std::vector<Common> table;
    for (std::size_t sector = 0; sector < world.sector_firms.size(); ++sector) {
        for (std::uint8_t s = 0; s < states; ++s) {
            Common& one = table.emplace_back();
            one.price = listed_prices(world.plan->step_prices[s], world.sector_prices[sector], 1.0);
            for (std::size_t step = 0; step < masks; ++step) {
                one.open[step] = open_steps(world, State{s}) >> step & 1;
            }
        }
    }
    return table;
}

/// What public goods leave of prices in a sector of a county (E15). In two factors, because a price
/// is multiplied by one and then by the other.
struct Cheaper {
    alignas(64) BySteps generic{};
    double standards = 1.0;
};
std::vector<Cheaper> cheaper_by_cell(const World& world) {
    const std::size_t cells = world.plan->counties.size() * world.sector_firms.size();
    const Cost& cost = world.plan->scenario.cost;
    BySteps one;
    one.fill(1.0);
    std::vector<Cheaper> table(cells, {.generic = one});
    for (std::size_t cell = 0; cell < world.policy.goods.size(); ++cell) {
        const Goods& goods = world.policy.goods[cell];
        table[cell].generic = cheaper(cost, {.standards = 0.0, .generic = goods.generic}, one);
        table[cell].standards = cheaper(cost, {.standards = goods.standards}, one)[0];
    }
    return table;
}

/// Firms of the block that the intervention covers, in order.
std::uint32_t list_covered(const World& world, std::size_t k, Block block,
                           std::array<std::uint32_t, block_size>& covered) noexcept {
    std::uint32_t count = 0;
    for_each_chosen(
        block,
        [bit = bit_of(k), reached = world.policy.firms.reached[k / interventions_a_word].numbers()](
            std::size_t at) noexcept { return (reached[at] & bit) != 0; },
        [&](Position f) noexcept {
            covered[count] = f.value();
            count += covers(world, k, f) ? 1U : 0U;
        });
    return count;
}

} // namespace

std::vector<Ledger> ledgers_by_sector(const World& world, std::size_t k,
                                      const BestBySector& planner, double annuity) {
    const std::size_t sectors = world.sector_firms.size();
    const std::vector<Common> commons = commons_of(world);
    const std::vector<Cheaper> cells = cheaper_by_cell(world);
    std::vector<std::array<double, technologies>> windows;
    for (const Climate& climate : world.climates) {
        windows.push_back(climate.benefit);
    }
    const Firms& firms = world.firms;
    const State* const known =
        planner.informed ? firms.state.data()
                         : world.policy.states_of_year[world.now.value() % quarters_a_year].data();
    const auto add_up = [&](const auto& lever) {
        return sector_sums_of_blocks<Ledger>(
            firms, sectors, [&](Block block, Ledger* sums) noexcept {
                std::array<std::uint32_t, block_size> covered;
                const std::uint32_t count = list_covered(world, k, block, covered);
                vectorised([=, some = covered.data(), lever = lever, informed = planner.informed,
                            externality = world.plan->scenario.benefit.partner_externality,
                            gains = world.plan->step_gains.data(), commons = commons.data(),
                            cells = cells.data(), windows = windows.data(),
                            sector = firms.sector.numbers(), county = firms.county.numbers(),
                            fit0 = firms.fit[0].numbers(), fit1 = firms.fit[1].numbers(),
                            fit2 = firms.fit[2].numbers(), networked = firms.networked.numbers(),
                            revenue = firms.revenue.numbers(),
                            scale = firms.cost_scale.numbers()]() noexcept {
                    for (std::uint32_t i = 0; i < count; ++i) {
                        const std::size_t at = some[i];
                        const std::size_t s = sector[at];
                        const std::size_t state = known[at].value();
                        const Common& common = commons[s * states + state];
                        const Cheaper& cell = cells[county[at] * sectors + s];
                        const auto& window = windows[s];
                        const std::array<double, technologies> fit =
                            informed ? std::array{fit0[at] * window[0], fit1[at] * window[1],
                                                  fit2[at] * window[2]}
                                     : std::array{1.0, 1.0, 1.0};
                        const BySteps gain = gains_after(gains[s][state], fit, externality,
                                                         static_cast<double>(networked[at]));
                        const double size = scale[at];
                        const double worth = static_cast<double>(revenue[at]) * annuity;
                        Ledger sum = sums[s];
                        for (std::size_t step = 0; step < masks; ++step) {
                            const double price =
                                common.price[step] * size * cell.standards * cell.generic[step];
                            const double value = (gain[step] - gain[0]) * worth - price;
                            const bool open = common.open[step] != 0;
                            sum.value[step] += open ? value : 0.0;
                            sum.cost[step] += open ? public_cost(lever, price) : 0.0;
                        }
                        sums[s] = sum;
                    }
                });
            });
    };
    return std::visit(add_up, world.plan->scenario.interventions[k].lever);
}

} // namespace catchup
