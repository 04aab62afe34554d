// SPDX-License-Identifier: MIT
#include <cmath>
#include <numbers>
#include <random>

#include <fmt/format.h>

#include "analysis/random_draws.hpp"
#include "analysis/sensitivity/given_data_findings.hpp"
#include "analysis/sensitivity/order.hpp"

namespace catchup::analysis {
namespace {

/// Cosines and sines of whole multiples of a circle's n-th part.
struct Circle {
    std::vector<double> cosine;
    std::vector<double> sine;
    explicit Circle(std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) {
            const double angle =
                2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n);
            cosine.push_back(std::cos(angle));
            sine.push_back(std::sin(angle));
        }
    }
};

/// Rows by the input; those that tie in random order, else they would bring the order of the table.
std::vector<std::uint32_t> order_of(const Input& input, std::uint64_t seed) {
    const Order order{input.values};
    std::vector<std::uint32_t> rows = order.rows();
    std::mt19937_64 stream{seed};
    for (std::size_t run = 0; run + 1 < order.starts().size(); ++run) {
        const std::size_t first = order.starts()[run];
        shuffle(stream, std::span{rows}.subspan(first, order.starts()[run + 1] - first));
    }
    return rows;
}

/// The answers in the order of the input, up by every second row and down by the others, so that
/// they close into a wave of one period.
std::vector<double> wave(const std::vector<std::uint32_t>& order,
                         const std::vector<double>& answers, std::span<const double> weights) {
    std::vector<double> sorted;
    for (const std::uint32_t row : order) {
        sorted.insert(sorted.end(), static_cast<std::size_t>(weights[row]), answers[row]);
    }
    std::vector<double> up;
    for (std::size_t i = 0; i < sorted.size(); i += 2) {
        up.push_back(sorted[i]);
    }
    for (std::size_t i = sorted.size() - sorted.size() % 2; i >= 2; i -= 2) {
        up.push_back(sorted[i - 1]);
    }
    return up;
}

double first_order(const std::vector<double>& wave, const Circle& circle, std::size_t harmonics) {
    const auto n = static_cast<double>(wave.size());
    const double mean = estimate(wave).mean;
    double variance = 0.0;
    for (const double y : wave) {
        variance += (y - mean) * (y - mean) / n;
    }
    double low = 0.0;
    for (std::size_t k = 1; k <= harmonics; ++k) {
        double real = 0.0;
        double imaginary = 0.0;
        for (std::size_t i = 0, at = 0; i < wave.size(); ++i) {
            real += (wave[i] - mean) * circle.cosine[at];
            imaginary += (wave[i] - mean) * circle.sine[at];
            at += k;
            at -= at >= wave.size() ? wave.size() : 0;
        }
        low += 2.0 * (real * real + imaginary * imaginary) / (n * n);
    }
    const double share = low / variance;
    const double by_chance = 2.0 * static_cast<double>(harmonics) / n;
    return share - by_chance / (1.0 - by_chance) * (1.0 - share);
}

} // namespace

Findings rbd_fast_indices(const GivenData& data, std::size_t harmonics,
                          const BootstrapSettings& given_settings) {
    BootstrapSettings settings = given_settings;
    settings.kind = IntervalKind::centred;
    Findings findings =
        begun(data,
              fmt::format("RBD-FAST (Tarantola et al. 2006; bias: Tissot & Prieur 2012), {} "
                          "harmonics",
                          harmonics),
              interval_text(settings) + "; dummy: range over inputs of random numbers");
    if (const std::string why = no_indices(data, 4 * harmonics); !why.empty()) {
        findings.verdict.push_back(why);
        return findings;
    }
    std::vector<std::vector<std::uint32_t>> orders;
    std::vector<TidyRow> labels;
    for (const Input& input : data.inputs) {
        orders.push_back(order_of(input, settings.seed));
        labels.push_back({"S1", "", input.name, "", "", {}, {}, {}});
    }
    labels.push_back({"S1", "", "dummy", "", "", {}, {}, {}});
    const Circle circle{data.rows()};
    const auto of_order = [&](const std::vector<std::uint32_t>& order,
                              std::span<const double> weights) {
        return first_order(wave(order, data.answers, weights), circle, harmonics);
    };
    Bootstrapped found = bootstrap(
        data.rows(),
        [&](std::span<const double> weights) {
            std::vector<double> values;
            for (const auto& order : orders) {
                values.push_back(of_order(order, weights));
            }
            return values;
        },
        settings);
    const std::vector<double> ones(data.rows(), 1.0);
    add_dummies(found, data, settings, [&](const Input& dummy) {
        return std::vector<double>{of_order(order_of(dummy, settings.seed), ones)};
    });
    add_indices(findings, data, labels, found, "S1");
    return findings;
}

} // namespace catchup::analysis
