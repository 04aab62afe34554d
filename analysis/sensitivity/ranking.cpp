// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace catchup::analysis {
namespace {

constexpr double certain = 0.95;

/// Whether in this draw every one of the first `above` items beats every other.
bool stands(const std::vector<double>& draw, const std::vector<std::size_t>& order,
            std::size_t above) {
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const double value = draw[order[rank]];
        if (!std::isfinite(value)) {
            return false; // nothing is known of this draw
        }
        if (rank < above) {
            least = std::min(least, value);
        } else {
            greatest = std::max(greatest, value);
        }
    }
    return least > greatest;
}

} // namespace

Ranking ranking(const Bootstrapped& found, const std::vector<std::size_t>& which) {
    Ranking result{which, {}, !found.draws.empty()};
    std::stable_sort(result.order.begin(), result.order.end(), [&](std::size_t i, std::size_t j) {
        return found.estimates[i] > found.estimates[j];
    });
    for (std::size_t above = 1; above < which.size(); ++above) {
        const auto agree =
            std::count_if(found.draws.begin(), found.draws.end(),
                          [&](const auto& draw) { return stands(draw, result.order, above); });
        result.firm_after.push_back(static_cast<double>(agree) >=
                                    certain * static_cast<double>(found.draws.size()));
    }
    return result;
}

std::string ranking_text(const Ranking& ranking, const std::string& measure,
                         const std::vector<TidyRow>& labels) {
    if (ranking.order.size() < 2) {
        return "";
    }
    std::string all;
    bool has_braces = false;
    for (std::size_t rank = 0; rank < ranking.order.size();) {
        std::size_t next = rank + 1;
        while (next < ranking.order.size() && !ranking.firm_after[next - 1]) {
            ++next;
        }
        std::string names;
        for (std::size_t i = rank; i < next; ++i) {
            names += (i > rank ? ", " : "") + labels[ranking.order[i]].item;
        }
        const bool is_open = next - rank > 1 && ranking.has_draws;
        has_braces |= is_open;
        all += fmt::format("{}{}{}{}", rank > 0 ? " > " : "", is_open ? "{" : "", names,
                           is_open ? "}" : "");
        rank = next;
    }
    return fmt::format("By {}: {}.{}", measure, all,
                       !ranking.has_draws ? ""
                       : has_braces
                           ? " Within braces the order is not certain: it is kept in fewer than "
                             "95 % of the bootstrap draws."
                           : " All ranks are stable: kept in 95 % of the bootstrap draws.");
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    }
    return text;
}

} // namespace catchup::analysis
