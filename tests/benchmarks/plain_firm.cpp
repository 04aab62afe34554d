// SPDX-License-Identifier: MIT
#include "tests/benchmarks/plain_firm.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace catchup::plain {

bool can_take(const Levels& levels, Mask step) noexcept {
    for (std::size_t x = 0; x < technologies; ++x) {
        if ((step >> x & 1) != 0 && levels[x] == 2) {
            return false;
        }
    }
    return true;
}

Levels after(Levels levels, Mask step) noexcept {
    for (std::size_t x = 0; x < technologies; ++x) {
        levels[x] += step >> x & 1;
    }
    return levels;
}

Firm::Firm(const Scenario& scenario, const Newborn& born)
    : sector{born.sector}, county{born.county}, levels{born.levels}, revenue{born.revenue},
      cost_scale{scenario.sectors[born.sector].cost *
                 std::pow(born.revenue / 10.0, scenario.cost.size_exponent)},
      payback_threshold{born.payback_threshold},
      capability{born.capability}, fit{born.fit}, margin{born.margin} {}

void Firm::set_base_margin(const Market& market, double observed, double others) {
    base_margin = observed - gain + market.scenario.sectors[sector].competition * others;
    margin = observed;
}

void Firm::observe_partners() {
    int count = 0;
    for (const Firm* partner : partners) {
        count += partner->levels[1] > 0 ? 1 : 0;
    }
    networked = partners.empty() ? 0.0 : count / static_cast<double>(partners.size());
}

bool Firm::has_offer(const Market& market) const {
    return offer_from >= 0 &&
           market.quarter - offered <
               market.scenario.integrators[static_cast<std::size_t>(offer_from)].offer_quarters;
}

void Firm::receive_visits(const Market& market, Random& random) {
    for (std::size_t j = 0; j < market.visitors.size(); ++j) {
        const Integrator& profile = market.scenario.integrators[j];
        const Visitor& visitor = market.visitors[j];
        if (!visitor.open || profile.county != county || !visitor.serves[sector] ||
            levels[0] != 0 || levels[1] != 0 || // its one package is D1N1
            revenue >= market.scenario.finance.sme_revenue ||
            chance(random) >= profile.contact_rate) {
            continue;
        }
        const auto standing = static_cast<std::size_t>(offer_from);
        if (!has_offer(market) || standing == j ||
            market.visitors[standing].cost_share > visitor.cost_share) {
            offer_from = static_cast<int>(j);
        }
        offered = market.quarter;
    }
}

int Firm::builder_of(const Market& market, Mask step) const {
    if (levels[0] != 0 || levels[1] != 0 || !has_offer(market)) {
        return -1;
    }
    constexpr int package = 3; // D and N
    const auto integrator = static_cast<std::size_t>(offer_from);
    return step == package && market.visitors[integrator].cost_share < 1.0 ? offer_from : -1;
}

double Firm::gain_at(const Market& market, const Levels& at) const {
    const Benefit& benefit = market.scenario.benefit;
    const auto& factor = market.scenario.sectors[sector].benefit;
    const std::array<double, 3> u{0.0, benefit.first_level_share, 1.0};
    const double d = u[static_cast<std::size_t>(at[0])];
    const double n = u[static_cast<std::size_t>(at[1])];
    const double i = u[static_cast<std::size_t>(at[2])];
    const double psi_n = benefit.network_without_digital;
    const double psi_i = benefit.intelligent_without_base;
    return factor[0] * benefit.gain[0] * fit[0] * d +
           factor[1] * benefit.gain[1] * fit[1] * n * (psi_n + (1.0 - psi_n) * d) *
               (1.0 + benefit.partner_externality * networked) +
           factor[2] * benefit.gain[2] * fit[2] * i *
               (psi_i + (1.0 - psi_i) * (0.6 * d + 0.4 * n)) +
           benefit.complementarity * d * n;
}

