// SPDX-License-Identifier: MIT
#include "app/claim_file.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/config/reader.hpp"

namespace catchup::app {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::optional<double> number(std::string_view text) {
    text = trimmed(text);
    double value = 0.0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && stop == text.data() + text.size() ? std::optional{value}
                                                                     : std::nullopt;
}

/// A name that may stand in formulas and in a file's name.
bool is_name(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

} // namespace

analysis::Bounds ClaimTest::bounds() const {
    const std::string_view text = trimmed(must_be);
    analysis::Bounds found;
    if (text.starts_with('>')) {
        found.above = number(text.substr(1));
    } else if (text.starts_with('<')) {
        found.below = number(text.substr(1));
    } else if (const std::size_t at = text.find(" to "); at != std::string_view::npos) {
        found.above = number(text.substr(0, at));
        found.below = number(text.substr(at + 4));
        if (!found.above || !found.below || *found.above >= *found.below) {
            found = {};
        }
    }
    if (!found.above && !found.below) {
        throw std::runtime_error{"is no range. Try \"> 0\", \"< 0.05\" or \"0.2 to 0.3\""};
    }
    return found;
}

void ClaimFile::check(config::Complaints& complain) const {
    if (!is_name(id)) {
        complain("id", "is no name of letters, digits, - and _. Try H6");
    }
    if (arms.empty() || tests.empty()) {
        complain(arms.empty() ? "arm" : "test",
                 "is missing. Try one [[arm]] and one [[test]] at least");
    }
    std::set<std::string> names;
    for (std::size_t a = 0; a < arms.size(); ++a) {
        if (!is_name(arms[a].name) || !names.insert(arms[a].name).second) {
            complain(fmt::format("arm.{}.name", a),
                     "is no name of letters, digits, - and _, or there twice. Try another");
        }
    }
    const auto demand_arms = [&](const std::string& key, const std::vector<std::string>& named) {
        for (const std::string& arm : named) {
            if (!names.contains(arm)) {
                complain(key, fmt::format("names '{}', which is no arm. Try one of: {}", arm,
                                          fmt::join(names, ", ")));
            }
        }
    };
    demand_arms("equal_spending", equal_spending);
    std::set<std::string> places{"as-written"};
    for (std::size_t w = 0; w < worlds.size(); ++w) {
        demand_arms(fmt::format("world.{}.arms", w), worlds[w].arms);
        if (!is_name(worlds[w].name) || !places.insert(worlds[w].name).second) {
            complain(fmt::format("world.{}.name", w),
                     "is no name of letters, digits, - and _, or there twice. Try another");
        }
    }
    for (std::size_t t = 0; t < tests.size(); ++t) {
        try {
            static_cast<void>(tests[t].bounds());
        } catch (const std::runtime_error& error) {
            complain(fmt::format("test.{}.must_be", t), error.what());
        }
    }
}

ClaimFile read_claim(const std::string& file) {
    return config::read<ClaimFile>(config::Document::load(file));
}

} // namespace catchup::app
