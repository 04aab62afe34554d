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
    std::vector<double> windows; // by sector and technology
    for (const Climate& climate : world.climates) {
        windows.insert(windows.end(), climate.benefit.begin(), climate.benefit.end());
    }
    const Benefit& benefit = world.plan->scenario.benefit;
    std::vector<double> partial(block_count(firms.size()) * sectors);
    for_each_block(firms.size(), [&](Block block) noexcept {
        const std::uint16_t* const sector = firms.sector.numbers();
        float* const gain = firms.gain.numbers();
        vectorised([=, state = firms.state.numbers(), fit0 = firms.fit[0].numbers(),
                    fit1 = firms.fit[1].numbers(), fit2 = firms.fit[2].numbers(),
                    networked = firms.networked.numbers(), rows = world.plan->gains.data()->data(),
                    window = windows.data(), speed = benefit.ramp,
                    externality = benefit.partner_externality]() noexcept {
#pragma GCC ivdep
            for (std::size_t at = block.begin; at < block.end; ++at) {
                const std::size_t s = sector[at];
                const GainBasis* const row = rows + (s * states + state[at]);
                const double* const factor = window + s * technologies;
                const double before = gain[at];
                const double target = // as steady_gain
                    fit0[at] * factor[0] * row->digital +
                    fit1[at] * factor[1] * row->network * (1.0 + externality * networked[at]) +
                    fit2[at] * factor[2] * row->intelligent + row->joint;
                gain[at] = static_cast<float>(before + speed * (target - before));
            }
        });
        double* const sums = partial.data() + block.index * sectors;
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            sums[sector[at]] += static_cast<double>(gain[at]);
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
    const std::uint32_t first = block.begin;
    const std::uint32_t count = block.end - first;
    Column<float>& recent = firms.recent_margin[world.now.value() % quarters_a_year];
    vectorised([=, trades = trades.data(), sector = firms.sector.numbers() + first,
                project = firms.project.numbers() + first,
                base = firms.base_margin.numbers() + first, gain = firms.gain.numbers() + first,
                revenue = firms.revenue.numbers() + first, margin = firms.margin.numbers() + first,
                recent = recent.numbers() + first, luck = luck.data(), premia = premia.data(),
                dip = world.plan->scenario.benefit.dip]() noexcept {
#pragma GCC ivdep
        for (std::size_t i = 0; i < count; ++i) {
            const Trade* const its = trades + sector[i];
            const double own = gain[i];
            const double others = (its->gains - own) / its->others; // as mean_without
            const double whole = static_cast<double>(base[i]) + own + premia[i] -
                                 its->competition * (its->others == 0.0 ? 0.0 : others) -
                                 (project[i] != 0 ? dip : 0.0) + its->volatility * luck[i];
            const auto kept = static_cast<float>(whole);
            margin[i] = kept;
            recent[i] = kept;
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
    return vectorised([=, revenue = firms.revenue.numbers(), margin = firms.margin.numbers(),
                       instalment = firms.instalment.numbers(), fund = firms.fund.numbers(),
                       debt = firms.debt.numbers(), rate = finance.interest, cap = finance.fund_cap,
                       kept = finance.retained_share]() noexcept {
        std::int64_t retained_sum = 0, loss_sum = 0, interest_sum = 0, repayment_sum = 0;
#pragma GCC ivdep
        for (std::size_t at = block.begin; at < block.end; ++at) {
            const double yearly = revenue[at];
            const std::int64_t owed = debt[at];
            const double profit = yearly * static_cast<double>(margin[at]) / 4.0;
            const Fen interest = booked(rate * million(Fen{owed}) / 4.0);
            const std::int64_t room = booked(cap * yearly).value() - fund[at];
            const double net = profit - million(interest);
            const std::int64_t spare =
                booked(kept * (0.5 * (std::abs(net) + net))).value(); // max(0, net)
            const std::int64_t most = room > 0 ? room : 0;
            const std::int64_t retained = spare < most ? spare : most;
            const std::int64_t loss = booked(0.5 * (std::abs(net) - net)).value();
            const std::int64_t due = instalment[at];
            const std::int64_t repayment = due < owed ? due : owed;
            fund[at] += retained - loss - repayment;
            debt[at] = owed - repayment;
            retained_sum += retained;
            loss_sum += loss;
            interest_sum += interest.value();
            repayment_sum += repayment;
        }
        return Cash{Fen{retained_sum}, Fen{loss_sum}, Fen{interest_sum}, Fen{repayment_sum}};
    });
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
