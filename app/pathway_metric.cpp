// SPDX-License-Identifier: MIT
#include "app/pathway_metric.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cost_table.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

using analysis::Costs;
using analysis::Measure;
using analysis::Sequences;

[[noreturn]] void refuse(const std::string& what) {
    throw InputError{Problem{{"catchup pathways", 0, 0}, what}};
}

Costs manhattan(const Sequences& all) {
    const std::optional<Costs> costs = analysis::manhattan_costs(all.alphabet);
    if (!costs) {
        refuse("--cost manhattan is about states such as D1N0I0. Try --cost constant, or a CSV of "
               "costs");
    }
    return *costs;
}

/// Costs by their name, or from a file.
Costs costs_of(const std::string& name, const Sequences& all, const MetricOptions& options) {
    const std::size_t states = all.alphabet.size();
    Costs costs =
        name == "constant"    ? analysis::constant_costs(states, options.substitution.value_or(2.0))
        : name == "rates"     ? analysis::rate_costs(analysis::transitions(all, all.weights()))
        : name == "manhattan" ? manhattan(all)
                              : read_costs(name, all.alphabet);
    costs.indel = options.indel.value_or(costs.indel);
    return costs;
}

std::string cost_words(const std::string& name, const Costs& costs, const Sequences& all) {
    std::string words =
        name == "constant" ? fmt::format("substitution costs {}", costs.greatest())
        : name == "rates"  ? std::string{"substitution costs 2 less the rates between both states"}
        : name == "manhattan" ? std::string{"substitution costs the difference in levels"}
                              : fmt::format("substitution costs as in {}", name);
    if (const auto way = analysis::detour(costs)) {
        const auto& [from, by, to] = *way;
        words += fmt::format(
            " (no metric: from {} to {} it is cheaper by {}, so distances may break the triangle "
            "inequality)",
            all.alphabet[from], all.alphabet[to], all.alphabet[by]);
    }
    return words;
}

Measure measure_of(const std::string& distance) {
    return distance == "om"        ? Measure::optimal_matching
           : distance == "lcs"     ? Measure::common_subsequence
           : distance == "hamming" ? Measure::hamming
                                   : Measure::dynamic_hamming;
}

} // namespace

void add_metric_options(CLI::App& command, MetricOptions& options) {
    command
        .add_option(
            "--distance", options.distance,
            "om (optimal matching), lcs (longest common subsequence), hamming, dhd (dynamic "
            "Hamming)")
        ->check(CLI::IsMember({"om", "lcs", "hamming", "dhd"}));
    command.add_option(
        "--cost", options.cost,
        "of substitution: constant, rates, manhattan (levels of D, N and I; the rule "
        "where states are levels), or a CSV of states by states");
    command.add_option("--substitution", options.substitution, "with --cost constant (2)")
        ->check(CLI::Range(0.0, 1e9));
    command
        .add_option("--indel", options.indel,
                    "of inserting or deleting a state, in optimal matching; half of the greatest "
                    "substitution, with rates 1")
        ->check(CLI::Range(0.0, 1e9));
}

PathwayMetric pathway_metric(const Sequences& all, const MetricOptions& options) {
    PathwayMetric found;
    found.metric.measure = measure_of(options.distance);
    const bool is_aligned = analysis::are_aligned(all.distinct);
    const bool uses_costs = options.distance == "om" || options.distance == "hamming";
    if (!uses_costs && (!options.cost.empty() || options.substitution)) {
        refuse(fmt::format("--distance {} has no costs to choose. Try without --cost and "
                           "--substitution, or --distance om",
                           options.distance));
    }
    if (options.indel && options.distance != "om") {
        refuse(fmt::format("--distance {} inserts nothing. Try without --indel, or --distance om",
                           options.distance));
    }
    if (!is_aligned && options.distance != "om" && options.distance != "lcs") {
        refuse(fmt::format("--distance {} compares period by period, but sequences begin or end at "
                           "different ones. Try --missing state (of a table), or --distance om",
                           options.distance));
    }
    if (options.distance == "lcs") {
        found.words = "Distance: lengths less twice the longest common subsequence";
        return found;
    }
    if (options.distance == "dhd") {
        found.metric.by_period =
            analysis::dynamic_costs(analysis::transitions_over_time(all, all.weights()));
        found.words = "Distance: dynamic Hamming (Lesnard 2010)";
        return found;
    }
    const std::string usual = options.distance == "hamming" && !options.substitution ? "mismatch"
                              : analysis::manhattan_costs(all.alphabet)              ? "manhattan"
                                                                                     : "constant";
    const std::string name = !options.cost.empty()  ? options.cost
                             : options.substitution ? std::string{"constant"}
                                                    : usual;
    if (options.substitution && name != "constant") {
        refuse("--substitution is the one cost of --cost constant. Try without it");
    }
    if (name == "mismatch") {
        found.metric.costs = analysis::constant_costs(all.alphabet.size(), 1.0);
        found.words = "Distance: Hamming, the number of periods that differ";
        return found;
    }
    found.metric.costs = costs_of(name, all, options);
    found.words =
        fmt::format("Distance: {}; {}", options.distance == "om" ? "optimal matching" : "Hamming",
                    cost_words(name, found.metric.costs, all));
    if (options.distance == "om") {
        found.words += fmt::format("; inserting or deleting {}", found.metric.costs.indel);
    }
    return found;
}

} // namespace catchup::app
