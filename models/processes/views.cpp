// SPDX-License-Identifier: MIT
#include "models/processes/views.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "models/processes/exposure.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/prospects.hpp"
#include "models/processes/support.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup {
namespace {

/// First-mover premia after each step, entry 0 in the firm's state; all 0 without open windows.
void add_premia(const World& world, Position f, Observation& view) noexcept {
    const Climate& climate = world.climates[world.firms.sector[f].value()];
    if (climate.first_mover == std::array<double, technologies>{}) {
        view.gain = {};
        return;
    }
    view.gain[0] = first_mover_premium(world, f, view.state);
    for (Mask step = 1; step < masks; ++step) {
        view.gain[step] =
            view.may(step) ? first_mover_premium(world, f, after(view.state, step)) : 0.0;
    }
}

void add_in_house_prices(const World& world, std::span<const Position> some,
                         std::span<Observation> views) noexcept {
    vectorised([&world, some, to = views.data()]() noexcept {
        for (std::size_t i = 0; i < some.size(); ++i) {
            to[i].cost = in_house_prices(world, some[i], to[i].state);
        }
    });
}

/// Prices with an integrator's offer and public support. Returns the steps that the integrator
/// would carry out: bit m set.
std::uint8_t take_help(const World& world, Position f, Observation& view) noexcept {
    const Package package = package_of(world, f);
    const bool supported = may_be_supported(world, f);
    if (package.steps == 0 && !supported) {
        return 0;
    }
    for (Mask step = 1; step < masks; ++step) {
        if (!view.may(step)) {
            continue;
        }
        const std::int16_t builder = package.builder(step);
        const double gross =
            builder == in_house ? view.cost[step] : view.cost[step] * package.share;
        const Fen support = supported ? support_of(world, f, step, builder, gross).amount : Fen{0};
        view.cost[step] = left_to_pay(gross, support);
    }
    return package.steps;
}

/// Probabilities of a detour (E9) in `views`. @param helped by firm, the steps of the integrator
void add_risks(const World& world, std::span<const Position> some,
               std::span<const std::uint8_t> helped, std::span<Observation> views) {
    const Firms& firms = world.firms;
    const Outcome& outcome = world.plan->scenario.outcome;
    std::vector<std::array<double, technologies>> known(some.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
        for (std::size_t x = 0; x < technologies; ++x) {
            known[i][x] = 1.0 + static_cast<double>(firms.experience[x][some[i]]);
        }
    }
    log_of_each({known.data()->data(), known.size() * technologies});
    std::vector<BySteps> risks(some.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
        const Position f = some[i];
        risks[i] =
            vectorised([&, gaps = &world.plan->step_gaps[firms.state[f].value()],
                        capability = static_cast<double>(firms.capability[f]),
                        goods = goods_of(world, f), learnt = known[i], help = helped[i],
                        university = is_linked(world, f) ? outcome.university : 0.0]() noexcept {
                BySteps integrator;
                for (std::uint32_t step = 0; step < masks; ++step) {
                    integrator[step] = (help >> step & 1U) != 0 ? outcome.integrator : 0.0;
                }
                return outcome_indices(outcome, *gaps, capability, learnt, integrator, goods,
                                       university);
            });
    }
    end_probabilities(outcome.detoured, {risks.data()->data(), risks.size() * masks});
    for (std::size_t i = 0; i < some.size(); ++i) {
        views[i].detour = risks[i];
    }
}

/// From gains and prices to beliefs and paybacks; 0 for steps that are not open.
void judge(std::span<const double> trust, std::span<Observation> views) noexcept {
    vectorised([trust, views]() noexcept {
        for (std::size_t i = 0; i < views.size(); ++i) {
            Observation& view = views[i];
            const std::uint32_t steps = view.open;
            for (std::uint32_t step = 0; step < masks; ++step) {
                const bool open = (steps >> step & 1U) != 0;
                const double believed = open ? view.gain[step] * trust[i] : 0.0;
                const double cost = open ? view.cost[step] : 0.0;
                const double years = cost / (believed * view.revenue);
                view.believed[step] = believed;
                view.cost[step] = cost;
                view.payback[step] = !open            ? 0.0
                                     : believed > 0.0 ? years
                                                      : std::numeric_limits<double>::infinity();
                view.detour[step] = open ? view.detour[step] : 0.0;
            }
        }
    });
}

} // namespace

