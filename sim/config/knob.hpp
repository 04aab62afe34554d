// SPDX-License-Identifier: MIT
// Every value that can be turned, each with one turn of it: what a test needs to show that every
// parameter matters.
#pragma once

#include <string>
#include <vector>

#include "sim/config/description.hpp"

namespace catchup::config {

/// A key and a --set text that gives it another value inside its range.
struct Knob {
    std::string key;
    std::string assignment;
};

[[nodiscard]] std::vector<Knob> knobs(const std::vector<Item>& items);

/// One knob for each number, flag, quarter, list and table of numbers of the kinds present; none
/// for texts and files. The assignments fit the document `parse(to_toml(config))`.
template <class C>
[[nodiscard]] std::vector<Knob> knobs(const C& config) {
    return knobs(describe(config));
}

} // namespace catchup::config
