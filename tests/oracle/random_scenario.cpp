// SPDX-License-Identifier: MIT
#include "tests/oracle/random_scenario.hpp"

#include <algorithm>
#include <array>

#include "tests/oracle/random_parts.hpp"
#include "tests/support/worlds.hpp"

namespace catchup::oracle {
namespace {

void population(Draft& draft, const Size& size) {
    draft.head("[population]")
        .count("firms", size.firms)
        .count("counties", size.counties)
        .real("county_spacing", {0, 120})
        .real("county_radius", {0, 30})
        .maybe("fit_log_sd", {0, 0.8})
        .real("payback_threshold_median", {0.5, 4})
        .maybe("payback_threshold_log_sd", {0, 0.8})
        .maybe("imitation_threshold_mean", {0, 0.4})
        .maybe("imitation_threshold_sd", {0, 0.3})
        .real("capability_mean", {0.2, 0.8})
        .maybe("capability_sd", {0, 0.3})
        .real("capability_learning", {0, 0.3});
    draft.head("[population.correlation]")
        .real("size_margin", {-0.3, 0.3})
        .real("size_start", {-0.3, 0.3})
        .real("size_capability", {-0.3, 0.3})
        .real("margin_capability", {-0.3, 0.3})
        .real("start_capability", {-0.3, 0.3})
        .real("between_fits", {-0.3, 0.8});
}

void sector(Draft& draft, Dice& dice, const std::string& kind, const Words& all) {
    Words start = dice.some({"D0N0I0", "D1N0I0", "D0N1I0", "D1N1I0", "D1N1I1", "D2N1I0", "D2N2I2"},
                            dice.whole(1, 4));
    std::sort(start.begin(), start.end());
    const double margin = dice.real(-0.01, 0.06);
    draft.head("[[sector]]")
        .word("kind", kind)
        .real("share", {0.2, 1})
        .scale("revenue_median", {5, 80})
        .real("revenue_log_sd", {0.3, 1.3})
        .reals("margin", {{margin, margin}, {margin + 0.01, margin + 0.1}})
        .reals("benefit", {{0.5, 1.5}, {0.5, 1.5}, {0.5, 1.5}})
        .real("cost", {0.5, 1.5})
        .real("competition", {0, 1})
        .real("volatility", {0, 2})
        .shares("start", start, 1.0);
    draft.shares("inputs", dice.some(all, dice.whole(1, 5)), 1.0);
    // only of sectors that come later, so that no two contradict each other
    const Words later{std::find(all.begin(), all.end(), kind) + 1, all.end()};
    const int some = std::min(dice.whole(1, 4), static_cast<int>(later.size()));
    draft.shares("distance", dice.some(later, some), 0.8);
}

void network(Draft& draft, Dice& dice, const Size& size) {
    draft.head("[network]");
    const int kind = dice.whole(0, 5);
    if (kind == 0) {
        draft.word("kind", "ring").count("neighbours", 2 * dice.whole(1, 6));
    } else if (kind == 1) {
        draft.word("kind", "star");
    } else if (kind == 2 && size.firms / size.counties <= 300) {
        draft.word("kind", "complete");
    } else {
        draft.word("kind", "small_world").count("neighbours", 2 * dice.whole(1, 6));
        draft.maybe("rewiring", {0, 1});
    }
    draft.head("[supply]").whole("suppliers", 0, 5).maybe("size_exponent", {0, 1.5});
    draft.head("[exposure]")
        .maybe("neighbours", {0, 1})
        .maybe("county", {0, 1})
        .maybe("supply", {0, 1})
        .real("sector", {0.01, 1});
}

void technology(Draft& draft, Dice& dice) {
    const double externality = dice.chance(0.5) ? 0.0 : dice.real(0, 1);
    draft.head("[benefit]")
        .reals("gain", {{0.005, 0.06}, {0.005, 0.06}, {0.005, 0.08}})
        .real("first_level_share", {0.3, 0.8})
        .real("network_without_digital", {0, 1})
        .real("intelligent_without_base", {0, 1})
        .maybe("complementarity", {0, 0.04})
        .number("partner_externality", externality)
        .real("ramp", {0.05, 1})
        .maybe("dip", {0, 0.01})
        .maybe("noise", {0, 0.02});
    const double cheapest = dice.chance(0.1) ? 0.0 : 0.02; // now and then a step costs nothing
    draft.head("[cost]")
        .reals("digital", {{cheapest, 20 * cheapest}, {0.1, 1}})
        .reals("network", {{cheapest, 20 * cheapest}, {0.1, 1}})
        .reals("intelligent", {{0.1, 1}, {0.3, 3}})
        .real("joint_factor", {0.6, 1.2})
        .real("size_exponent", {0.4, 1})
        .maybe("gap_penalty", {0, 1})
        .reals("yearly_decline", {{0, 0.15}, {0, 0.15}, {0, 0.2}})
        .maybe("learning", {0, 0.4})
        .scale("prior_projects", {10, 2000})
        .maybe("standards", {0, 0.6})
        .maybe("generic", {0, 0.9});
    const double at_once = dice.chance(0.3) ? 0.0 : dice.whole(1, 4); // whole quarters
    draft.head("[duration]")
        .reals("digital", {{0, 4}, {0, 6}})
        .reals("network", {{at_once, at_once}, {2, 2}})
        .reals("intelligent", {{0, 6}, {1, 8}})
        .maybe("overlap", {0, 1})
        .maybe("inexperience", {0, 1});
    const double abandoned = dice.chance(0.2) ? 0.001 : dice.real(0.02, 0.4);
    const int shortest = dice.whole(1, 4);
    draft.head("[outcome]")
        .number("abandoned", abandoned)
        .real("detoured", {abandoned + 0.05, abandoned + 0.55})
        .real("capability", {0, 2})
        .real("capability_reference", {0, 1})
        .real("experience", {0, 1})
        .real("integrator", {-1, 2})
        .maybe("standards", {-1, 2})
        .maybe("generic", {-1, 2})
        .maybe("university", {-1, 2})
        .real("network_gap", {0, 1})
        .real("intelligent_gap", {0, 1})
        .real("joint", {0, 1})
        .count("overrun_shortest", shortest)
        .whole("overrun_longest", shortest, shortest + 4)
        .maybe("overrun_cost", {0, 0.8})
        .real("abandoned_experience", {0, 1.5})
        .whole("cooling_off", 0, 6);
}

void finance_and_beliefs(Draft& draft, Dice& dice) {
    draft.head("[finance]")
        .real("retained_share", {0.05, 0.8})
        .maybe("sme_leverage", {0, 2})
        .real("large_leverage", {0, 4})
        .real("interest", {0, 0.2})
        .whole("loan_quarters", 1, 20)
        .real("fund_cap", {0.01, 0.3})
        .scale("sme_revenue", {10, 400})
        .maybe("insolvency", {0, 0.05});
    draft.head("[information]")
        .real("start", {0, 0.7})
        .real("start_size", {-0.05, 0.15})
        .scale("start_revenue", {5, 50})
        .maybe("exposure", {0, 0.3})
        .maybe("contact", {0, 0.4})
        .maybe("trial", {0, 0.6})
        .maybe("platform", {0, 0.1})
        .maybe("demonstration", {0, 0.3})
        .maybe("university", {0, 0.3})
        .maybe("failures", {0, 0.3})
        .whole("memory", 1, 8)
        .maybe("forgetting", {0, 0.05})
        .real("pessimism", {0, 1.2})
        .maybe("error_sd", {0, 0.8});
    const double copies = dice.real(0, 0.7);
    draft.head("[decision]").real("opportunity_rate", {0.05, 0.7}).whole("largest_step", 1, 3);
    draft.head("[turnover]")
        .maybe("exit_rate", {0, 0.05})
        .number("copy_share", copies)
        .maybe("born_digital_share", {0, 0.99 - copies});
}

void rules(Draft& draft, Dice& dice) {
    const auto rule = [&](const char* kind) -> Draft& {
        return draft.head("[[rule]]").word("kind", kind).real("share", {0.1, 1});
    };
    const std::array orders{"DDNNII", "DNDNII", "NDINDI", "IINNDD"};
    rule("payback").real("patience", {0.5, 3});
    rule("sequence")
        .word("order", orders[static_cast<std::size_t>(dice.whole(0, 3))])
        .real("longest_payback", {1, 6});
    rule("logit")
        .real("constant", {-3, 1})
        .real("gain", {0, 2})
        .real("cost_to_gain", {0, 2})
        .real("peers", {-1, 3})
        .real("risk", {0, 3});
    rule("threshold").real("longest_payback", {2, 10});
    for (int i = 0, hazards = dice.whole(1, 2); i < hazards; ++i) {
        const bool certain = dice.chance(0.2); // once every peer is ahead
        const Range innovation = certain ? Range{0.25, 0.25} : Range{0, 0.2};
        const Range imitation = certain ? Range{0.75, 0.75} : Range{0, 0.7};
        rule("hazard")
            .reals("innovation", {innovation, innovation, innovation})
            .reals("imitation", {imitation, imitation, imitation})
            .maybe("joint", {0, 1});
    }
    rule("aspiration")
        .real("longest_payback", {1, 6})
        .maybe("lag", {0, 2})
        .maybe("payback", {0, 1})
        .maybe("aspiration_speed", {0, 0.5});
}

/// @param same_price what all integrators ask without learning; 0 = each its own
void integrator(Draft& draft, Dice& dice, int number, const Size& size, Quarter start,
                const Words& sectors, double same_price) {
    const int soon = std::min(8, size.quarters / 2);
    const int kinds = static_cast<int>(sectors.size());
    const auto date = [&](const char* key, int earliest, int latest) {
        draft.word(key, to_string(start.plus(dice.whole(earliest, latest))));
    };
    draft.head("[[integrator]]")
        .word("name", fmt::format("number {}", number))
        .whole("county", 0, size.counties - 1);
    date("from", -8, soon);
    date("extension_from", 0, 2 * soon);
    date("platform_from", 0, soon);
    draft.words("sectors", dice.some(sectors, dice.whole(0, kinds)));
    draft.words("extends_to", dice.some(sectors, dice.whole(0, kinds)));
    draft.words("packages", dice.some({"D1", "N1", "D1N1"}, dice.whole(1, 3)));
    const double crowd = size.firms > 8000 ? 10.0 : 1.0;
    const Range price = same_price > 0.0 ? Range{same_price, same_price} : Range{0.3, 1.05};
    draft.scale("contact_rate", {0.03, 0.6})
        .scale("range", {10, 300})
        .scale("capacity", {0.8 * crowd, 12 * crowd})
        .real("capacity_growth", {-0.5, 0.8})
        .real("cost_share", price)
        .real("cost_floor", {0.1, 0.6})
        .maybe("learning", {0, same_price > 0.0 ? 0.0 : 0.5})
        .scale("prior_projects", {3, 100})
        .real("speed", {0.2, 1.3})
        .whole("offer_quarters", 1, 8)
        .scale("trial_fund", {0.02, 20})
        .maybe("trial_share", {0.01, 0.3})
        .maybe("visit_cost", {0, 0.01})
        .maybe("overhead", {0, 1})
        .flag("trial_relief", 0.6)
        .flag("trial_informs", 0.6)
        .scale("extension_penetration", {0.01, 1})
        .flag("platform", 0.5)
        .real("platform_contact", {1, 3})
        .real("platform_reach", {0, 1});
}

} // namespace

RandomScenario random_scenario(std::uint32_t number) {
    Dice dice{number};
    Size size;
    if (number % 12 == 5) {
        size.firms = dice.whole(8193, 10500);
        size.counties = dice.whole(4, 12);
        size.quarters = dice.whole(4, 6);
    } else if (number % 12 == 8) {
        size.firms = dice.whole(1, 12);
        size.counties = dice.whole(1, std::min(3, size.firms));
        size.quarters = dice.whole(40, 80);
    } else {
        size.firms = static_cast<int>(dice.scale(50, 2000));
        size.counties = dice.whole(1, 7);
        size.quarters = dice.whole(12, 60);
    }
    const int year = dice.whole(2012, 2018);
    const Quarter start{year, dice.whole(1, 4)};
    const Words all{"bearings", "construction_machinery", "electronics", "garments",
                    "gears",    "manufacturing",          "vehicles",    "wind_turbines"};
    const Words sectors = dice.some(all, dice.whole(1, 4));

    Draft draft{dice};
    population(draft, size);
    network(draft, dice, size);
    technology(draft, dice);
    finance_and_beliefs(draft, dice);
    rules(draft, dice);
    for (const std::string& kind : sectors) {
        sector(draft, dice, kind, all);
    }
    const double same_price = dice.chance(0.2) ? dice.real(0.3, 0.9) : 0.0;
    for (int i = 0, integrators = dice.whole(1, 4); i < integrators; ++i) {
        integrator(draft, dice, i, size, start, sectors, same_price);
    }
    const Setting setting{size, start, sectors};
    windows(draft, dice, setting);
    policy(draft, dice, setting);

    RandomScenario random;
    random.quarters = size.quarters;
    random.text = draft.text();
    random.scenario = test::scenario(random.text, {fmt::format("seed={}", 1000 + number),
                                                   fmt::format("time.start={}", to_string(start)),
                                                   fmt::format("time.quarters={}", size.quarters)});
    if (number % 4 == 3) { // a purse may hold less than public goods were promised
        const double part = dice.scale(0.02, 0.4);
        for (Purse& purse : random.scenario.purses) {
            purse.quarterly *= part;
        }
        random.text += fmt::format("# every quarterly x {}\n", part);
    }
    return random;
}

} // namespace catchup::oracle
