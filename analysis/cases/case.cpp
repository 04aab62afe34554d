// SPDX-License-Identifier: MIT
#include "analysis/cases/case.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace catchup::analysis {
namespace {

using Step = std::pair<Levels, Levels>;

bool holds(const std::vector<Levels>& order, const Levels& levels) {
    return std::find(order.begin(), order.end(), levels) != order.end();
}

/// Steps between successive codes of `order` that are both in `shared`.
std::vector<Step> steps_within(const std::vector<Levels>& order,
                               const std::vector<Levels>& shared) {
    std::vector<Step> steps;
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (holds(shared, order[i - 1]) && holds(shared, order[i])) {
            steps.emplace_back(order[i - 1], order[i]);
        }
    }
    return steps;
}

} // namespace

std::vector<Levels> observed_order(const Case& one) {
    std::vector<Levels> order{one.start};
    for (const CaseCode& code : one.codes) {
        if (code.levels != order.back()) {
            order.push_back(code.levels);
        }
    }
    return order;
}

std::vector<Levels> observed_by_year(const Case& one) {
    std::vector<Levels> years;
    Levels now = one.start;
    std::size_t next = 0;
    for (int year = one.begins; year <= one.until; ++year) {
        for (; next < one.codes.size() && one.codes[next].year <= year; ++next) {
            now = one.codes[next].levels;
        }
        years.push_back(now);
    }
    return years;
}

std::string label_of(const Levels& levels) {
    return fmt::format("D{}N{}I{}", levels[0], levels[1], levels[2]);
}

bool differ_in_order(const Case& one, const Case& other) {
    const std::vector<Levels> first = observed_order(one);
    const std::vector<Levels> second = observed_order(other);
    std::vector<Levels> shared;
    std::copy_if(first.begin(), first.end(), std::back_inserter(shared),
                 [&](const Levels& levels) { return holds(second, levels); });
    const std::vector<Step> steps = steps_within(first, shared);
    return steps.empty() || steps != steps_within(second, shared);
}

} // namespace catchup::analysis
