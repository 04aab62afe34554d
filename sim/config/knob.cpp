// SPDX-License-Identifier: MIT
#include "sim/config/knob.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>

namespace catchup::config {
namespace {

/// Another number in the range: 1.3 times as much, else half way to the middle or an end.
std::optional<double> moved(double value, const Range& range) {
    const double middle = range.low + (range.high - range.low) / 2; // NaN or infinite if unbounded
    for (const double candidate : {value == 0.0 ? 0.1 : value * 1.3, (value + middle) / 2,
                                   (value + range.high) / 2, (value + range.low) / 2}) {
        if (candidate != value && range.contains(candidate)) {
            return candidate;
        }
    }
    return std::nullopt;
}

/// Moves half of the greatest part to the next one, if the parts make up a whole.
bool shifted(std::vector<double>& parts, const Range& range) {
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    if (parts.size() < 2 || std::abs(sum - 1.0) > 1e-9) {
        return false;
    }
    const auto greatest = std::max_element(parts.begin(), parts.end());
    const auto next = greatest + 1 == parts.end() ? parts.begin() : greatest + 1;
    const double half = *greatest / 2;
    if (!range.contains(half) || !range.contains(*next + half)) {
        return false;
    }
    *greatest -= half;
    *next += half;
    return true;
}

std::optional<std::vector<double>> moved(std::vector<double> values, const Range& range) {
    if (shifted(values, range)) {
        return values;
    }
    bool any = false;
    for (double& value : values) {
        const auto other = moved(value, range);
        any = any || other.has_value();
        value = other.value_or(value);
    }
    return any ? std::optional{values} : std::nullopt;
}

/// The leaf's other value, or nothing if it has none or is no knob.
struct Turn {
    const Range& range;
    using Turned = std::optional<LeafValue>;

    Turned operator()(std::int64_t value) const {
        using Limits = std::numeric_limits<std::int64_t>;
        if (value < Limits::max() && range.contains(static_cast<double>(value + 1))) {
            return value + 1;
        }
        if (value > Limits::min() && range.contains(static_cast<double>(value - 1))) {
            return value - 1;
        }
        return std::nullopt;
    }
    Turned operator()(double value) const { return moved(value, range); }
    Turned operator()(bool value) const { return !value; }
    Turned operator()(Quarter value) const { return value.plus(1); }
    Turned operator()(const std::vector<double>& values) const { return moved(values, range); }
    Turned operator()(const Shares& shares) const {
        std::vector<double> parts;
        for (const auto& [name, part] : shares) {
            parts.push_back(part);
        }
        const auto other = moved(parts, range);
        if (!other) {
            return std::nullopt;
        }
        Shares turned = shares;
        for (std::size_t i = 0; i < turned.size(); ++i) {
            turned[i].second = (*other)[i];
        }
        return turned;
    }
    Turned operator()(const std::string&) const { return std::nullopt; }
    Turned operator()(const std::vector<std::string>&) const { return std::nullopt; }
    Turned operator()(const TextFile&) const { return std::nullopt; }
};

} // namespace

std::vector<Knob> knobs(const std::vector<Item>& items) {
    std::vector<Knob> all;
    for_each_leaf(items, "", [&](const std::string& key, const Item& leaf) {
        if (const auto turned = std::visit(Turn{leaf.facts.range}, leaf.value)) {
            all.push_back({key, key + '=' + text_of(*turned)});
        }
    });
    return all;
}

} // namespace catchup::config
