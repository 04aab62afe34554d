// SPDX-License-Identifier: MIT
#include "analysis/discovery/box.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

std::string number(const Input& input, double value) {
    return input.is_whole ? fmt::format("{:.0f}", value) : fmt::format("{:.4g}", value);
}

} // namespace

bool Limits::contains(double value) const {
    if ((low && value < *low) || (high && value > *high)) {
        return false;
    }
    return !words ||
           std::binary_search(words->begin(), words->end(), static_cast<std::size_t>(value));
}

bool Box::contains(const Inputs& inputs, std::size_t row) const {
    EXPECTS(inputs.size() == limits.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (!limits[i].contains(inputs[i].values[row])) {
            return false;
        }
    }
    return true;
}

std::vector<std::size_t> Box::restricted() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (limits[i].restricts()) {
            found.push_back(i);
        }
    }
    return found;
}

std::string text(const Input& input, const Limits& limits) {
    if (limits.words) {
        std::vector<std::string> words;
        for (const std::size_t place : *limits.words) {
            words.push_back(input.words[place]);
        }
        return fmt::format("{} in {{{}}}", input.name, fmt::join(words, ", "));
    }
    if (limits.low && limits.high) {
        return fmt::format("{} <= {} <= {}", number(input, *limits.low), input.name,
                           number(input, *limits.high));
    }
    if (limits.low) {
        return fmt::format("{} >= {}", input.name, number(input, *limits.low));
    }
    return limits.high ? fmt::format("{} <= {}", input.name, number(input, *limits.high))
                       : input.name;
}

std::vector<std::string> texts(const Inputs& inputs, const Box& box) {
    EXPECTS(inputs.size() == box.limits.size());
    std::vector<std::string> found;
    for (const std::size_t i : box.restricted()) {
        found.push_back(text(inputs[i], box.limits[i]));
    }
    return found;
}

} // namespace catchup::analysis
