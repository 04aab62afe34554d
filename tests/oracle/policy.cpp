// SPDX-License-Identifier: MIT
// The policy's part of a quarter: its order, and which interventions act.
#include "tests/oracle/policy.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

void Economy::enact() {
    std::vector<Levels> states;
    for (Firm& firm : firms) {
        states.push_back(firm.levels);
        firm.pressed_by = nobody;
        firm.demonstrated = 0.0;
    }
    past_.push_back(states);
    if (chests_.empty()) {
        return;
    }
    fill_purses();
    if (acts.empty()) {
        return;
    }
    return_money();
    for (std::size_t i = 0; i < acts.size(); ++i) {
        let_act(i);
    }
    plan();
    pay_public_goods();
    see_showcases();
    give_grants_and_links();
    send_inspectors();
}

/// Whether an intervention acts this quarter. When it first does, its mark is set.
void Economy::let_act(std::size_t i) {
    const Intervention& what = intervention(i);
    Act& act = acts[i];
    const auto is_latched = [](const auto& trigger) {
        if constexpr (requires { trigger.condition; }) {
            return trigger.condition.latched;
        } else {
            return false;
        }
    };
    act.active = false;
    if (today() >= what.from && today() <= what.until) {
        const bool met = condition_is_met(what.trigger);
        act.active = met || (act.was_met && std::visit(is_latched, what.trigger));
        act.was_met = act.was_met || met;
    }
    act.active_quarters += act.active ? 1 : 0;
    if (act.active && act.active_quarters == 1) {
        put_mark(i);
    }
}

/// As the world stood at the end of the last quarter: nothing that triggers look at has changed.
bool Economy::condition_is_met(const PolicyTriggers& trigger) const {
    double observed = 0.0;
    const Condition* condition = nullptr;
    if (const auto* on_output = std::get_if<OnOutput>(&trigger)) {
        condition = &on_output->condition;
        observed = output(on_output->output);
    } else if (const auto* on_reached = std::get_if<OnReached>(&trigger)) {
        condition = &on_reached->condition;
        for (const Firm& firm : firms) {
            observed += at_least(firm.levels, levels_of(on_reached->state)) ? 1.0 : 0.0;
        }
        observed /= static_cast<double>(firms.size());
    }
    return condition == nullptr ||
           (condition->is == "above" ? observed > condition->value : observed < condition->value);
}

/// An output of the last quarter over all sectors; those that random scenarios name.
double Economy::output(const std::string& name) const {
    double sum = 0.0;
    Fen money;
    for (const Happening& event : events_before_) {
        sum += name == "projects_started" && event.kind == EventKind::start ? 1.0 : 0.0;
        sum += name == "refused_finance" && event.kind == EventKind::unfunded ? 1.0 : 0.0;
    }
    for (const Firm& firm : firms) {
        sum += name == "projects_running" && firm.project.step != 0 ? 1.0 : 0.0;
        sum += name == "information" ? double{firm.information} : 0.0;
        sum += name == "capability" ? double{firm.capability} : 0.0;
        sum += name == "margin" ? double{firm.margin} : 0.0;
        money += name == "debt" ? firm.debt : Fen{};
        sum += name == "gain_value" ? firm.revenue * firm.gain / 4.0 : 0.0;
    }
    if (name == "debt") {
        return million(money);
    }
    if (name == "information" || name == "capability" || name == "margin") {
        return sum / static_cast<double>(firms.size());
    }
    if (name != "projects_started" && name != "refused_finance" && name != "projects_running" &&
        name != "gain_value") {
        throw std::logic_error{"the oracle has no output " + name};
    }
    return sum;
}

/// The first of the selected firms set the mark, as many as the share says.
void Economy::put_mark(std::size_t i) {
    const Target& target = intervention(i).target;
    std::vector<Rank> ranks;
    for (const Firm& firm : firms) {
        if (selects(target, firm)) {
            ranks.push_back(rank(i, firm));
        }
    }
    std::sort(ranks.begin(), ranks.end());
    const double reached = share_reached(target) * static_cast<double>(ranks.size());
    const auto count = static_cast<std::size_t>(std::floor(reached + 0.5));
    if (count > 0) {
        acts[i].mark = ranks[count - 1];
    }
}

int due_in(const std::string& order, const Levels& levels) {
    Levels wanted{};
    for (const char letter : order) {
        const std::size_t x = letter == 'D' ? 0 : letter == 'N' ? 1 : 2;
        wanted[x] += 1;
        if (levels[x] < wanted[x]) {
            return 1 << x;
        }
    }
    return 0;
}

} // namespace catchup::oracle
