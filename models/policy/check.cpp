// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/policy/programme.hpp"
#include "sim/base/error.hpp"

namespace catchup {
namespace {

/// What is wrong with a word of a closed list, and what to try.
template <class Words>
void check_word(std::string_view key, std::string_view word, const Words& known,
                config::Complaints& complain) {
    if (std::find(known.begin(), known.end(), word) == known.end()) {
        complain(key, fmt::format("'{}' is not one of {}. Try \"{}\"", word, fmt::join(known, ", "),
                                  known.front()));
    }
}

void check_state(std::string_view key, const std::string& state, config::Complaints& complain) {
    if (!parse_state(state)) {
        complain(key, fmt::format("'{}' is not a state. Try a label from D0N0I0 to D2N2I2", state));
    }
}

/// What entries of a list are called: `name` is the member that says it.
template <class Entry>
std::vector<std::string_view> names_of(const std::vector<Entry>& all, std::string Entry::*name) {
    std::vector<std::string_view> names;
    for (const Entry& one : all) {
        names.emplace_back(one.*name);
    }
    return names;
}

void check_known(const std::string& key, std::string_view name,
                 const std::vector<std::string_view>& known, std::string_view what,
                 config::Complaints& complain) {
    if (std::find(known.begin(), known.end(), name) != known.end()) {
        return;
    }
    const std::string_view guess = nearest(name, known);
    complain(
        key,
        guess.empty()
            ? fmt::format("names '{}', which is not a {} of this scenario. Try {}", name, what,
                          known.empty() ? "to add one" : fmt::format("{}", fmt::join(known, ", ")))
            : fmt::format("names '{}', which is not a {} of this scenario; did you mean "
                          "'{}'?",
                          name, what, guess));
}

template <class Named>
void check_distinct(std::string_view list, const std::vector<Named>& all,
                    config::Complaints& complain) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
            if (all[i].name == all[earlier].name) {
                complain(fmt::format("{}.{}.name", list, i), "is there already. Try another name");
                break;
            }
        }
    }
}

/// What an intervention spends every quarter by its own rule, million RMB, without administration.
double promised(const Intervention& one, double generosity) {
    return std::visit(
        [&](const auto& lever) {
            if constexpr (PublicGood<std::decay_t<decltype(lever)>>) {
                return generosity * lever.spending;
            } else if constexpr (std::is_same_v<std::decay_t<decltype(lever)>, UniversityLinks>) {
                return generosity * lever.yearly / 4.0 * lever.cost;
            } else {
                return 0.0;
            }
        },
        one.lever);
}

/// What interventions without a trigger promise in a quarter out of a purse, administration
/// included, million RMB.
double promised_in(Quarter today, const std::vector<Intervention>& interventions,
                   const Purse& purse, double generosity) {
    double sum = 0.0;
    for (const Intervention& one : interventions) {
        const bool acts =
            one.from <= today && today <= one.until && std::holds_alternative<Always>(one.trigger);
        sum += one.purse == purse.name && acts ? promised(one, generosity) : 0.0;
    }
    return sum * (1.0 + purse.administration);
}

/// A purse must be able to keep what public goods and links promise, if nobody else draws on it.
void check_commitments(const std::vector<Intervention>& interventions,
                       const std::vector<Purse>& purses, double generosity, Quarter first,
                       Quarter last, config::Complaints& complain) {
    for (std::size_t p = 0; p < purses.size(); ++p) {
        const Purse& purse = purses[p];
        double free = 0.0;
        for (Quarter today = std::max(first, purse.from); today <= std::min(last, purse.until);
             today = today.plus(1)) {
            free = purse.carry_over * free + purse.quarterly;
            const double due = promised_in(today, interventions, purse, generosity);
            if (due > free * (1.0 + 1e-9)) {
                complain(fmt::format("purse.{}.quarterly", p),
                         fmt::format("leaves {:.4g} million RMB in {}, but public goods and links "
                                     "promise {:.4g} then, administration included. Try a larger "
                                     "purse or less spending",
                                     free, to_string(today), due));
                break;
            }
            free -= due;
        }
    }
}

void check_dates(std::size_t i, const Intervention& one, const std::vector<Purse>& purses,
                 Quarter first, Quarter last, config::Complaints& complain) {
    if (one.until < first || last < one.from) {
        complain(fmt::format("intervention.{}.from", i),
                 fmt::format("and until lie outside the run, {} to {}. Try other dates or drop it",
                             to_string(first), to_string(last)));
    }
    for (const Purse& purse : purses) {
        if (purse.name == one.purse && (one.from < purse.from || purse.until < one.until)) {
            complain(fmt::format("intervention.{}.purse", i),
                     fmt::format("'{}' has money from {} to {} only. Try dates within, or a longer "
                                 "purse",
                                 purse.name, to_string(purse.from), to_string(purse.until)));
        }
    }
}

} // namespace

void Target::check(config::Complaints& complain) const {
    check_word("size", size, target_sizes, complain);
    check_word("order", order, target_orders, complain);
    check_state("from_state", from_state, complain);
    check_state("to_state", to_state, complain);
    for (const double county : counties) {
        if (county != std::floor(county)) {
            complain("counties", "are counted in whole numbers. Try [0, 3]");
        }
    }
    if (counties[0] > counties[1]) {
        complain("counties", "the first exceeds the last. Try swapping them");
    }
}

void OnOutput::check(config::Complaints& complain) const {
    const std::vector<std::string_view> known = outputs_by_sector();
    if (std::find(known.begin(), known.end(), output) == known.end()) {
        const std::string_view guess = nearest(output, known);
        complain("output", fmt::format("'{}' is not an output by sector{}", output,
                                       guess.empty() ? ". Try catchup list"
                                                     : fmt::format("; did you mean '{}'?", guess)));
    }
}

void check_policy(const std::vector<Intervention>& interventions, const std::vector<Purse>& purses,
                  const std::vector<Sector>& sectors, std::uint32_t counties, double generosity,
                  Quarter first, Quarter last, config::Complaints& complain) {
    if (std::max(interventions.size(), purses.size()) > most_interventions) {
        complain(purses.size() > most_interventions ? "purse" : "intervention",
                 fmt::format("needs at most {} entries", most_interventions));
        return;
    }
    check_distinct("purse", purses, complain);
    check_distinct("intervention", interventions, complain);
    for (std::size_t i = 0; i < interventions.size(); ++i) {
        const Intervention& one = interventions[i];
        check_known(fmt::format("intervention.{}.purse", i), one.purse,
                    names_of(purses, &Purse::name), "purse", complain);
        for (const std::string& kind : one.target.sectors) {
            check_known(fmt::format("intervention.{}.target.sectors", i), kind,
                        names_of(sectors, &Sector::kind), "sector", complain);
        }
        const double last_county = one.target.counties[1];
        if (one.target.counties[0] >= counties ||
            (last_county >= counties && last_county != Target{}.counties[1])) {
            complain(fmt::format("intervention.{}.target.counties", i),
                     fmt::format("reach beyond the last county, {}. Try [0, {}]", counties - 1,
                                 counties - 1));
        }
        check_dates(i, one, purses, first, last, complain);
    }
    check_commitments(interventions, purses, generosity, first, last, complain);
}

} // namespace catchup
