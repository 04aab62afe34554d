// SPDX-License-Identifier: MIT
#include "sim/experiments/design/design.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace catchup::experiments {

void Factor::check(config::Complaints& complain) const {
    if (key.empty()) {
        complain("key", "is empty. Try a scenario key such as cost.standards");
    }
    if (role != "uncertainty" && role != "lever" && role != "structural" && role != "seed") {
        complain("role", "is not known. Try uncertainty, lever, structural or seed");
    }
    if (crossed && level_count(distribution) == 0) {
        complain("crossed", "needs values that can be counted. Try kind = \"levels\", \"integer\" "
                            "or \"boolean\"");
    }
}

std::string Factor::label() const {
    std::string label = name.empty() ? key : name;
    std::replace_if(
        label.begin(), label.end(), [](char c) { return c == '.' || c == ' ' || c == '/'; }, '_');
    return label;
}

void PreciseReplications::check(config::Complaints& complain) const {
    if (outcome != "reached" && outcome != "levels" && outcome != "spending") {
        complain("outcome", "is not known. Try reached, levels or spending");
    }
    if (cap < pilot) {
        complain("cap", "is less than pilot. Try a greater number");
    }
}

void Design::check(config::Complaints& complain) const {
    if (scenario.empty() == arms.empty()) {
        complain("scenario", "or [[arm]] tables: exactly one of them says what is run. Try "
                             "scenario = \"xinchang.toml\"");
    }
    std::set<std::string> labels{"base", "block", "trajectory", "step", "status", "run", "arm"};
    std::set<std::string> keys;
    for (const Factor& factor : factors) {
        if (!labels.insert(factor.label()).second) {
            complain("factor",
                     fmt::format("{} has a name that is taken. Try another name", factor.key));
        }
        if (!keys.insert(factor.key).second) {
            complain("factor", fmt::format("{} comes twice. Try dropping one", factor.key));
        }
    }
    for (const Factor& factor : factors) {
        const bool is_group = std::any_of(factors.begin(), factors.end(), [&](const Factor& other) {
            return other.group == factor.label() && other.group != factor.group;
        });
        if (is_group) {
            complain("factor", fmt::format("{} has the name of a group that it is not in. Try "
                                           "another name",
                                           factor.key));
        }
    }
    std::set<std::string> names;
    for (const ArmFile& arm : arms) {
        if (arm.name.empty() || !names.insert(arm.name).second) {
            complain("arm", fmt::format("'{}' is no new name. Try another", arm.name));
        }
    }
    for (const Factor& factor : factors) {
        for (const std::string& arm : factor.arms) {
            if (!names.contains(arm)) {
                complain("factor", fmt::format("{} is for the arm '{}', which is not there. Try "
                                               "the name of an [[arm]]",
                                               factor.key, arm));
            }
        }
    }
    const bool sampled =
        std::any_of(factors.begin(), factors.end(), [](const Factor& f) { return !f.crossed; });
    if (!sampled && !std::holds_alternative<FactorialMethod>(method) &&
        !std::holds_alternative<ListMethod>(method)) {
        complain("method", "has no factors to sample. Try kind = \"factorial\", or [[factor]] "
                           "tables that are not crossed");
    }
}

} // namespace catchup::experiments