double Firm::price(const Market& market, Mask step, int builder) const {
    const Cost& cost = market.scenario.cost;
    const Levels to = after(levels, step);
    double sum = 0.0;
    double gap = 0.0;
    if ((step & 1) != 0) {
        sum += cost.digital[static_cast<std::size_t>(levels[0])] * market.prices[0];
    }
    if ((step & 2) != 0) {
        sum += cost.network[static_cast<std::size_t>(levels[1])] * market.prices[1];
        gap += 0.4 * std::max(0, to[1] - to[0]);
    }
    if ((step & 4) != 0) {
        sum += cost.intelligent[static_cast<std::size_t>(levels[2])] * market.prices[2];
        gap += std::max(0, to[2] + 1 - to[0]) / 2.0 + 0.5 * std::max(0, to[2] - to[1]);
    }
    for (int more = 1; more < std::popcount(step); ++more) {
        sum *= cost.joint_factor;
    }
    if (gap > 0.0) {
        sum *= std::exp(cost.gap_penalty * gap);
    }
    if (builder >= 0) {
        sum *= market.visitors[static_cast<std::size_t>(builder)].cost_share;
    }
    return sum * cost_scale;
}

bool Firm::can_pay(const Market& market, const Project& wanted) const {
    const Finance& finance = market.scenario.finance;
    const double leverage =
        revenue < finance.sme_revenue ? finance.sme_leverage : finance.large_leverage;
    return price(market, wanted.step, wanted.builder) <=
           fund + std::max(0.0, leverage * revenue * margin - debt);
}

void Firm::decide(const Market& market, Random& random) {
    proposal = {};
    if (project.step != 0 || !looks(market, random)) {
        return;
    }
    const Mask step = choose(market, random);
    if (step != 0) {
        const Project wanted{step, builder_of(market, step), 0};
        if (can_pay(market, wanted)) {
            proposal = wanted;
        }
    }
}

void Firm::fall_back(const Market& market) {
    const Project alone{choose_alone(market, proposal.step), -1, 0};
    proposal = alone.step != 0 && can_pay(market, alone) ? alone : Project{};
}

double Firm::start(const Market& market) {
    const Duration& duration = market.scenario.duration;
    const std::array list{duration.digital, duration.network, duration.intelligent};
    double longest = 0.0;
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        if ((proposal.step >> x & 1) != 0) {
            const double quarters = list[x][static_cast<std::size_t>(levels[x])];
            longest = std::max(longest, quarters);
            sum += quarters;
        }
    }
    const int builder = proposal.builder;
    const double speed =
        builder >= 0 ? market.scenario.integrators[static_cast<std::size_t>(builder)].speed : 1.0;
    const double planned = (longest + duration.overlap * (sum - longest)) *
                           (1.0 + duration.inexperience * (1.0 - capability)) * speed;
    const double cost = price(market, proposal.step, builder);
    const double own = std::clamp(fund, 0.0, cost);
    if (cost > own) {
        debt += cost - own;
        instalment = debt / static_cast<double>(market.scenario.finance.loan_quarters);
    }
    fund -= own;
    project = {proposal.step, builder, static_cast<int>(std::ceil(planned)) + 1};
    return cost;
}

Project Firm::advance(const Market& market) {
    if (project.step == 0 || --project.ends_left != 0) {
        return {};
    }
    levels = after(levels, project.step);
    capability += market.scenario.population.capability_learning * (1.0 - capability);
    return std::exchange(project, {});
}

void Firm::ramp(const Market& market) {
    gain += market.scenario.benefit.ramp * (gain_at(market, levels) - gain);
}

double Firm::others_gain(const Market& market) const {
    const SectorState& all = market.sectors[sector];
    return all.firms > 1 ? (all.gain - gain) / (all.firms - 1) : 0.0;
}

void Firm::earn(const Market& market, Random& random, std::normal_distribution<double>& shock) {
    const Scenario& scenario = market.scenario;
    const Finance& finance = scenario.finance;
    margin = base_margin + gain - scenario.sectors[sector].competition * others_gain(market) -
             (project.step != 0 ? scenario.benefit.dip : 0.0) +
             scenario.benefit.noise * shock(random);
    const double profit = revenue * margin / 4.0;
    const double interest = finance.interest * debt / 4.0;
    const double room = std::max(0.0, finance.fund_cap * revenue - fund);
    const double net = profit - interest;
    const double spare = finance.retained_share * std::max(0.0, net);
    const double repayment = std::min(instalment, debt);
    fund += std::min(spare, room) - std::max(0.0, -net) - repayment;
    debt -= repayment;
}

bool Firm::fails(const Market& market, Random& random) const {
    return fund < -market.scenario.finance.insolvency * revenue ||
           chance(random) < market.scenario.turnover.exit_rate;
}

} // namespace catchup::plain
