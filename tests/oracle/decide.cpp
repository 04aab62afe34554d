// SPDX-License-Identifier: MIT
// Idle firms that look propose one step each.
#include <algorithm>
#include <limits>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"
#include "tests/oracle/integrators.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {

/// What makes an idle firm look at its options; none = it does not look.
Origin Economy::occasion(const Firm& firm) const {
    if (!is_idle(firm)) {
        return Origin::none;
    }
    if (firm.offered == quarter_) {
        return Origin::contact;
    }
    if (firm.grant != nobody && firm.granted == quarter_ &&
        lever_of<Demonstration>(intervention(static_cast<std::size_t>(firm.grant))) != nullptr) {
        return Origin::invitation;
    }
    if (weather_[firm.sector].opens) {
        return Origin::window;
    }
    const bool looks = std::holds_alternative<HazardRule>(rule_of(firm)) ||
                       uniform(firm, Purpose::opportunity) < scenario_.decision.opportunity_rate;
    return looks ? Origin::own : Origin::none;
}

void Economy::decide() {
    for (Firm& firm : firms) {
        firm.proposal = {};
        firm.fallback = {};
        if (firm.pressed_by == nobody && occasion(firm) != Origin::none) {
            firm.proposal = best(firm, Help::counted);
            if (firm.proposal.builder != nobody || firm.proposal.support > Fen{}) {
                firm.fallback = best(firm, Help::ignored);
            }
        }
    }
}

/// E5 with windows and public goods, in-house.
double Economy::cost_of(const Firm& firm, int step) const {
    const Cost& cost = scenario_.cost;
    const Goods& goods = goods_of(firm);
    Three prices = price_level_;
    for (std::size_t x = 0; x < 3; ++x) {
        prices[x] *= weather_[firm.sector].cost[x];
    }
    return in_house_price(cost, firm, step, prices) * (1.0 - cost.standards * goods.standards) *
           (1.0 - cost.generic * mean_over(step, goods.generic));
}

/// Fewest technologies first, then lowest mask.
std::vector<int> Economy::open_steps(const Firm& firm) const {
    std::vector<int> open;
    for (const int step : all_steps) {
        if (admissible(firm.levels, step) &&
            breadth(step) <= static_cast<int>(scenario_.decision.largest_step)) {
            open.push_back(step);
        }
    }
    return open;
}

/// The steps open to a firm: gains as it believes them, prices as they would be asked today.
std::vector<Option> Economy::options(const Firm& firm, Help help) const {
    const Information& beliefs = scenario_.information;
    const double error = normal_quantile(luck_.uniform(
        firm.id, static_cast<std::uint32_t>(today().year()), Purpose::belief_error, 0));
    const double perception =
        exp((1.0 - firm.information) * (beliefs.error_sd * error - beliefs.pessimism));
    const auto worth = [&](const Levels& levels) {
        return gain_of(firm, levels) + first_mover_premium(firm, levels);
    };

    std::vector<Option> open;
    for (const int step : open_steps(firm)) {
        Option option;
        option.step = step;
        option.gain = worth(after(firm.levels, step)) - worth(firm.levels);
        option.believed = option.gain * perception;
        option.whole = cost_of(firm, step);
        if (help == Help::counted && has_offer(firm)) {
            const auto integrator = static_cast<std::size_t>(firm.offer_from);
            const double share = (1.0 - firm.credit) * price_share(integrator, firm.sector);
            if (offers_step(scenario_.integrators[integrator], firm.levels, step) && share < 1.0) {
                option.whole *= share;
                option.builder = firm.offer_from;
            }
        }
        option.price = option.whole;
        if (help == Help::counted) {
            support(firm, option);
        }
        option.payback = option.believed > 0.0 ? option.price / (option.believed * firm.revenue)
                                               : std::numeric_limits<double>::infinity();
        option.risk = risk_of(firm, step, option.builder).abandoned_or_late;
        open.push_back(option);
    }
    return open;
}

Proposal Economy::proposed(const Firm& firm, const Option& option) const {
    Proposal proposal;
    proposal.step = option.step;
    proposal.builder = option.builder;
    proposal.price = option.whole;
    proposal.gain = option.gain;
    proposal.believed = option.believed;
    proposal.ahead = mean_over(option.step, firm.ahead);
    proposal.origin = firm.pressed_by != nobody ? Origin::mandate : occasion(firm);
    proposal.support = option.support;
    proposal.supporter = option.supporter;
    proposal.mandate = firm.pressed_by;
    return proposal;
}

/// What the firm's rule would have it do; step 0 = stay.
Proposal Economy::best(const Firm& firm, Help help) const {
    const bool prompted = help == Help::counted && occasion(firm) != Origin::own;
    const View view{firm, options(firm, help), prompted, [&](int step) {
                        return uniform(firm, Purpose::option, static_cast<std::uint32_t>(step));
                    }};
    const int step = choose(rule_of(firm), view);
    for (const Option& option : view.options) {
        if (option.step == step) {
            return proposed(firm, option);
        }
    }
    return {};
}

} // namespace catchup::oracle
