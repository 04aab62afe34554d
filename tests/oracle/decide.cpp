// SPDX-License-Identifier: MIT
// Idle firms that look propose one step each.
#include <algorithm>
#include <limits>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"
#include "tests/oracle/integrators.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {

bool Economy::may_propose(const Firm& firm) const {
    const bool idle =
        firm.project.step == 0 && quarter_ - firm.abandoned > scenario_.outcome.cooling_off;
    return idle && (firm.offered == quarter_ || std::holds_alternative<HazardRule>(rule_of(firm)) ||
                    uniform(firm, Purpose::opportunity) < scenario_.decision.opportunity_rate);
}

void Economy::decide() {
    for (Firm& firm : firms) {
        firm.proposal = {};
        firm.fallback = {};
        if (may_propose(firm)) {
            firm.proposal = best(firm, Offers::counted);
            if (firm.proposal.builder != nobody) {
                firm.fallback = best(firm, Offers::ignored);
            }
        }
    }
}

/// The steps open to a firm: gains as it believes them, prices as they would be asked today.
std::vector<Option> Economy::options(const Firm& firm, Offers offers) const {
    const Information& beliefs = scenario_.information;
    const double error = normal_quantile(luck_.uniform(
        firm.id, static_cast<std::uint32_t>(today().year()), Purpose::belief_error, 0));
    const double perception =
        exp((1.0 - firm.information) * (beliefs.error_sd * error - beliefs.pessimism));
    const double gain_now = steady_gain(scenario_, firm, firm.levels);

    std::vector<Option> open;
    for (const int step : all_steps) {
        if (!admissible(firm.levels, step) ||
            breadth(step) > static_cast<int>(scenario_.decision.largest_step)) {
            continue;
        }
        Option option;
        option.step = step;
        option.gain = steady_gain(scenario_, firm, after(firm.levels, step)) - gain_now;
        option.believed = option.gain * perception;
        const double alone = in_house_price(scenario_.cost, firm, step, price_level_);
        option.price = alone;
        if (offers == Offers::counted && has_offer(firm)) {
            const auto integrator = static_cast<std::size_t>(firm.offer_from);
            const Integrator& profile = scenario_.integrators[integrator];
            const double relief = firm.credit ? 1.0 - profile.trial_share : 1.0;
            const double share = relief * price_share(integrator, firm.sector);
            if (offers_step(profile, firm.levels, step) && share < 1.0) {
                option.price = share * alone;
                option.builder = firm.offer_from;
            }
        }
        option.payback = option.believed > 0.0 ? option.price / (option.believed * firm.revenue)
                                               : std::numeric_limits<double>::infinity();
        option.risk = risk(scenario_.outcome, firm, step, option.builder).abandoned_or_late;
        open.push_back(option);
    }
    return open;
}

/// What the firm's rule would have it do; step 0 = stay.
Proposal Economy::best(const Firm& firm, Offers offers) const {
    const bool visited = offers == Offers::counted && firm.offered == quarter_;
    const View view{firm, options(firm, offers), visited, [&](int step) {
                        return uniform(firm, Purpose::option, static_cast<std::uint32_t>(step));
                    }};
    const int step = choose(rule_of(firm), view);
    Proposal proposal;
    for (const Option& option : view.options) {
        if (option.step == step) {
            proposal.step = step;
            proposal.builder = option.builder;
            proposal.price = option.price;
            proposal.gain = option.gain;
            proposal.believed = option.believed;
            proposal.ahead = mean_over(step, firm.ahead);
            proposal.origin = firm.offered == quarter_ ? Origin::contact : Origin::own;
        }
    }
    return proposal;
}

} // namespace catchup::oracle
