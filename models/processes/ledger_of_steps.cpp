// SPDX-License-Identifier: MIT
#include "models/processes/ledger_of_steps.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <variant>

#include "models/chosen.hpp"
#include "models/processes/options.hpp"
#include "models/processes/prospects.hpp"
#include "models/processes/reach.hpp"
#include "models/sums.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup {
namespace {

/// All steps in one vector: left to itself the compiler takes eight single numbers and branches.
/// Structs that hold one say alignas: wide instructions take its alignment for granted, but the
/// baseline, which lays them out, does not give it.
using Steps [[gnu::vector_size(sizeof(BySteps))]] = double;
using OpenSteps [[gnu::vector_size(sizeof(BySteps))]] = std::int64_t; // -1 = open, 0 = not
void take(const BySteps& row, Steps& steps) noexcept { std::memcpy(&steps, &row, sizeof row); }

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
struct alignas(sizeof(Steps)) Common {
    Steps price{};
    OpenSteps open{};
};
std::vector<Common> commons_of(const World& world) {
    std::vector<Common> table;
    for (std::size_t sector = 0; sector < world.sector_firms.size(); ++sector) {
        for (std::uint8_t s = 0; s < states; ++s) {
            Common& one = table.emplace_back();
            take(listed_prices(world.plan->step_prices[s], world.sector_prices[sector], 1.0),
                 one.price);
            for (std::size_t step = 0; step < masks; ++step) {
                one.open[step] = (open_steps(world, State{s}) >> step & 1) != 0 ? -1 : 0;
            }
        }
    }
    return table;
}

/// What public goods leave of prices in a sector of a county (E15). In two factors, because a price
/// is multiplied by one and then by the other.
struct alignas(sizeof(Steps)) Cheaper {
    Steps generic{};
    double standards = 1.0;
};
std::vector<Cheaper> cheaper_by_cell(const World& world) {
    const std::size_t cells = world.plan->counties.size() * world.sector_firms.size();
    const Cost& cost = world.plan->scenario.cost;
    BySteps one;
    one.fill(1.0);
    std::vector<Cheaper> table(cells);
    for (Cheaper& cell : table) {
        take(one, cell.generic);
    }
    for (std::size_t cell = 0; cell < world.policy.goods.size(); ++cell) {
        const Goods& goods = world.policy.goods[cell];
        take(cheaper(cost, {.standards = 0.0, .generic = goods.generic}, one), table[cell].generic);
        table[cell].standards = cheaper(cost, {.standards = goods.standards}, one)[0];
    }
    return table;
}

/// A ledger in the making.
struct alignas(sizeof(Steps)) Sums {
    Steps value{}, cost{};
    Sums& operator+=(const Sums& other) noexcept {
        value += other.value;
        cost += other.cost;
        return *this;
    }
};

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
        return sector_sums_of_blocks<Sums>(firms, sectors, [&](Block block, Sums* sums) noexcept {
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
                    const StepGains& after = gains[s][state];
                    Steps digital, network, intelligent, joint;
                    take(after.digital, digital);
                    take(after.network, network);
                    take(after.intelligent, intelligent);
                    take(after.joint, joint);
                    const double with = 1.0 + externality * static_cast<double>(networked[at]);
                    const Steps gain = // as gains_after
                        (informed ? fit0[at] * window[0] : 1.0) * digital +
                        (informed ? fit1[at] * window[1] : 1.0) * network * with +
                        (informed ? fit2[at] * window[2] : 1.0) * intelligent + joint;
                    const Steps price = common.price * static_cast<double>(scale[at]) *
                                        cell.standards * cell.generic;
                    const double worth = static_cast<double>(revenue[at]) * annuity;
                    const Steps value = (gain - gain[0]) * worth - price;
                    Steps cost;
                    for (std::size_t step = 0; step < masks; ++step) {
                        cost[step] = public_cost(lever, price[step]);
                    }
                    Sums& sum = sums[s];
                    sum.value += common.open ? value : Steps{};
                    sum.cost += common.open ? cost : Steps{};
                }
            });
        });
    };
    std::vector<Ledger> ledgers;
    for (const Sums& sums : std::visit(add_up, world.plan->scenario.interventions[k].lever)) {
        Ledger& ledger = ledgers.emplace_back();
        std::memcpy(&ledger.value, &sums.value, sizeof ledger.value);
        std::memcpy(&ledger.cost, &sums.cost, sizeof ledger.cost);
    }
    return ledgers;
}

} // namespace catchup
