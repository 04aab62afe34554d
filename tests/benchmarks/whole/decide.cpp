// SPDX-License-Identifier: MIT
// What firms see of their options, and which step they propose (E2, E5, E8 to E10).
#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {
namespace {

struct Gaps {
    double network = 0.0, intelligent = 0.0;
};

Gaps gaps(const Levels& before, Mask step) {
    const Levels to = after(before, step);
    Gaps gap;
    if (raises(step, 1)) {
        gap.network = std::max(0, to[1] - to[0]);
    }
    if (raises(step, 2)) {
        gap.intelligent = std::max(0, to[2] + 1 - to[0]) / 2.0 + std::max(0, to[2] - to[1]) / 2.0;
    }
    return gap;
}

double shifted(double p, double v) { return 1.0 / (1.0 + std::exp(v) * (1.0 - p) / p); }

} // namespace

double Model::gain_at(const Firm& firm, const Levels& at) const {
    const Benefit& benefit = scenario_.benefit;
    const auto& factor = scenario_.sectors[firm.sector].benefit;
    const std::array<double, 3> u{0.0, benefit.first_level_share, 1.0};
    const double d = u[static_cast<std::size_t>(at[0])];
    const double n = u[static_cast<std::size_t>(at[1])];
    const double i = u[static_cast<std::size_t>(at[2])];
    const double psi_n = benefit.network_without_digital;
    const double psi_i = benefit.intelligent_without_base;
    return factor[0] * benefit.gain[0] * firm.fit[0] * d +
           factor[1] * benefit.gain[1] * firm.fit[1] * n * (psi_n + (1.0 - psi_n) * d) *
               (1.0 + benefit.partner_externality * firm.networked) +
           factor[2] * benefit.gain[2] * firm.fit[2] * i *
               (psi_i + (1.0 - psi_i) * (0.6 * d + 0.4 * n)) +
           benefit.complementarity * d * n;
}

bool Model::is_open(const Firm& firm, Mask step) const {
    return breadth(step) <= static_cast<int>(scenario_.decision.largest_step) &&
           can_take(firm.levels, step);
}

double Model::price_alone(const Firm& firm, Mask step) const {
    const Cost& cost = scenario_.cost;
    const std::array list{cost.digital, cost.network, cost.intelligent};
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        if (raises(step, x)) {
            sum += list[x][static_cast<std::size_t>(firm.levels[x])] * prices_[x];
        }
    }
    for (int more = 1; more < breadth(step); ++more) {
        sum *= cost.joint_factor;
    }
    const Gaps gap = gaps(firm.levels, step);
    const Goods& here = goods_[firm.county * sectors_.size() + firm.sector];
    return sum * std::exp(cost.gap_penalty * (0.4 * gap.network + gap.intelligent)) *
           firm.cost_scale * (1.0 - cost.standards * here.standards) *
           (1.0 - cost.generic * mean_over(step, here.generic));
}

Risk Model::risk_of(const Firm& firm, Mask step, int builder) const {
    const Outcome& outcome = scenario_.outcome;
    const Goods& here = goods_[firm.county * sectors_.size() + firm.sector];
    Three known{};
    for (std::size_t x = 0; x < technologies; ++x) {
        known[x] = std::log(1.0 + firm.experience[x]);
    }
    const Gaps gap = gaps(firm.levels, step);
    const double v = outcome.capability * (firm.capability - outcome.capability_reference) +
                     outcome.experience * mean_over(step, known) +
                     (builder == nobody ? 0.0 : outcome.integrator) -
                     outcome.network_gap * gap.network - outcome.intelligent_gap * gap.intelligent -
                     outcome.joint * (breadth(step) - 1) + outcome.standards * here.standards +
                     outcome.generic * mean_over(step, here.generic) +
                     (is_linked(firm) ? outcome.university : 0.0);
    return {shifted(outcome.abandoned, v), shifted(outcome.detoured, v)};
}

/// What makes an idle firm look at its options; none = it does not look.
Origin Model::occasion(const Firm& firm) {
    if (!is_idle(firm)) {
        return Origin::none;
    }
    if (firm.offered == quarter_) {
        return Origin::contact;
    }
    if (firm.grant != nullptr && firm.granted == quarter_ && firm.grant->invites()) {
        return Origin::invitation;
    }
    const bool looks =
        firm.rule->looks_every_quarter() || chance(random_) < scenario_.decision.opportunity_rate;
    return looks ? Origin::own : Origin::none;
}

