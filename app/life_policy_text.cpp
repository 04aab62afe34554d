// SPDX-License-Identifier: MIT
#include "app/life_policy_text.hpp"

#include <variant>

#include <fmt/format.h>

namespace catchup::app {

using namespace explain;

namespace {

std::string received(const Gift& gift, const Names& names) {
    const std::string_view name = names.intervention(gift.intervention);
    const std::string place =
        fmt::format("{} of {} candidates got one", gift.given, gift.candidates);
    if (gift.link) {
        return fmt::format("is linked with a university by {}, until {} ({})", name,
                           names.quarter(Step{gift.until.value() - 1}), place);
    }
    return fmt::format("gets {} {} from {}: at most {}, to be used before {} ({})",
                       grant_word(gift.intervention, names) == "voucher" ? "a" : "an",
                       grant_word(gift.intervention, names), name, money(gift.worth),
                       names.quarter(gift.until), place);
}

std::string inspected(const Inspection& one, const Names& names) {
    const auto& mandate =
        std::get<Mandate>(names.plan.scenario.interventions[one.intervention].lever);
    const std::string drawn =
        fmt::format("goal {}; chance {}; {} of {} listed firms visited", mandate.goal,
                    number(one.probability), one.visited, one.listed);
    if (one.took_place) {
        return fmt::format("inspected under {} ({}): must take what it asks for if that pays back "
                           "within {} years",
                           names.intervention(one.intervention), drawn,
                           number(mandate.longest_payback));
    }
    return fmt::format("listed for an inspection under {} ({}), but a visit takes {} and the purse "
                       "{} has {} left",
                       names.intervention(one.intervention), drawn, money(one.visit),
                       names.purse_of(one.intervention), money(one.purse_left));
}

} // namespace

std::string_view grant_word(std::size_t intervention, const Names& names) {
    return std::holds_alternative<Demonstration>(
               names.plan.scenario.interventions[intervention].lever)
               ? "invitation"
               : "voucher";
}

void tell_surroundings(const Chapter& c, const Names& names, Lines& lines) {
    const Surroundings& around = c.around;
    for (const std::string& window : around.windows) {
        lines.push_back(fmt::format("the window {} opens", window));
    }
    if (around.lapsed != no_intervention) {
        lines.push_back(fmt::format("its {} from {} lapses unused",
                                    grant_word(static_cast<std::size_t>(around.lapsed), names),
                                    names.intervention(around.lapsed)));
    }
    if (around.showcase > around.showcase_before) {
        lines.push_back(around.showcase < 1.0
                            ? fmt::format("sees a showcase of its county and sector, as {} of what "
                                          "partners see",
                                          number(around.showcase))
                            : "sees a showcase among its partners");
    }
    for (const Gift& gift : around.gifts) {
        if (gift.received) {
            lines.push_back(received(gift, names));
        }
    }
    for (const Inspection& one : around.inspections) {
        lines.push_back(inspected(one, names));
    }
}

} // namespace catchup::app
