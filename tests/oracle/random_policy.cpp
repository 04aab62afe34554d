// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "tests/oracle/random_parts.hpp"

namespace catchup::oracle {
namespace {

/// A purse as it was drawn; quarters count from the start.
struct Budget {
    int from = 0;
    int until = 0;
    double for_one = 0.0; // million RMB a quarter that one public good or link lever may promise
};

/// @param promising public goods and link levers: together they may promise what comes in
Budget purse(Draft& draft, Dice& dice, int number, const Setting& setting, int promising,
             double generosity) {
    const int firms = setting.size.firms;
    const double quarterly = dice.scale(0.001 * firms, 0.1 * firms); // tight and rich
    const double administration = dice.chance(0.25) ? 0.0 : dice.real(0.01, 0.4);
    Budget budget;
    budget.from = dice.whole(-4, std::min(4, setting.size.quarters / 3));
    budget.until =
        dice.whole(std::max(6, 2 * setting.size.quarters / 3), setting.size.quarters + 4);
    budget.for_one =
        0.97 * quarterly / ((1.0 + administration) * std::max(1, promising) * generosity);
    draft.head("[[purse]]")
        .word("name", fmt::format("purse {}", number))
        .word("from", setting.date(budget.from))
        .word("until", setting.date(budget.until))
        .number("quarterly", quarterly)
        .maybe("carry_over", {0.2, 1})
        .number("administration", administration);
    return budget;
}

void lever(Draft& draft, Dice& dice, const std::string& kind, const Size& size,
           const Budget& budget) {
    const double firms = size.firms;
    // equal rates now and then: who pays is then a matter of order
    const Range rate = dice.chance(0.3)   ? Range{1, 1}
                       : dice.chance(0.3) ? Range{0.5, 0.5}
                                          : Range{0.05, 0.9};
    draft.head("[[intervention]]").word("kind", kind);
    const auto grant = [&](double most) {
        draft.real("rate", rate)
            .scale("cap", {0.02, 3})
            .whole("quarters", 1, 8)
            .scale("yearly", {0.02 * firms, std::min(1e6, most * firms)});
    };
    if (kind == "subsidy") {
        draft.real("rate", rate);
    } else if (kind == "voucher") {
        grant(dice.chance(0.3) ? 1000 : 1);
    } else if (kind == "demonstration") {
        grant(0.5);
        draft.real("reach", {0, 1});
    } else if (kind == "mandate") {
        draft.word("goal", dice.some({"D1N0I0", "D1N1I0", "D1N1I1", "D2N1I0"}, 1).front())
            .real("quota", {0.3, 1})
            .scale("inspected", {0.02, 0.5})
            .scale("visit_cost", {0.0005, 0.05})
            .real("longest_payback", {2, 20})
            .maybe("penalty", {0, 0.01})
            .whole("pause", 0, 6);
    } else if (kind == "guarantee") {
        draft.real("leverage", {0.2, 4}).real("covered", {0.2, 1});
    } else if (kind == "standards" || kind == "generic_technology") {
        draft.scale("spending", {0.1 * budget.for_one, budget.for_one})
            .scale("scale", {0.1, 100})
            .whole("lag", 0, 6);
        if (kind == "generic_technology") {
            draft.reals("shares", {{0, 2}, {0.1, 2}, {0, 2}});
        }
    } else if (kind == "university_links") {
        const double yearly = dice.scale(0.02 * firms, 0.5 * firms);
        draft.number("yearly", yearly)
            .number("cost", std::min(0.1, dice.scale(0.1, 1) * budget.for_one * 4.0 / (yearly + 4)))
            .whole("quarters", 1, 12)
            .maybe("capability", {0, 0.3});
    } else {
        draft.number("match", std::max(0.0, dice.real(-0.2, 1))).real("trial_share", {0.02, 0.4});
    }
}

void condition(Draft& draft, Dice& dice, int firms) {
    draft.head("[intervention.trigger]");
    const int kind = dice.whole(0, 3);
    if (kind <= 1) {
        draft.word("kind", "always");
        return;
    }
    if (kind == 2) {
        struct Output {
            const char* name;
            Range typical;
        };
        const std::array outputs{Output{"projects_started", {0.0, 0.05 * firms}},
                                 Output{"refused_finance", {0.0, 0.03 * firms}},
                                 Output{"projects_running", {0.0, 0.3 * firms}},
                                 Output{"information", {0.2, 0.7}},
                                 Output{"capability", {0.3, 0.7}},
                                 Output{"margin", {0.0, 0.1}},
                                 Output{"debt", {0.0, 0.5 * firms}},
                                 Output{"gain_value", {0.0, 0.01 * firms}}};
        // flows rise and fall, so that conditions come and go
        const int which = dice.chance(0.4) ? 0 : dice.whole(0, 7);
        const Output& output = outputs[static_cast<std::size_t>(which)];
        draft.word("kind", "output").word("output", output.name).real("value", output.typical);
    } else {
        draft.word("kind", "reached")
            .word("state", dice.some({"D1N0I0", "D1N1I0", "D1N1I1", "D2N1I0"}, 1).front())
            .real("value", {0.05, 0.8});
    }
    draft.word("is", dice.chance(0.6) ? "below" : "above").flag("latched", 0.4);
}

void choice(Draft& draft, Dice& dice) {
    draft.head("[intervention.choice]");
    const int kind = dice.whole(0, 4);
    if (kind <= 1) {
        draft.word("kind", "firm");
    } else if (kind == 2) {
        draft.word("kind", "sequence")
            .word("order", dice.some({"DDNNII", "DNDNII", "NDINDI", "IINNDD"}, 1).front());
    } else {
        draft.word("kind", "best_by_sector")
            .flag("informed", 0.5)
            .real("years", {2, 20})
            .maybe("discount", {0.01, 0.3});
    }
}

void target(Draft& draft, Dice& dice, const Setting& setting) {
    const int counties = setting.size.counties;
    const int first = dice.chance(0.7) ? 0 : dice.whole(0, counties - 1);
    const int last = dice.chance(0.7) ? counties - 1 : dice.whole(first, counties - 1);
    const bool named = dice.chance(0.3);
    const int kinds = dice.whole(1, static_cast<int>(setting.sectors.size()));
    draft.head("[intervention.target]")
        .words("sectors", named ? dice.some(setting.sectors, kinds) : Words{})
        .literal("counties", fmt::format("[{}, {}]", first, last))
        .word("size", dice.some({"all", "all", "all", "smes", "large"}, 1).front())
        .word("from_state", dice.some({"D0N0I0", "D0N0I0", "D0N0I0", "D1N0I0"}, 1).front())
        .word("to_state", dice.some({"D2N2I2", "D2N2I2", "D2N2I1", "D1N1I0"}, 1).front())
        .word("order", dice.some({"lottery", "largest", "smallest", "central"}, 1).front())
        .real("coverage", dice.chance(0.3) ? Range{1, 1} : Range{0.05, 1});
}

} // namespace

void policy(Draft& draft, Dice& dice, const Setting& setting) {
    const Size& size = setting.size;
    const Words levers{"subsidy",
                       "voucher",
                       "mandate",
                       "guarantee",
                       "demonstration",
                       "standards",
                       "generic_technology",
                       "university_links",
                       "integrator_fund"};
    Words kinds = dice.chance(0.67) ? levers : dice.some(levers, dice.whole(0, 4));
    Words often = levers; // funds act on first offers only, guarantees where firms lack means
    often.insert(often.end(), {"integrator_fund", "integrator_fund", "guarantee", "guarantee"});
    const Words again = dice.some(often, kinds.empty() ? 0 : dice.whole(0, 7));
    kinds.insert(kinds.end(), again.begin(), again.end());
    kinds = dice.some(kinds, static_cast<int>(kinds.size())); // in random order

    const double generosity = dice.chance(0.5) ? 1.0 : dice.scale(0.3, 3);
    draft.head("[policy]").number("generosity", generosity);
    const auto promises = [](const std::string& kind) {
        return kind == "standards" || kind == "generic_technology" || kind == "university_links";
    };
    const auto promising = static_cast<int>(std::count_if(kinds.begin(), kinds.end(), promises));
    std::vector<Budget> budgets;
    for (int p = 0, purses = dice.whole(1, 3); p < purses; ++p) {
        budgets.push_back(purse(draft, dice, p, setting, promising, generosity));
    }
    const int soon = size.quarters / 3;
    int number = 0;
    for (const std::string& kind : kinds) {
        const int p = dice.whole(0, static_cast<int>(budgets.size()) - 1);
        const Budget& budget = budgets[static_cast<std::size_t>(p)];
        const int from = std::max(budget.from, dice.whole(-1, soon));
        const int until = std::min(budget.until, from + dice.whole(soon, size.quarters));
        lever(draft, dice, kind, size, budget);
        draft.word("name", fmt::format("{} {}", kind, number))
            .word("purse", fmt::format("purse {}", p))
            .word("from", setting.date(from))
            .word("until", setting.date(until))
            .word("delivery", dice.chance(0.75) ? "ministry" : "integrator");
        condition(draft, dice, size.firms);
        choice(draft, dice);
        target(draft, dice, setting);
        ++number;
    }
}

} // namespace catchup::oracle
