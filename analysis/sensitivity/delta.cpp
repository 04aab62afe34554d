// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "analysis/sensitivity/given_data_findings.hpp"
#include "analysis/sensitivity/order.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t grid_points = 256;
constexpr std::size_t least_rows = 30;

/// How many classes serve how many rows (Plischke, Borgonovo & Smith 2013, section 5).
std::size_t class_count(std::size_t rows) {
    const auto n = static_cast<double>(rows);
    const double count = std::ceil(std::pow(n, 2.0 / (7.0 + std::tanh((1500.0 - n) / 500.0))));
    return static_cast<std::size_t>(std::min(count, 48.0));
}

/// Answers on an even grid: each row shared by the two points about it.
struct Grid {
    double step = 0.0;
    std::vector<std::uint32_t> place; // by row: the point below
    std::vector<double> part;         // by row: what belongs to the point above

    explicit Grid(const std::vector<double>& answers) {
        const auto [least, greatest] = std::minmax_element(answers.begin(), answers.end());
        const double margin = (*greatest - *least) / 4.0; // kernels reach beyond the data
        const double start = *least - margin;
        step = (*greatest - *least + 2.0 * margin) / static_cast<double>(grid_points - 1);
        for (const double y : answers) {
            const double at = (y - start) / step;
            place.push_back(static_cast<std::uint32_t>(at));
            part.push_back(at - std::floor(at));
        }
    }
};

/// Weighted answers of a class: enough for its mean and its density.
struct Class {
    std::vector<double> mass = std::vector<double>(grid_points, 0.0); // by grid point
    double weight = 0.0;
    double sum = 0.0;
    double squares = 0.0; // of distances from the mean of all answers

    void add(const Grid& grid, std::size_t row, double from_mean, double times) {
        mass[grid.place[row]] += times * (1.0 - grid.part[row]);
        mass[grid.place[row] + 1] += times * grid.part[row];
        weight += times;
        sum += times * from_mean;
        squares += times * from_mean * from_mean;
    }
    [[nodiscard]] double deviation() const {
        return weight > 1.0
                   ? std::sqrt(std::max(0.0, squares - sum * sum / weight) / (weight - 1.0))
                   : 0.0;
    }
    /// Gaussian kernels of the normal reference width (Silverman 1986, equation 3.28).
    [[nodiscard]] std::vector<double> density(double step) const {
        const double width = std::max(deviation() * std::pow(4.0 / (3.0 * weight), 0.2),
                                      step / 2.0); // one value: a spike
        std::vector<double> kernel;
        for (std::size_t lag = 0; static_cast<double>(lag) * step <= 5.0 * width; ++lag) {
            const double z = static_cast<double>(lag) * step / width;
            kernel.push_back(std::exp(-z * z / 2.0) /
                             (weight * width * std::sqrt(2.0 * std::numbers::pi)));
        }
        std::vector<double> found(grid_points, 0.0);
        for (std::size_t i = 0; i < grid_points; ++i) {
            if (mass[i] == 0.0) {
                continue;
            }
            const std::size_t first = i + 1 > kernel.size() ? i + 1 - kernel.size() : 0;
            const std::size_t last = std::min(i + kernel.size(), grid_points);
            for (std::size_t k = first; k < last; ++k) {
                found[k] += mass[i] * kernel[k > i ? k - i : i - k];
            }
        }
        return found;
    }
};

/// Delta and first-order index of one input.
std::pair<double, double> indices(const GivenData& data, const Grid& grid, const Class& all,
                                  const std::vector<double>& all_density,
                                  const std::vector<std::uint32_t>& classes, std::size_t count,
                                  std::span<const double> weights, double centre) {
    std::vector<Class> parts(count);
    for (std::size_t row = 0; row < data.rows(); ++row) {
        if (weights[row] > 0.0) {
            parts[classes[row]].add(grid, row, data.answers[row] - centre, weights[row]);
        }
    }
    double delta = 0.0;
    double between = 0.0;
    for (const Class& part : parts) {
        if (part.weight == 0.0) {
            continue;
        }
        const std::vector<double> density = part.density(grid.step);
        double area = 0.0;
        for (std::size_t i = 0; i < grid_points; ++i) {
            area += std::abs(density[i] - all_density[i]) * grid.step;
        }
        delta += part.weight / all.weight * area / 2.0;
        const double off = part.sum / part.weight - all.sum / all.weight;
        between += part.weight * off * off;
    }
    const double total = all.squares - all.sum * all.sum / all.weight;
    return {delta, between / total};
}

/// Plischke et al. 2013, equation 30: an estimate from data is too large by about as much as those
/// from its draws are larger still.
void correct_bias(Bootstrapped& found) {
    for (std::size_t k = 0; !found.draws.empty() && k < found.estimates.size(); ++k) {
        std::vector<double> turned;
        for (auto& draw : found.draws) {
            draw[k] = 2.0 * found.estimates[k] - draw[k];
            turned.push_back(draw[k]);
        }
        found.estimates[k] = estimate(turned).mean;
    }
}

} // namespace

Findings delta_indices(const GivenData& given, const BootstrapSettings& given_settings) {
    const std::size_t count = class_count(given.rows());
    BootstrapSettings settings = given_settings;
    settings.kind = IntervalKind::basic;
    Findings findings = begun(
        given,
        fmt::format("Delta (Borgonovo 2007; Plischke et al. 2013), {} classes, Gaussian kernels{}",
                    count, settings.draws > 0 ? ", bias taken out" : ", bias left in"),
        interval_text(settings));
    if (const std::string why = no_indices(given, least_rows); !why.empty()) {
        findings.verdict.push_back(why);
        return findings;
    }
    GivenData data = given;
    data.inputs.push_back(dummies(1, data.rows(), settings.seed).front());
    const Grid grid{data.answers};
    const double centre = estimate(data.answers).mean;
    std::vector<Order> orders;
    std::vector<TidyRow> labels;
    for (const Input& input : data.inputs) {
        orders.emplace_back(input.values);
        labels.push_back({"delta", "", input.name, "", "", {}, {}, {}});
        labels.push_back({"S1", "", input.name, "", "", {}, {}, {}});
    }
    const auto statistics = [&](std::span<const double> weights) {
        Class all;
        for (std::size_t row = 0; row < data.rows(); ++row) {
            all.add(grid, row, data.answers[row] - centre, weights[row]);
        }
        const std::vector<double> density = all.density(grid.step);
        std::vector<double> found;
        for (const Order& order : orders) {
            const auto [delta, first] = indices(
                data, grid, all, density, order.classes(weights, count), count, weights, centre);
            found.push_back(delta);
            found.push_back(first);
        }
        return found;
    };
    Bootstrapped found = bootstrap(data.rows(), statistics, settings);
    correct_bias(found);
    add_indices(findings, data, labels, found, "delta");
    return findings;
}

} // namespace catchup::analysis