/// The largest of what the firm's grant and subsidies pay; they do not add up.
void Model::find_support(const Firm& firm, Option& option) const {
    const auto consider = [&](const Lever& lever) {
        const double amount = lever.aid(option.whole);
        if (amount > option.support) {
            option.support = amount;
            option.supporter = &lever;
        }
    };
    if (firm.grant != nullptr && firm.grant->helps(firm, option.step, option.builder)) {
        consider(*firm.grant);
    }
    for (const auto& lever : levers_) {
        if (lever->supports_all() && lever->is_active() && lever->covers(*this, firm) &&
            lever->helps(firm, option.step, option.builder) &&
            lever->budget().outlay(lever->aid(option.whole)) <= lever->budget().free) {
            consider(*lever);
        }
    }
}

std::vector<Option> Model::options(const Firm& firm, Help help) const {
    const Information& beliefs = scenario_.information;
    const double perception =
        std::exp((1.0 - firm.information) * (beliefs.error_sd * firm.error - beliefs.pessimism));
    const double here = gain_at(firm, firm.levels);
    std::vector<Option> open;
    for (const Mask step : all_steps) {
        if (!is_open(firm, step)) {
            continue;
        }
        Option option;
        option.step = step;
        option.gain = gain_at(firm, after(firm.levels, step)) - here;
        option.believed = option.gain * perception;
        option.whole = price_alone(firm, step);
        if (help == Help::counted && has_offer(firm)) {
            const auto j = static_cast<std::size_t>(firm.offer_from);
            const double share = (1.0 - firm.credit) * services_[j].cost_share;
            if (share < 1.0 && offers_step(scenario_.integrators[j], firm.levels, step)) {
                option.whole *= share;
                option.builder = firm.offer_from;
            }
        }
        if (help == Help::counted) {
            find_support(firm, option);
        }
        option.price = option.whole - option.support;
        option.payback = option.believed > 0.0 ? option.price / (option.believed * firm.revenue)
                                               : std::numeric_limits<double>::infinity();
        if (firm.rule->weighs_risk()) {
            option.risk = risk_of(firm, step, option.builder).abandoned_or_late;
        }
        open.push_back(option);
    }
    return open;
}

namespace {

Proposal proposed(const Firm& firm, const Option& option, Origin origin) {
    Proposal proposal;
    proposal.step = option.step;
    proposal.builder = option.builder;
    proposal.price = option.whole;
    proposal.gain = option.gain;
    proposal.believed = option.believed;
    proposal.ahead = mean_over(option.step, firm.ahead);
    proposal.origin = origin;
    proposal.support = option.support;
    proposal.supporter = option.supporter;
    return proposal;
}

} // namespace

/// What the firm's rule would have it do; step 0 = stay.
Proposal Model::best(const Firm& firm, Origin origin, Help help,
                     const std::array<double, 8>& luck) const {
    const std::vector<Option> open = options(firm, help);
    const bool prompted = help == Help::counted && origin != Origin::own;
    const Mask step = firm.rule->choose({firm, open, prompted, luck});
    for (const Option& option : open) {
        if (option.step == step) {
            return proposed(firm, option, origin);
        }
    }
    return {};
}

/// The mandated step that pays back soonest; step 0 = none soon enough.
Proposal Model::compliance(const Firm& firm, Help help) const {
    double shortest = firm.pressed_by->terms().longest_payback;
    Proposal best;
    for (const Option& option : options(firm, help)) {
        if (firm.pressed_by->allows(firm, option.step) && option.payback < shortest) {
            shortest = option.payback;
            best = proposed(firm, option, Origin::mandate);
        }
    }
    return best;
}

void Model::decide() {
    const auto is_helped = [](const Proposal& proposal) {
        return proposal.builder != nobody || proposal.supporter != nullptr;
    };
    for (const auto& firm : firms_) {
        firm->proposal = {};
        firm->fallback = {};
        if (firm->pressed_by != nullptr) {
            firm->proposal = compliance(*firm, Help::counted);
            if (is_helped(firm->proposal)) {
                firm->fallback = compliance(*firm, Help::ignored);
            }
            continue;
        }
        const Origin origin = occasion(*firm);
        if (origin == Origin::none) {
            continue;
        }
        std::array<double, 8> luck{};
        for (double& one : luck) {
            one = 1.0 - chance(random_); // its log is taken
        }
        firm->proposal = best(*firm, origin, Help::counted, luck);
        if (is_helped(firm->proposal)) {
            firm->fallback = best(*firm, origin, Help::ignored, luck);
        }
    }
}

} // namespace catchup::plain::whole