void own_views(const World& world, std::span<const Position> some, Offers offers,
               std::span<Observation> views) noexcept {
    const Firms& firms = world.firms;
    for (std::size_t i = 0; i < some.size(); ++i) {
        const Position f = some[i];
        Observation& view = views[i];
        view.fit = {firms.fit[0][f], firms.fit[1][f], firms.fit[2][f]};
        view.state = firms.state[f];
        view.open = open_steps(world, firms.state[f]);
        view.revenue = firms.revenue[f];
        view.payback_threshold = firms.payback_threshold[f];
        view.imitation_threshold = firms.imitation_threshold[f];
        view.year_margin = year_margin(firms, f);
        view.aspiration = firms.aspiration[f];
        view.prompted = offers == Offers::considered && prompt_of(world, f) != Origin::none;
    }
}

void add_peers(const World& world, std::span<const Position> some,
               std::span<Observation> views) noexcept {
    std::vector<PeerView> peers(some.size());
    see_peers(world, some, peers);
    for (std::size_t i = 0; i < some.size(); ++i) {
        views[i].exposure = peers[i].exposure;
        views[i].ahead = peers[i].ahead;
    }
}

void add_gains(const World& world, std::span<const Position> some,
               std::span<Observation> views) noexcept {
    for (std::size_t i = 0; i < some.size(); ++i) {
        add_premia(world, some[i], views[i]);
    }
    const Firms& firms = world.firms;
    vectorised([some, views, tables = world.plan->step_gains.data(),
                climates = world.climates.data(), sector = firms.sector.numbers(),
                fit_d = firms.fit[0].numbers(), fit_n = firms.fit[1].numbers(),
                fit_i = firms.fit[2].numbers(), networked = firms.networked.numbers(),
                externality = world.plan->scenario.benefit.partner_externality]() noexcept {
        for (std::size_t i = 0; i < some.size(); ++i) {
            const std::size_t at = some[i].value();
            Observation& view = views[i];
            const auto& window = climates[sector[at]].benefit;
            const std::array<double, technologies> fit{fit_d[at] * window[0], fit_n[at] * window[1],
                                                       fit_i[at] * window[2]};
            const BySteps gains = gains_after(tables[sector[at]][view.state.value()], fit,
                                              externality, networked[at]);
            const BySteps premia = view.gain;
            const double here = gains[0] + premia[0];
            const std::uint32_t steps = view.open;
            for (std::uint32_t step = 0; step < masks; ++step) {
                view.gain[step] =
                    (steps >> step & 1U) != 0 ? gains[step] + premia[step] - here : 0.0;
            }
        }
    });
}

void add_prices(const World& world, std::span<const Position> some, Offers offers, Risk risk,
                std::span<const double> trust, std::span<Observation> views) noexcept {
    add_in_house_prices(world, some, views);
    std::vector<std::uint8_t> helped(some.size());
    for (std::size_t i = 0; offers == Offers::considered && i < some.size(); ++i) {
        helped[i] = take_help(world, some[i], views[i]);
    }
    if (risk == Risk::weighed && !some.empty()) {
        add_risks(world, some, helped, views);
    }
    judge(trust, views);
}

Observation look(const World& world, Position f, Offers offers, Risk risk) noexcept {
    Observation seen;
    const double trust = perception_of(world, f);
    own_views(world, {&f, 1}, offers, {&seen, 1});
    add_peers(world, {&f, 1}, {&seen, 1});
    add_gains(world, {&f, 1}, {&seen, 1});
    add_prices(world, {&f, 1}, offers, risk, {&trust, 1}, {&seen, 1});
    return seen;
}

} // namespace catchup
