// SPDX-License-Identifier: MIT
// Inputs and outcomes for tests of discovery.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/random_draws.hpp"
#include "analysis/sample.hpp"

namespace catchup::test {

using analysis::uniform;

/// Independent uniform inputs x0, x1, ... on [0, 1).
inline analysis::Inputs uniform_inputs(std::size_t rows, std::size_t inputs,
                                       std::mt19937_64& stream) {
    analysis::Inputs all;
    for (std::size_t input = 0; input < inputs; ++input) {
        analysis::Input& column = all.emplace_back();
        column.name = fmt::format("x{}", input);
        for (std::size_t row = 0; row < rows; ++row) {
            column.values.push_back(uniform(stream));
        }
    }
    return all;
}

/// 1 with a probability that a function of the row gives.
template <typename Probability>
std::vector<double> cases(std::size_t rows, std::mt19937_64& stream, Probability probability) {
    std::vector<double> outcomes;
    for (std::size_t row = 0; row < rows; ++row) {
        outcomes.push_back(uniform(stream) < probability(row) ? 1.0 : 0.0);
    }
    return outcomes;
}

/// 1, 2, ... n.
inline analysis::Input counting(std::size_t n) {
    analysis::Input column{.name = "x", .values = {}};
    for (std::size_t i = 1; i <= n; ++i) {
        column.values.push_back(static_cast<double>(i));
    }
    return column;
}

/// 1 where the row's number, from 1, is within the limits.
inline std::vector<double> cases_between(std::size_t n, std::size_t low, std::size_t high) {
    std::vector<double> outcomes;
    for (std::size_t i = 1; i <= n; ++i) {
        outcomes.push_back(i >= low && i <= high ? 1.0 : 0.0);
    }
    return outcomes;
}

/// Few rows of a coarse number, a whole number, a category and a number without ties.
inline analysis::Inputs mixed_inputs(std::size_t rows, std::mt19937_64& stream) {
    analysis::Inputs all{{.name = "coarse", .values = {}},
                         {.name = "count", .values = {}, .is_whole = true},
                         {.name = "word", .values = {}, .words = {"a", "b", "c", "d"}},
                         {.name = "fine", .values = {}}};
    for (std::size_t row = 0; row < rows; ++row) {
        all[0].values.push_back(static_cast<double>(analysis::below(stream, 5)) / 4.0);
        all[1].values.push_back(static_cast<double>(analysis::below(stream, 4)));
        all[2].values.push_back(static_cast<double>(analysis::below(stream, 3))); // never "d"
        all[3].values.push_back(uniform(stream));
    }
    return all;
}

} // namespace catchup::test
