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

Findings pawn_indices(const GivenData& data, std::size_t slices,
                      const BootstrapSettings& given_settings) {
    BootstrapSettings settings = given_settings;
    settings.kind = IntervalKind::centred;
    Findings findings =
        begun(data,
              fmt::format("PAWN (Pianosi & Wagener 2018), Kolmogorov-Smirnov "
                          "distances over {} slices",
                          slices),
              interval_text(settings) + "; dummy: range over inputs of random numbers");
    if (const std::string why = no_indices(data, 2 * slices); !why.empty()) {
        findings.verdict.push_back(why);
        return findings;
    }
    const Order answers{data.answers};
    std::vector<Order> orders;
    std::vector<TidyRow> labels;
    const auto add_labels = [&](const std::string& name) {
        for (const char* const measure : {"pawn_median", "pawn_mean", "pawn_max"}) {
            labels.push_back({measure, "", name, "", "", {}, {}, {}});
        }
    };
    for (const Input& input : data.inputs) {
        orders.emplace_back(input.values);
        add_labels(input.name);
    }
    add_labels("dummy");
    const auto of_order = [&](const Order& order, bool is_category,
                              std::span<const double> weights) {
        const std::vector<double> all =
            is_category
                ? distances(answers, order.classes_by_value(), order.starts().size() - 1, weights)
                : distances(answers, order.classes(weights, slices), slices, weights);
        return std::vector<double>{quantile(all, 0.5), estimate(all).mean, all.back()};
    };
    Bootstrapped found = bootstrap(
        data.rows(),
        [&](std::span<const double> weights) {
            std::vector<double> values;
            for (std::size_t i = 0; i < orders.size(); ++i) {
                const std::vector<double> some =
                    of_order(orders[i], data.inputs[i].is_category(), weights);
                values.insert(values.end(), some.begin(), some.end());
            }
            return values;
        },
        settings);
    const std::vector<double> ones(data.rows(), 1.0);
    add_dummies(found, data, settings,
                [&](const Input& dummy) { return of_order(Order{dummy.values}, false, ones); });
    add_indices(findings, data, labels, found, "pawn_median",
                own_floors(data, settings, [&](const Input& shuffled) {
                    return of_order(Order{shuffled.values}, true, ones).front();
                }));
    return findings;
}

} // namespace catchup::analysis
