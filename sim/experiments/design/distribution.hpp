// SPDX-License-Identifier: MIT
// What a factor may be: its values as quantiles of a number between 0 and 1.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"

namespace catchup::experiments {

/// How a factor's values are written in a scenario.
enum class ValueType { real, integer, boolean, category };

namespace detail {
inline constexpr const char* given = "design";
void check_order(config::Complaints& complain, double low, double high);
} // namespace detail

/// Any number of a range, each equally likely.
struct UniformFactor {
    static constexpr std::string_view name = "uniform";
    static constexpr std::string_view meaning = "any number of a range";
    double low = 0.0;
    double high = 1.0;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("low", &UniformFactor::low, anything, "factor", "least value", detail::given),
            field("high", &UniformFactor::high, anything, "factor", "greatest value",
                  detail::given)};
    }
    void check(config::Complaints& complain) const { detail::check_order(complain, low, high); }
    [[nodiscard]] double at(double u) const { return std::min(low + u * (high - low), high); }
};

/// Its logarithm is uniform: each order of magnitude equally likely.
struct LogUniformFactor {
    static constexpr std::string_view name = "log_uniform";
    static constexpr std::string_view meaning =
        "any number, each order of magnitude equally likely";
    double low = 0.1;
    double high = 10.0;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("low", &LogUniformFactor::low, positive, "factor", "least value", detail::given),
            field("high", &LogUniformFactor::high, positive, "factor", "greatest value",
                  detail::given)};
    }
    void check(config::Complaints& complain) const { detail::check_order(complain, low, high); }
    [[nodiscard]] double at(double u) const;
};

/// A triangle from low to high with its tip at mode.
struct TriangularFactor {
    static constexpr std::string_view name = "triangular";
    static constexpr std::string_view meaning = "a range with a likeliest value";
    double low = 0.0;
    double mode = 0.5;
    double high = 1.0;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("low", &TriangularFactor::low, anything, "factor", "least value", detail::given),
            field("mode", &TriangularFactor::mode, anything, "factor", "likeliest value",
                  detail::given),
            field("high", &TriangularFactor::high, anything, "factor", "greatest value",
                  detail::given)};
    }
    void check(config::Complaints& complain) const;
    [[nodiscard]] double at(double u) const;
};

/// A normal distribution. u = 0 and 1 stand for probabilities of 2^-33 and 1 - 2^-33.
struct NormalFactor {
    static constexpr std::string_view name = "normal";
    static constexpr std::string_view meaning = "a normal distribution";
    double mean = 0.0;
    double sd = 1.0;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("mean", &NormalFactor::mean, anything, "factor", "mean", detail::given),
            field("sd", &NormalFactor::sd, positive, "factor", "standard deviation",
                  detail::given)};
    }
    [[nodiscard]] double at(double u) const;
};

/// A normal distribution of which only what lies between low and high can happen.
struct TruncatedNormalFactor {
    static constexpr std::string_view name = "truncated_normal";
    static constexpr std::string_view meaning = "a normal distribution within bounds";
    double mean = 0.5;
    double sd = 0.25;
    double low = 0.0;
    double high = 1.0;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("mean", &TruncatedNormalFactor::mean, anything, "factor",
                                "mean before it is cut", detail::given),
                          field("sd", &TruncatedNormalFactor::sd, positive, "factor",
                                "standard deviation before it is cut", detail::given),
                          field("low", &TruncatedNormalFactor::low, anything, "factor",
                                "least value", detail::given),
                          field("high", &TruncatedNormalFactor::high, anything, "factor",
                                "greatest value", detail::given)};
    }
    void check(config::Complaints& complain) const;
    [[nodiscard]] double at(double u) const;
};

/// Its logarithm is normal. u = 0 and 1 as in a normal distribution.
struct LogNormalFactor {
    static constexpr std::string_view name = "log_normal";
    static constexpr std::string_view meaning = "its logarithm is normal";
    double median = 1.0;
    double log_sd = 0.5;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("median", &LogNormalFactor::median, positive, "factor", "median", detail::given),
            field("log_sd", &LogNormalFactor::log_sd, positive, "1",
                  "standard deviation of the logarithm", detail::given)};
    }
    [[nodiscard]] double at(double u) const;
};

/// Every integer of a range, each equally likely.
struct IntegerFactor {
    static constexpr std::string_view name = "integer";
    static constexpr std::string_view meaning = "any whole number of a range";
    std::int64_t low = 0;
    std::int64_t high = 1;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("low", &IntegerFactor::low, between(-1e15, 1e15), "factor",
                                "least value", detail::given),
                          field("high", &IntegerFactor::high, between(-1e15, 1e15), "factor",
                                "greatest value", detail::given)};
    }
    void check(config::Complaints& complain) const;
    [[nodiscard]] double at(double u) const;
};

/// false or true.
struct BooleanFactor {
    static constexpr std::string_view name = "boolean";
    static constexpr std::string_view meaning = "false or true";
    static constexpr auto fields() { return std::tuple{}; }
    [[nodiscard]] double at(double u) const { return u < 0.5 ? 0.0 : 1.0; }
};

/// A list of numbers or of words, equally likely or by weight.
struct LevelsFactor {
    static constexpr std::string_view name = "levels";
    static constexpr std::string_view meaning = "a list of numbers or words";
    std::vector<double> values;
    std::vector<std::string> names;
    std::vector<double> weights;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("values", &LevelsFactor::values, anything, "factor",
                                "the numbers it may be", detail::given),
                          field("names", &LevelsFactor::names, anything, "",
                                "or the words it may be, as --set takes them", detail::given),
                          field("weights", &LevelsFactor::weights, weight, "weight",
                                "how likely each is; none = all equally", detail::given)};
    }
    void check(config::Complaints& complain) const;
    [[nodiscard]] std::size_t size() const { return names.empty() ? values.size() : names.size(); }
    /// A number, or the place of a word.
    [[nodiscard]] double at(double u) const;
};

using Distributions = std::variant<UniformFactor, LogUniformFactor, TriangularFactor, NormalFactor,
                                   TruncatedNormalFactor, LogNormalFactor, IntegerFactor,
                                   BooleanFactor, LevelsFactor>;

/// The value at u in [0, 1].
[[nodiscard]] double value_at(const Distributions& distribution, double u);
[[nodiscard]] ValueType type_of(const Distributions& distribution);
/// How many values it may have; 0 if they cannot be counted.
[[nodiscard]] std::size_t level_count(const Distributions& distribution);
/// How likely each of its values is, if not all equally; else empty.
[[nodiscard]] std::vector<double> weights_of(const Distributions& distribution);

} // namespace catchup::experiments
