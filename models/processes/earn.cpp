// SPDX-License-Identifier: MIT
#include "models/processes/earn.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "models/processes/gain.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/numerics/instructions.hpp"
#include "sim/random/draws.hpp"
#include "sim/run/failure.hpp"

namespace catchup {
namespace {

/// One quarter's money of firms, in fen.
struct Cash {
    Fen retained, loss, interest, repayment;
    Cash& operator+=(const Cash& other) noexcept {
        retained += other.retained;
        loss += other.loss;
        interest += other.interest;
        repayment += other.repayment;
        return *this;
    }
};

/// E3, and what competitors have gained by it.
void ramp(World& world) {
    Firms& firms = world.firms;
    const std::size_t sectors = world.sector_firms.size();
    std::vector<std::array<double, technologies>> windows;
    for (const Climate& climate : world.climates) {
        windows.push_back(climate.benefit);
    }
    const Benefit& benefit = world.plan->scenario.benefit;
    std::vector<double> partial(block_count(firms.size()) * sectors);
    for_each_block(firms.size(), [&](Block block) noexcept {
        const SectorId* const sector = firms.sector.data();
        const State* const state = firms.state.data();
        const float* const fit0 = firms.fit[0].data();
        const float* const fit1 = firms.fit[1].data();
        const float* const fit2 = firms.fit[2].data();
        const float* const networked = firms.networked.data();
        float* const gain = firms.gain.data();
        const std::array<GainBasis, states>* const rows = world.plan->gains.data();
        const std::array<double, technologies>* const window = windows.data();
        vectorised([&]() noexcept {
            const double speed = benefit.ramp;
            const double externality = benefit.partner_externality;
            for (std::uint32_t at = block.begin; at < block.end; ++at) {
                const std::uint32_t s = sector[at].value();
                const double before = gain[at];
                const double target = steady_gain(
                    rows[s][state[at].value()],
                    {fit0[at] * window[s][0], fit1[at] * window[s][1], fit2[at] * window[s][2]},
                    externality, networked[at]);
                gain[at] = static_cast<float>(before + speed * (target - before));
            }
        });
        double* const sums = partial.data() + block.index * sectors;
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            sums[sector[at].value()] += static_cast<double>(gain[at]);
        }
    });
    std::fill(world.sector_gain.begin(), world.sector_gain.end(), 0.0);
    for (std::size_t part = 0; part < partial.size(); ++part) {
        world.sector_gain[part % sectors] += partial[part];
    }
}

/// What the margins of a sector's firms have in common this quarter.
struct Trade {
    double competition, gains, others, volatility;
};
std::vector<Trade> trades_of(const World& world) {
    std::vector<Trade> trades;
    for (std::size_t s = 0; s < world.sector_firms.size(); ++s) {
        const Sector& sector = world.plan->scenario.sectors[s];
        trades.push_back({sector.competition, world.sector_gain[s],
                          static_cast<double>(world.sector_firms[s] - 1),
                          world.plan->scenario.benefit.noise * sector.volatility});
    }
    return trades;
}

using OfBlock = std::array<double, block_size>;

/// First-mover premia of the block's firms; 0 where no window grants one.
void see_premia(const World& world, Block block, OfBlock& premia) noexcept {
    premia.fill(0.0);
    const bool any =
        std::any_of(world.climates.begin(), world.climates.end(), [](const Climate& climate) {
            return climate.first_mover != std::array<double, technologies>{};
        });
    for (std::uint32_t at = block.begin; any && at < block.end; ++at) {
        const Position f{at};
        premia[at - block.begin] = first_mover_premium(world, f, world.firms.state[f]);
    }
}

/// The quarter's luck with the margin: standard normal.
void draw_luck(const World& world, Block block, OfBlock& luck) noexcept {
    const std::uint32_t count = block.end - block.begin;
    std::array<std::uint32_t, block_size> bits;
    draw_bits(world.random, world.firms.id.part(block.begin, block.end), world.now,
              Purpose::margin_noise, 0, bits);
    const auto used = std::span{luck}.first(count);
    to_uniforms(std::span{bits}.first(count), used);
    normal_quantile_of_each(used);
}

/// In eight strands that are added up at the end: fast, and the same for all instructions.
double sum_of(std::span<const double> values) noexcept {
    std::array<double, 8> strands{};
    std::size_t i = 0;
    for (; i + strands.size() <= values.size(); i += strands.size()) {
        for (std::size_t strand = 0; strand < strands.size(); ++strand) {
            strands[strand] += values[i + strand];
        }
    }
    return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(i), values.end(),
                           std::accumulate(strands.begin(), strands.end(), 0.0));
}

