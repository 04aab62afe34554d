// SPDX-License-Identifier: MIT
#include "sim/experiments/design/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/numerics/elementary.hpp"

namespace catchup::experiments {
namespace {

constexpr double least_probability = 0x1p-33;

double normal_at(double u) {
    return normal_quantile(std::clamp(u, least_probability, 1.0 - least_probability));
}

} // namespace

void detail::check_order(config::Complaints& complain, double low, double high) {
    if (!(low < high)) {
        complain("low", "is not below high. Try a smaller value");
    }
}

double LogUniformFactor::at(double u) const {
    return u <= 0.0 ? low : u >= 1.0 ? high : low * exp(u * log(high / low));
}

void TriangularFactor::check(config::Complaints& complain) const {
    detail::check_order(complain, low, high);
    if (mode < low || mode > high) {
        complain("mode", "lies outside low and high. Try a value between them");
    }
}

double TriangularFactor::at(double u) const {
    const double left = (mode - low) / (high - low);
    return std::clamp(u < left ? low + std::sqrt(u * (high - low) * (mode - low))
                               : high - std::sqrt((1.0 - u) * (high - low) * (high - mode)),
                      low, high);
}

double NormalFactor::at(double u) const { return mean + sd * normal_at(u); }

void TruncatedNormalFactor::check(config::Complaints& complain) const {
    detail::check_order(complain, low, high);
    const double inside =
        normal_probability((high - mean) / sd) - normal_probability((low - mean) / sd);
    if (low < high && !(inside > 1e-6)) {
        complain("mean", "lies so far outside low and high that next to nothing is left. Try a "
                         "mean nearer to them, or kind = \"uniform\"");
    }
}

double TruncatedNormalFactor::at(double u) const {
    const double below = normal_probability((low - mean) / sd);
    const double within = normal_probability((high - mean) / sd) - below;
    return std::clamp(mean + sd * normal_at(below + u * within), low, high);
}

double LogNormalFactor::at(double u) const { return median * exp(log_sd * normal_at(u)); }

void IntegerFactor::check(config::Complaints& complain) const {
    if (low > high) {
        complain("low", "exceeds high. Try a smaller value");
    }
}

double IntegerFactor::at(double u) const {
    const double count = static_cast<double>(high - low) + 1.0;
    return static_cast<double>(low) + std::min(std::floor(u * count), count - 1.0);
}

void LevelsFactor::check(config::Complaints& complain) const {
    if (values.empty() == names.empty()) {
        complain("values", "and names: exactly one of them lists what the factor may be. Try "
                           "values = [0.1, 0.2] or names = [\"a\", \"b\"]");
    }
    if (!weights.empty() && weights.size() != size()) {
        complain("weights", "are not as many as the levels. Try one weight a level, or none");
    }
    if (std::find(weights.begin(), weights.end(), 0.0) != weights.end()) {
        complain("weights", "hold a zero: that value never happens. Try leaving it out");
    }
}

double LevelsFactor::at(double u) const {
    const std::size_t count = size();
    std::size_t chosen =
        std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1);
    if (!weights.empty()) {
        const double target = u * std::accumulate(weights.begin(), weights.end(), 0.0);
        double running = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            running += weights[i];
            if (weights[i] > 0.0) {
                chosen = i; // the last one that can happen at all, if rounding leaves none
                if (target < running) {
                    break;
                }
            }
        }
    }
    return names.empty() ? values[chosen] : static_cast<double>(chosen);
}

double value_at(const Distributions& distribution, double u) {
    return std::visit([u](const auto& kind) { return kind.at(u); }, distribution);
}

ValueType type_of(const Distributions& distribution) {
    if (const auto* const levels = std::get_if<LevelsFactor>(&distribution)) {
        return levels->names.empty() ? ValueType::real : ValueType::category;
    }
    return std::holds_alternative<IntegerFactor>(distribution)   ? ValueType::integer
           : std::holds_alternative<BooleanFactor>(distribution) ? ValueType::boolean
                                                                 : ValueType::real;
}

std::size_t level_count(const Distributions& distribution) {
    if (const auto* const levels = std::get_if<LevelsFactor>(&distribution)) {
        return levels->size();
    }
    if (const auto* const whole = std::get_if<IntegerFactor>(&distribution)) {
        return static_cast<std::size_t>(whole->high - whole->low) + 1;
    }
    return std::holds_alternative<BooleanFactor>(distribution) ? 2 : 0;
}

std::vector<double> weights_of(const Distributions& distribution) {
    const auto* const levels = std::get_if<LevelsFactor>(&distribution);
    return levels != nullptr ? levels->weights : std::vector<double>{};
}

} // namespace catchup::experiments
