// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "tests/benchmarks/workload.hpp"
#include "tests/support/worlds.hpp"

namespace catchup::bench {
namespace {

constexpr const char* economy = R"(
[network]
kind = "small_world"
[benefit]
partner_externality = 0.3
[[sector]]
kind = "manufacturing"
share = 0.5
[[sector]]
kind = "electronics"
share = 0.15
[[sector]]
kind = "garments"
share = 0.12
[[sector]]
kind = "vehicles"
share = 0.08
[[sector]]
kind = "gears"
share = 0.05
[[sector]]
kind = "construction_machinery"
share = 0.05
[[sector]]
kind = "bearings"
share = 0.03
[[sector]]
kind = "wind_turbines"
share = 0.02
)";

struct Lever {
    const char* kind;
    const char* settings;
};

/// Every lever, with all three choices and four kinds of targets.
constexpr std::array levers{
    Lever{"subsidy", "rate = 0.3\ntarget = { coverage = 0.5 }\n"
                     "choice = { kind = \"sequence\", order = \"DNDNII\" }\n"},
    Lever{"voucher", "rate = 0.5\ncap = 0.1\nyearly = {yearly}\n"
                     "target = { size = \"smes\", coverage = 0.5 }\n"},
    Lever{"mandate", "goal = \"D1N1I0\"\nquota = 0.6\ninspected = 0.04\nvisit_cost = 0.005\n"
                     "choice = { kind = \"best_by_sector\" }\n"},
    Lever{"guarantee", ""},
    Lever{"demonstration", "yearly = {few}\nrate = 0.5\ncap = 0.2\n"
                           "target = { size = \"smes\", order = \"central\" }\n"},
    Lever{"standards", "spending = 0.1\n"},
    Lever{"generic_technology", "spending = 0.1\n"},
    Lever{"university_links", "yearly = {yearly}\ncost = 0.05\ntarget = { order = \"largest\" }\n"},
    Lever{"integrator_fund", "match = 0.5\ntrial_share = 0.05\ntarget = { size = \"smes\" }\n"}};

std::string replace(std::string text, const std::string& name, double value) {
    if (const auto at = text.find(name); at != std::string::npos) {
        text.replace(at, name.size(), fmt::format("{:.1f}", value));
    }
    return text;
}

} // namespace

Scenario whole_model(std::uint32_t firms, std::uint32_t quarters) {
    const std::uint32_t counties = std::max(1U, firms / firms_a_county);
    const double size = firms;
    std::string text = economy;
    for (std::uint32_t county = 0; county < counties; county += 5) {
        text += fmt::format("[[integrator]]\nname = \"of county {0}\"\ncounty = {0}\n", county);
    }
    const std::string dates =
        fmt::format("from = \"2016Q1\"\nuntil = \"{}Q4\"\n", 2015 + quarters / 4);
    text += fmt::format("[[purse]]\nname = \"plan\"\ncarry_over = 1.0\nquarterly = {:.1f}\n{}",
                        size / 600.0, dates);
    for (const Lever& lever : levers) {
        text +=
            fmt::format("[[intervention]]\nkind = \"{0}\"\nname = \"{0}\"\npurse = \"plan\"\n{1}",
                        lever.kind, dates);
        text += replace(replace(lever.settings, "{yearly}", size / 20.0), "{few}", size / 1000.0);
    }
    return test::scenario(text, {fmt::format("population.firms={}", firms),
                                 fmt::format("population.counties={}", counties),
                                 fmt::format("cost.prior_projects={}", size / 0.6),
                                 fmt::format("time.quarters={}", quarters)});
}

} // namespace catchup::bench