/// E4 for a block. Returns the sum of |margin| x revenue.
double set_margins(World& world, Block block, const std::vector<Trade>& trades) noexcept {
    Firms& firms = world.firms;
    OfBlock luck, premia;
    draw_luck(world, block, luck);
    see_premia(world, block, premia);
    const Trade* const trade = trades.data();
    const SectorId* const sector = firms.sector.data() + block.begin;
    const std::uint8_t* const project = firms.project.data() + block.begin;
    const float* const base = firms.base_margin.data() + block.begin;
    const float* const gain = firms.gain.data() + block.begin;
    const float* const revenue = firms.revenue.data() + block.begin;
    float* const margin = firms.margin.data() + block.begin;
    float* const recent =
        firms.recent_margin[world.now.value() % quarters_a_year].data() + block.begin;
    const double dip = world.plan->scenario.benefit.dip;
    const std::uint32_t count = block.end - block.begin;
    vectorised([&]() noexcept {
        for (std::uint32_t i = 0; i < count; ++i) {
            const Trade its = trade[sector[i].value()];
            const double own = gain[i];
            const double whole = static_cast<double>(base[i]) + own + premia[i] -
                                 its.competition * mean_without(its.gains, own, its.others) -
                                 (project[i] != 0 ? dip : 0.0) + its.volatility * luck[i];
            margin[i] = recent[i] = static_cast<float>(whole);
            luck[i] = std::abs(whole) * static_cast<double>(revenue[i]);
        }
    });
    return sum_of(std::span{luck}.first(count));
}

/// Profits and losses of all firms together must be of this world before they are booked.
void require_bookable(const World& world, double profits) {
    constexpr double most = 1e8; // million RMB a year: about China's gross product
    if (!(profits < most)) {
        throw SimulationError{fmt::format(
            "the firms' profits and losses add up to {:.3g} million RMB a year in {}. Try less "
            "extreme parameters",
            profits,
            to_string(world.plan->scenario.time.start.plus(static_cast<int>(world.now.value()))))};
    }
}

/// E13 for a block: retained profit up to the fund's cap, losses, interest, repayment.
Cash settle_money(World& world, Block block) noexcept {
    Firms& firms = world.firms;
    const Finance& finance = world.plan->scenario.finance;
    const float* const revenue = firms.revenue.data();
    const float* const margin = firms.margin.data();
    const Fen* const instalment = firms.instalment.data();
    Fen* const fund = firms.fund.data();
    Fen* const debt = firms.debt.data();
    Cash total{};
    vectorised([&]() noexcept {
        const double rate = finance.interest;
        const double cap = finance.fund_cap;
        const double kept = finance.retained_share;
        Cash sum{};
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            const double yearly = revenue[at];
            const double profit = yearly * static_cast<double>(margin[at]) / 4.0;
            const Fen interest = booked(rate * million(debt[at]) / 4.0);
            const Fen room = std::max(Fen{0}, booked(cap * yearly) - fund[at]);
            const double net = profit - million(interest);
            const Fen retained = std::min(booked(kept * std::max(0.0, net)), room);
            const Fen loss = booked(std::max(0.0, -net));
            const Fen repayment = std::min(instalment[at], debt[at]);
            fund[at] += retained - loss - repayment;
            debt[at] -= repayment;
            sum += {retained, loss, interest, repayment};
        }
        total = sum;
    });
    return total;
}

} // namespace

void earn(World& world) {
    ramp(world);
    const std::size_t firms = world.firms.size();
    const std::vector<Trade> trades = trades_of(world);
    std::vector<double> turnovers(block_count(firms));
    for_each_block(firms, [&](Block block) noexcept {
        turnovers[block.index] = set_margins(world, block, trades);
    });
    require_bookable(world, std::accumulate(turnovers.begin(), turnovers.end(), 0.0));
    std::vector<Cash> cash(block_count(firms));
    for_each_block(firms,
                   [&](Block block) noexcept { cash[block.index] = settle_money(world, block); });
    const Cash total = std::accumulate(cash.begin(), cash.end(), Cash{},
                                       [](Cash sum, const Cash& one) { return sum += one; });
    using enum Account;
    const auto book = [&](Account from, Account to, BookingPurpose purpose, Fen amount) {
        if (amount > Fen{0}) {
            world.bookings.push_back({world.now, from, to, purpose, no_firm, amount});
        }
    };
    book(operations, firm_funds, BookingPurpose::retained_profit, total.retained);
    book(firm_funds, operations, BookingPurpose::loss, total.loss);
    book(operations, lenders, BookingPurpose::interest, total.interest);
    book(firm_funds, lenders, BookingPurpose::repayment, total.repayment);
}

} // namespace catchup
