// SPDX-License-Identifier: MIT
#include "app/sweep_outcome.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "models/books/ledger.hpp"
#include "models/technology/states.hpp"

namespace catchup::app {
namespace {

const std::vector<std::int64_t>& integers(const output::Record& record,
                                          const output::Schema& schema, std::string_view name) {
    for (std::size_t v = 0; v < schema.variables.size(); ++v) {
        if (schema.variables[v].name == name) {
            return std::get<std::vector<std::int64_t>>(record.variables[v]);
        }
    }
    throw std::runtime_error{fmt::format("it does not record {}, which precision needs", name)};
}

/// All that the government paid, million RMB: support, public goods, inspections, administration.
double spending_of(const output::Record& record, const output::Schema& schema) {
    constexpr double fen_in_a_million = 1e8;
    const auto& fen = integers(record, schema, "account_spending"); // time, account
    std::int64_t sum = 0;
    for (std::size_t at = static_cast<std::size_t>(Account::government); at < fen.size();
         at += accounts) {
        sum += fen[at];
    }
    return static_cast<double>(sum) / fen_in_a_million;
}

} // namespace

double outcome_of(const output::Record& record, const output::Schema& schema,
                  const experiments::Replications& replications) {
    const auto* const precise = std::get_if<experiments::PreciseReplications>(&replications);
    if (precise == nullptr) {
        return 0.0;
    }
    if (precise->outcome == "spending") {
        return spending_of(record, schema);
    }
    const auto goal = parse_state(precise->goal);
    if (!goal) {
        throw std::runtime_error{
            fmt::format("{} is no state. Try a label such as D1N1I0", precise->goal)};
    }
    const auto& firms = integers(record, schema, "firms"); // time, sector, state
    const std::size_t a_time = firms.size() / (schema.quarters + 1);
    double all = 0.0;
    double reached = 0.0;
    double levels = 0.0;
    for (std::size_t i = firms.size() - a_time; i < firms.size(); ++i) {
        const State state{static_cast<std::uint8_t>(i % states)};
        const auto count = static_cast<double>(firms[i]);
        all += count;
        reached += has_reached(state, *goal) ? count : 0.0;
        levels += (level(state, 0) + level(state, 1) + level(state, 2)) * count;
    }
    return (precise->outcome == "reached" ? reached : levels) / std::max(all, 1.0);
}

double half_width_of(const std::vector<double>& outcomes) {
    if (outcomes.empty()) {
        return std::numeric_limits<double>::infinity();
    }
    const auto interval = analysis::estimate(outcomes).interval;
    return interval ? (interval->high - interval->low) / 2.0
                    : std::numeric_limits<double>::infinity();
}

} // namespace catchup::app
