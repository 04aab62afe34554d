// SPDX-License-Identifier: MIT
#include "analysis/claims/choice.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/pathways/path_classes.hpp"

namespace catchup::analysis {
namespace {

constexpr std::array<std::pair<std::string_view, Projects>, 5> whose{
    {{"all", Projects::all},
     {"in_house", Projects::in_house},
     {"integrator", Projects::by_integrators},
     {"first", Projects::first},
     {"third_and_later", Projects::third_and_later}}};

[[noreturn]] void refuse(std::string_view key, std::string_view value, std::string_view known) {
    throw std::runtime_error{fmt::format("{}={} is none: {}", key, value, known)};
}

double number(std::string_view key, std::string_view text) {
    double value = 0.0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || stop != text.data() + text.size() || !(value >= 0.0)) {
        refuse(key, text, "a number from 0");
    }
    return value;
}

std::size_t place(std::string_view key, std::string_view value,
                  std::span<const std::string> names) {
    const auto at = std::find(names.begin(), names.end(), value);
    if (at == names.end()) {
        refuse(key, value, fmt::format("there are {}", fmt::join(names, ", ")));
    }
    return static_cast<std::size_t>(at - names.begin());
}

std::size_t state(std::string_view key, std::string_view value) {
    const auto levels = levels_of(value);
    if (!levels) {
        refuse(key, value, "a state, such as D1N1I0");
    }
    const auto level = [&](std::size_t which) {
        return static_cast<std::size_t>((*levels)[which]);
    };
    return 9 * level(0) + 3 * level(1) + level(2);
}

unsigned technologies(std::string_view key, std::string_view value) {
    unsigned mask = 0;
    for (const char letter : value) {
        const std::size_t at = std::string_view{"DN"}.find(letter);
        if (at == std::string_view::npos) {
            refuse(key, value, "D, N or DN");
        }
        mask |= 1U << at;
    }
    return mask;
}

/// What says which firms and projects count. @return whether the key is one of these
bool choose_whom(Choice& choice, std::string_view key, std::string_view value,
                 std::span<const std::string> sectors) {
    if (key == "goal") {
        const auto goal = goal_levels(value);
        if (!goal) {
            refuse(key, value, "a state or some of its levels, such as D1N1 or I1");
        }
        choice.goal = *goal;
    } else if (key == "sector") {
        choice.sector = place(key, value, sectors);
    } else if (key == "county") {
        choice.elsewhere = value == "others";
        choice.county = choice.elsewhere ? 0 : static_cast<std::size_t>(number(key, value));
    } else if (key == "revenue_from") {
        choice.least_revenue = number(key, value);
    } else if (key == "revenue_below") {
        choice.revenue_limit = number(key, value);
    } else if (key == "technology") {
        const std::size_t at = std::string_view{"DNI"}.find(value);
        if (value.size() != 1 || at == std::string_view::npos) {
            refuse(key, value, "D, N or I");
        }
        choice.technology = 1U << at;
    } else if (key == "digital") {
        choice.digital = static_cast<int>(number(key, value));
    } else if (key == "projects") {
        const auto at = std::find_if(whose.begin(), whose.end(),
                                     [&](const auto& one) { return one.first == value; });
        if (at == whose.end()) {
            refuse(key, value, "all, in_house, integrator, first or third_and_later");
        }
        choice.projects = at->second;
    } else {
        return false;
    }
    return true;
}

/// What says where, when and what is measured of them.
void choose_what(Choice& choice, std::string_view key, std::string_view value,
                 std::span<const std::string> quarters) {
    if (key == "quarter") {
        const auto at = std::find(quarters.begin(), quarters.end(), value);
        if (at == quarters.end()) {
            refuse(key, value,
                   fmt::format("the run goes from {} to {}", quarters.front(), quarters.back()));
        }
        choice.place = static_cast<std::size_t>(at - quarters.begin());
    } else if (key == "from" || key == "to") {
        (key == "from" ? choice.from : choice.to) = state(key, value);
    } else if (key == "raised") {
        choice.raised = technologies(key, value);
    } else if (key == "maturity") {
        if (value.size() != 1 || value[0] < '1' || value[0] > '4') {
            refuse(key, value, "1 (no more than), 2, 3 or 4 (and more)");
        }
        choice.maturity = value[0] - '0';
    } else if (key == "size_exponent") {
        choice.size_exponent = number(key, value);
    } else if (key == "self_selection") {
        choice.self_selection = number(key, value);
    } else if (key == "stage") {
        if (value != "smart" && value != "intelligent" && value != "joint") {
            refuse(key, value, "smart, intelligent or joint");
        }
        choice.stage = value;
    } else if (key == "of") {
        choice.other = value;
    } else {
        if (std::find(path_class_order.begin(), path_class_order.end(), value) ==
                path_class_order.end() &&
            value != "other") {
            refuse(key, value, fmt::format("{} or other", fmt::join(path_class_order, ", ")));
        }
        choice.path_class = value;
    }
}

} // namespace

bool Choice::has(const Life& life) const {
    return (!sector || life.sector == *sector) &&
           (!county || (life.county == *county) != elsewhere) && life.revenue >= least_revenue &&
           life.revenue < revenue_limit;
}

Choice choice_of(const Reference& reference, std::span<const std::string_view> keys,
                 std::span<const std::string> sectors, std::span<const std::string> quarters) {
    Choice choice;
    for (const auto& [key, value] : reference.selection) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            throw std::runtime_error{fmt::format("{} knows no {}. Try {}", reference.name, key,
                                                 keys.empty()
                                                     ? "nothing in brackets but an arm"
                                                     : fmt::format("{}", fmt::join(keys, ", ")))};
        }
        if (!choose_whom(choice, key, value, sectors)) {
            choose_what(choice, key, value, quarters);
        }
    }
    return choice;
}

} // namespace catchup::analysis
