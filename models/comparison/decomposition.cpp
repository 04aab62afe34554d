// SPDX-License-Identifier: MIT
#include "models/comparison/decomposition.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

namespace catchup {
namespace {

/// Public goods in the wide sense: standards, generic technology, university links.
bool is_public_good(const Intervention& one) {
    return std::visit(
        []<class Lever>(const Lever&) {
            return PublicGood<Lever> || std::is_same_v<Lever, UniversityLinks>;
        },
        one.lever);
}
bool is_mandate(const Intervention& one) { return std::holds_alternative<Mandate>(one.lever); }

template <class Which>
bool has(const Scenario& scenario, Which&& which) {
    return std::any_of(scenario.interventions.begin(), scenario.interventions.end(), which);
}
template <class Which>
void remove(Scenario& scenario, Which&& which) {
    std::erase_if(scenario.interventions, which);
}

/// Money a quarter of all purses together.
double purse_money(const Scenario& scenario) {
    double sum = 0.0;
    for (const Purse& purse : scenario.purses) {
        sum += purse.quarterly;
    }
    return sum;
}

/// The choice of the first intervention that is about steps.
PolicyChoices choice_of(const Scenario& scenario) {
    for (const Intervention& one : scenario.interventions) {
        if (!is_public_good(one)) {
            return one.choice;
        }
    }
    return FirmChoice{};
}

std::string choice_name(const PolicyChoices& choice) {
    return std::visit(
        [](const auto& one) { return std::string{std::decay_t<decltype(one)>::name}; }, choice);
}

/// One rate subsidy for all firms, from the first date of the arms to the last.
Scenario same_instrument(const Scenario& own, const std::vector<Arm>& arms, double rate) {
    Scenario scenario = own;
    Quarter from = own.interventions.front().from;
    Quarter until = own.interventions.front().until;
    double money = 0.0;
    double administration = 0.0;
    for (const Arm& arm : arms) {
        for (const Intervention& one : arm.scenario.interventions) {
            from = std::min(from, one.from);
            until = std::max(until, one.until);
        }
        for (const Purse& purse : arm.scenario.purses) {
            administration = std::max(administration, purse.administration);
        }
        money = std::max(money, purse_money(arm.scenario));
    }
    const PolicyChoices choice = choice_of(own);
    scenario.purses = {{.name = "purse",
                        .from = from,
                        .until = until,
                        .quarterly = money,
                        .carry_over = 1.0,
                        .administration = administration}};
    Intervention subsidy;
    subsidy.lever = Subsidy{.rate = rate};
    subsidy.name = "subsidy";
    subsidy.from = from;
    subsidy.until = until;
    subsidy.choice = choice;
    scenario.interventions = {subsidy};
    return scenario;
}

/// The arm with the public goods of a donor, out of the donor's purses.
Scenario with_goods(const Scenario& own, const Scenario& donor) {
    Scenario scenario = own;
    for (const Intervention& one : donor.interventions) {
        if (is_public_good(one)) {
            scenario.interventions.push_back(one);
            scenario.interventions.back().purse = "with " + one.purse;
            scenario.interventions.back().name = "with " + one.name;
        }
    }
    for (Purse purse : donor.purses) {
        purse.name = "with " + purse.name;
        scenario.purses.push_back(purse);
    }
    return scenario;
}

} // namespace

std::vector<Arm> decompositions(const std::vector<Arm>& arms, double rate) {
    std::vector<Arm> all;
    const auto donor = std::find_if(
        arms.begin(), arms.end(), [](const Arm& arm) { return has(arm.scenario, is_public_good); });
    for (std::size_t a = 0; a < arms.size(); ++a) {
        const Arm& arm = arms[a];
        if (!has_policy(arm)) {
            continue;
        }
        const auto add = [&](std::string_view what, Scenario scenario, std::string note) {
            if (!scenario.interventions.empty()) {
                all.push_back({.label = fmt::format("{}: {}", arm.label, what),
                               .role = Arm::Role::decomposition,
                               .scenario = std::move(scenario),
                               .parent = a,
                               .twin = 0,
                               .note = std::move(note)});
            }
        };
        add("same instrument", same_instrument(arm.scenario, arms, rate),
            fmt::format("a rate subsidy of {:g} % for all firms that coverage x generosity reaches "
                        "instead of its instruments; the "
                        "choice is still {}",
                        100.0 * rate, choice_name(choice_of(arm.scenario))));
        Scenario changed = arm.scenario;
        if (has(changed, is_public_good)) {
            remove(changed, is_public_good);
            add("no public goods", changed, "its public goods and university links left out");
        } else if (donor != arms.end()) {
            add("with public goods", with_goods(arm.scenario, donor->scenario),
                fmt::format("with the public goods and university links of {}", donor->label));
        }
        if (has(arm.scenario, is_mandate)) {
            changed = arm.scenario;
            remove(changed, is_mandate);
            add("no mandates", changed, "its mandates left out");
            changed = arm.scenario;
            for (Intervention& one : changed.interventions) {
                if (auto* mandate = std::get_if<Mandate>(&one.lever)) {
                    mandate->inspected = std::min(1.0, 2.0 * mandate->inspected);
                }
            }
            add("twice the inspections", changed, "inspections twice as likely");
        }
        if (!arm.scenario.integrators.empty()) {
            changed = arm.scenario;
            changed.integrators.clear();
            add("no integrators", changed, "the world without integrators");
        }
    }
    return all;
}

} // namespace catchup
