// SPDX-License-Identifier: MIT
// Policies with drawn levers, purses, targets, choices and triggers: few firms, little money.
#pragma once

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "models/scenario.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

namespace catchup::test {

/// Numbers for one policy; the purpose only names a draw.
class Dice {
  public:
    explicit Dice(std::uint32_t number) : luck_{20261123, Replication{number}} {}
    double real(double lowest, double highest) {
        return lowest + (highest - lowest) * luck_.uniform(drawn_++, 0, Purpose::option, 0);
    }
    /// Evenly on the scale of logarithms.
    double scale(double lowest, double highest) { return exp(real(log(lowest), log(highest))); }
    std::uint32_t below(std::uint32_t choices) {
        return catchup::below(luck_.bits(drawn_++, 0, Purpose::option), choices);
    }
    bool chance(double probability) { return real(0.0, 1.0) < probability; }
    template <class Word, std::size_t N>
    Word one_of(const std::array<Word, N>& words) {
        return words[below(N)];
    }

  private:
    Stream luck_;
    std::uint32_t drawn_ = 0;
};

namespace policy_parts {

inline Purse purse(Dice& dice, const Horizon& time, std::uint32_t number) {
    const auto quarters = static_cast<int>(time.quarters);
    Purse one;
    one.name = fmt::format("purse {}", number);
    one.from = time.start.plus(static_cast<int>(dice.below(4)) - 1);
    one.until = time.start.plus(quarters - static_cast<int>(dice.below(4)));
    one.quarterly = dice.scale(0.01, 3.0);
    one.carry_over = dice.chance(0.3) ? 1.0 : dice.chance(0.3) ? 0.0 : dice.real(0.0, 1.0);
    one.administration = dice.chance(0.2) ? 0.0 : dice.real(0.0, 0.4);
    return one;
}

inline PolicyLevers lever(Dice& dice, std::uint32_t which) {
    switch (which) {
    case 0:
        return Subsidy{.rate = dice.chance(0.1) ? 1.0 : dice.real(0.0, 0.9)};
    case 1:
        return Voucher{.rate = dice.real(0.1, 1.0),
                       .cap = dice.scale(0.005, 0.5),
                       .quarters = 1 + dice.below(5),
                       .yearly = dice.scale(4.0, 1000.0)};
    case 2:
        return Mandate{.goal = dice.chance(0.5) ? "D1N1I0" : "D2N1I1",
                       .quota = dice.real(0.2, 1.0),
                       .inspected = dice.real(0.0, 0.6),
                       .visit_cost = dice.scale(0.001, 0.1),
                       .longest_payback = dice.real(0.5, 20.0),
                       .penalty = dice.real(0.0, 0.01),
                       .pause = dice.below(5)};
    case 3:
        return Guarantee{.leverage = dice.real(0.2, 5.0), .covered = dice.real(0.1, 1.0)};
    case 4:
        return Demonstration{.rate = dice.real(0.1, 1.0),
                             .cap = dice.scale(0.02, 1.0),
                             .quarters = 1 + dice.below(8),
                             .yearly = dice.scale(2.0, 60.0),
                             .reach = dice.real(0.0, 1.0)};
    case 5:
        return Standards{
            .spending = dice.scale(0.005, 1.0), .scale = dice.scale(1.0, 300.0), .lag = 2};
    case 6:
        return GenericTechnology{.spending = dice.scale(0.005, 1.0),
                                 .shares = {dice.real(0.0, 1.0), 0.5, dice.real(0.0, 1.0)},
                                 .scale = dice.scale(1.0, 300.0),
                                 .lag = dice.below(4)};
    case 7:
        return UniversityLinks{.yearly = dice.scale(2.0, 100.0),
                               .cost = dice.scale(0.001, 0.2),
                               .quarters = 1 + dice.below(6),
                               .capability = dice.real(0.0, 0.5)};
    default:
        return IntegratorFund{.match = dice.real(0.0, 1.0), .trial_share = dice.real(0.0, 0.5)};
    }
}

inline PolicyChoices choice(Dice& dice) {
    switch (dice.below(4)) {
    case 0:
        return SequenceChoice{.order = dice.chance(0.5) ? "DDNNII" : "NDNDII"};
    case 1:
        return BestBySector{.informed = dice.chance(0.5)};
    default:
        return FirmChoice{};
    }
}

inline PolicyTriggers trigger(Dice& dice) {
    const Condition condition{.is = dice.chance(0.5) ? "below" : "above",
                              .value = dice.real(0.0, 0.4),
                              .latched = dice.chance(0.5)};
    switch (dice.below(6)) {
    case 0:
        return OnReached{.state = "D1N0I0", .condition = condition};
    case 1:
        return OnOutput{.output = "information", .condition = condition};
    default:
        return Always{};
    }
}

inline Target target(Dice& dice) {
    Target one;
    if (dice.chance(0.2)) {
        one.sectors = {"garments"};
    }
    one.counties = {0.0, dice.chance(0.7) ? 1.0 : 0.0};
    one.size = dice.one_of(target_sizes);
    one.to_state = dice.chance(0.3) ? "D1N1I1" : "D2N2I2";
    one.order = dice.one_of(target_orders);
    one.coverage = dice.chance(0.4) ? 1.0 : dice.real(0.0, 1.0);
    return one;
}

} // namespace policy_parts

/// The scenario with a drawn policy: one to three purses, one to eight interventions. Nobody checks
/// that a purse can keep what is promised, so that purses run dry in every way.
inline Scenario with_random_policy(Scenario scenario, std::uint32_t number) {
    Dice dice{number};
    scenario.purses.clear();
    scenario.interventions.clear();
    for (std::uint32_t p = 0, all = 1 + dice.below(3); p < all; ++p) {
        scenario.purses.push_back(policy_parts::purse(dice, scenario.time, p));
    }
    scenario.policy.generosity = dice.chance(0.5) ? 1.0 : dice.scale(0.3, 3.0);
    for (std::uint32_t k = 0, all = 1 + dice.below(8); k < all; ++k) {
        const auto purses = static_cast<std::uint32_t>(scenario.purses.size());
        const Purse& pays = scenario.purses[dice.below(purses)];
        Intervention one;
        one.lever = policy_parts::lever(dice, dice.below(std::variant_size_v<PolicyLevers>));
        one.name = fmt::format("intervention {}", k);
        one.purse = pays.name;
        one.from = pays.from.plus(static_cast<int>(dice.below(4)));
        one.until = std::min(pays.until, one.from.plus(static_cast<int>(dice.below(16))));
        one.delivery = dice.chance(0.8) ? "ministry" : "integrator";
        one.trigger = policy_parts::trigger(dice);
        one.choice = policy_parts::choice(dice);
        one.target = policy_parts::target(dice);
        scenario.interventions.push_back(std::move(one));
    }
    return scenario;
}

} // namespace catchup::test
