// SPDX-License-Identifier: MIT
#include "models/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

#include "models/outputs/output.hpp"
#include "models/policy/programme.hpp"
#include "sim/base/error.hpp"

namespace catchup {
namespace {

std::string kinds_of(const std::vector<Sector>& sectors) {
    std::string names;
    for (const Sector& sector : sectors) {
        names += (names.empty() ? "" : ", ") + sector.kind;
    }
    return names;
}

/// What two sectors say of each other must be the same.
void check_distances(const std::vector<Sector>& sectors, config::Complaints& complain) {
    for (std::size_t a = 0; a < sectors.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double one = technology_distance(sectors[a], sectors[b]);
            const double other = technology_distance(sectors[b], sectors[a]);
            if (one != other) {
                complain(fmt::format("sector.{}.distance", a),
                         fmt::format("says {} of {}, which says {} of it. Try the same value in "
                                     "both",
                                     one, sectors[b].kind, other));
            }
        }
    }
}

void check_sectors(const Scenario& scenario, config::Complaints& complain) {
    const auto& sectors = scenario.sectors;
    if (sectors.empty() || sectors.size() > 1000) {
        complain("sector", "needs 1 to 1000 entries. Try [[sector]] kind = \"manufacturing\"");
        return;
    }
    double total = 0.0;
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        total += sectors[s].share;
        for (std::size_t earlier = 0; earlier < s; ++earlier) {
            if (sectors[s].kind == sectors[earlier].kind) {
                complain(fmt::format("sector.{}.kind", s),
                         "names a sector that is there already. Try another kind or drop it");
            }
        }
    }
    check_distances(sectors, complain);
    if (!(total > 0.0)) {
        complain("sector.0.share", "and all other sector shares are 0. Try a positive share");
    }
}

void check_rules(const Scenario& scenario, config::Complaints& complain) {
    double total = 0.0;
    for (const RuleShare& rule : scenario.rules) {
        total += rule.share;
    }
    if (scenario.rules.empty() || scenario.rules.size() > 255) {
        complain("rule", "needs 1 to 255 entries. Try [[rule]] kind = \"payback\"");
    } else if (!(total > 0.0)) {
        complain("rule.0.share", "and all other rule shares are 0. Try a positive share");
    }
}

void check_integrators(const Scenario& scenario, config::Complaints& complain) {
    const auto& integrators = scenario.integrators;
    if (integrators.size() > 1000) {
        complain("integrator", "needs at most 1000 entries");
    }
    for (std::size_t i = 0; i < integrators.size(); ++i) {
        if (integrators[i].county >= scenario.population.counties) {
            complain(fmt::format("integrator.{}.county", i),
                     fmt::format("is not a county. Try 0 to {}", scenario.population.counties - 1));
        }
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
            if (integrators[i].name == integrators[earlier].name) {
                complain(fmt::format("integrator.{}.name", i),
                         "is the name of an integrator that is there already. Try another name");
                break;
            }
        }
        const auto check_kinds = [&](std::string_view key, const std::vector<std::string>& kinds) {
            for (const std::string& kind : kinds) {
                const bool known =
                    std::any_of(scenario.sectors.begin(), scenario.sectors.end(),
                                [&](const Sector& sector) { return sector.kind == kind; });
                if (!known) {
                    complain(
                        fmt::format("integrator.{}.{}", i, key),
                        fmt::format("names '{}', which is not a sector of this scenario. Try {}",
                                    kind, kinds_of(scenario.sectors)));
                }
            }
        };
        check_kinds("sectors", integrators[i].sectors);
        check_kinds("extends_to", integrators[i].extends_to);
    }
}

void check_windows(const Scenario& scenario, config::Complaints& complain) {
    for (std::size_t w = 0; w < scenario.windows.size(); ++w) {
        for (const std::string& kind : scenario.windows[w].sectors) {
            const bool known =
                std::any_of(scenario.sectors.begin(), scenario.sectors.end(),
                            [&](const Sector& sector) { return sector.kind == kind; });
            if (!known) {
                complain(fmt::format("window.{}.sectors", w),
                         fmt::format("names '{}', which is not a sector of this scenario. Try {}",
                                     kind, kinds_of(scenario.sectors)));
            }
        }
    }
}

} // namespace

std::vector<RuleShare> default_rules() {
    return {{.rule = SequenceRule{}, .share = 0.1}, {.rule = PaybackRule{}, .share = 0.3},
            {.rule = LogitRule{}, .share = 0.2},    {.rule = ThresholdRule{}, .share = 0.1},
            {.rule = HazardRule{}, .share = 0.1},   {.rule = AspirationRule{}, .share = 0.2}};
}

double links_asked(const NetworkKinds& network, double county_firms) {
    return std::visit(
        [&](const auto& kind) {
            if constexpr (requires { kind.neighbours; }) {
                return county_firms * kind.neighbours / 2.0;
            } else {
                const bool everyone = std::is_same_v<std::decay_t<decltype(kind)>, Complete>;
                return everyone ? county_firms * county_firms / 2.0 : 0.0; // a file says it itself
            }
        },
        network);
}

void Output::check(config::Complaints& complain) const {
    std::vector<std::string_view> extra;
    for (const OutputVariable& variable : output_variables()) {
        if (!variable.standard) {
            extra.push_back(variable.name);
        }
    }
    for (const std::string& name : variables) {
        if (std::find(extra.begin(), extra.end(), name) != extra.end()) {
            continue;
        }
        const std::string_view guess = nearest(name, extra);
        complain(
            "variables",
            guess.empty()
                ? fmt::format("'{}' is not an output on request. Try catchup list", name)
                : fmt::format("'{}' is not an output on request; did you mean '{}'?", name, guess));
    }
}

void Scenario::check(config::Complaints& complain) const {
    check_sectors(*this, complain);
    check_rules(*this, complain);
    check_integrators(*this, complain);
    check_windows(*this, complain);
    check_policy(interventions, purses, sectors, population.counties, policy.generosity, time.start,
                 time.start.plus(static_cast<int>(time.quarters) - 1), complain);
    constexpr Quarter first{1900, 1};
    constexpr Quarter last{2299, 4}; // prices fall from 2016 on: far from it they mean nothing
    if (time.start < first || time.start.plus(static_cast<int>(time.quarters) - 1) > last) {
        complain("time.start", "and time.quarters lead outside 1900Q1 to 2299Q4. Try another start "
                               "or fewer quarters");
    }
    const double counties = population.counties;
    const double links = counties * links_asked(network, std::ceil(population.firms / counties));
    if (links > most_links_asked) {
        complain("network.kind",
                 fmt::format("asks for about {:.2g} links; at most {:.2g} fit. Try fewer "
                             "neighbours, smaller counties or small_world",
                             links, most_links_asked));
    }
    if (const double purchases = static_cast<double>(population.firms) * supply.suppliers;
        purchases > most_links_asked) {
        complain("supply.suppliers",
                 fmt::format("asks for about {:.2g} links; at most {:.2g} fit. Try fewer suppliers",
                             purchases, most_links_asked));
    }
    if (std::uint64_t{population.firms} * (time.quarters + 1) > most_firm_ids) {
        complain("population.firms", "times the quarters exceeds 2^32 firm ids. Try fewer firms "
                                     "or quarters");
    }
}

} // namespace catchup
