// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/sensitivity/given_data_findings.hpp"
#include "analysis/sensitivity/order.hpp"

namespace catchup::analysis {
namespace {

/// The greatest distance between the distribution of the answers in each class and that of all
/// (Kolmogorov and Smirnov); none of an empty class.
std::vector<double> distances(const Order& answers, const std::vector<std::uint32_t>& classes,
                              std::size_t slices, std::span<const double> weights) {
    std::vector<double> size(slices, 0.0);
    double all = 0.0;
    for (std::size_t row = 0; row < classes.size(); ++row) {
        size[classes[row]] += weights[row];
        all += weights[row];
    }
    std::vector<double> below(slices, 0.0);
    std::vector<double> greatest(slices, 0.0);
    double all_below = 0.0;
    for (std::size_t run = 0; run + 1 < answers.starts().size(); ++run) {
        for (std::size_t i = answers.starts()[run]; i < answers.starts()[run + 1]; ++i) {
            const std::uint32_t row = answers.rows()[i];
            below[classes[row]] += weights[row];
            all_below += weights[row];
        }
        for (std::size_t slice = 0; slice < slices; ++slice) {
            const double distance = std::abs(below[slice] / size[slice] - all_below / all);
            greatest[slice] = distance > greatest[slice] ? distance : greatest[slice]; // not a NaN
        }
    }
    std::vector<double> found;
    for (std::size_t slice = 0; slice < slices; ++slice) {
        if (size[slice] > 0.0) {
            found.push_back(greatest[slice]);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

Findings pawn_indices(const GivenData& given, std::size_t slices,
                      const BootstrapSettings& settings) {
    Findings findings = begun(given,
                              fmt::format("PAWN (Pianosi & Wagener 2018), Kolmogorov-Smirnov "
                                          "distances over {} slices",
                                          slices),
                              interval_text(settings));
    if (const std::string why = no_indices(given, 2 * slices); !why.empty()) {
        findings.verdict.push_back(why);
        return findings;
    }
    const GivenData data = with_dummy(given, settings.seed);
    const Order answers{data.answers};
    std::vector<Order> orders;
    std::vector<TidyRow> labels;
    for (const Input& input : data.inputs) {
        orders.emplace_back(input.values);
        for (const char* const measure : {"pawn_median", "pawn_mean", "pawn_max"}) {
            labels.push_back({measure, "", input.name, "", "", {}, {}, {}});
        }
    }
    const auto statistics = [&](std::span<const double> weights) {
        std::vector<double> found;
        for (const Order& order : orders) {
            const std::vector<double> all =
                distances(answers, order.classes(weights, slices), slices, weights);
            found.push_back(quantile(all, 0.5));
            found.push_back(estimate(all).mean);
            found.push_back(all.back());
        }
        return found;
    };
    add_indices(findings, data, labels, bootstrap(data.rows(), statistics, settings),
                "pawn_median");
    return findings;
}

} // namespace catchup::analysis
