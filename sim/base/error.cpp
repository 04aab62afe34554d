// SPDX-License-Identifier: MIT
#include "sim/base/error.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace catchup {
namespace {

std::string joined(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) {
            text += '\n';
        }
        text += to_string(problem);
    }
    return text;
}

std::vector<Problem> in_file_order(std::vector<Problem> problems) {
    const auto key = [](const Problem& p) { return std::tie(p.place.line, p.place.column); };
    // problems of one file stay together, files in the order in which they first complained
    std::vector<std::string> order;
    for (const Problem& p : problems) {
        if (std::find(order.begin(), order.end(), p.place.path) == order.end()) {
            order.push_back(p.place.path);
        }
    }
    const auto rank = [&](const Problem& p) {
        return std::find(order.begin(), order.end(), p.place.path) - order.begin();
    };
    std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : key(a) < key(b);
    });
    return problems;
}

/// Levenshtein distance in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, substituted});
        }
    }
    return row.back();
}

} // namespace

std::string to_string(const Problem& problem) {
    const auto& [path, line, column] = problem.place;
    if (line == 0) {
        return fmt::format("{}: {}", path, problem.text);
    }
    return fmt::format("{}:{}:{}: {}", path, line, column, problem.text);
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error{joined(in_file_order(problems))}, problems_{in_file_order(
                                                               std::move(problems))} {}

FileError::FileError(std::string_view path, std::string_view what_went_wrong)
    : std::runtime_error{fmt::format("{}: {}", path, what_went_wrong)} {}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1; // too far to be a slip
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < least && distance < candidate.size()) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace catchup
