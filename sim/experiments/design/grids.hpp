// SPDX-License-Identifier: MIT
// Designs made of levels: every combination, or one factor at a time.
#pragma once

#include <string>
#include <tuple>

#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"
#include "sim/experiments/design/cube.hpp"

namespace catchup::experiments {

/// Every combination of the factors' values; of a range, `levels` values from low to high. The
/// last factor changes fastest.
struct FactorialMethod {
    static constexpr std::string_view name = "factorial";
    static constexpr std::string_view meaning = "every combination of levels";
    std::uint32_t levels = 3;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("levels", &FactorialMethod::levels, between(2, 10'000), "levels",
                                "values of a factor that is a range, its ends among them",
                                "usual practice")};
    }
    [[nodiscard]] Cube cube(const Shape& shape) const;
    [[nodiscard]] std::string warning() const { return ""; }
};

/// All factors at their medians; then each factor at each of its values, the others at their
/// medians. Says nothing about interactions (Saltelli & Annoni 2010).
struct OneAtATimeMethod {
    static constexpr std::string_view name = "one_at_a_time";
    static constexpr std::string_view meaning = "each factor alone, the others at their medians";
    std::uint32_t levels = 5;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("levels", &OneAtATimeMethod::levels, between(2, 10'000), "levels",
                                "values of a factor that is a range, its ends among them",
                                "usual practice")};
    }
    [[nodiscard]] Cube cube(const Shape& shape) const;
    [[nodiscard]] std::string warning() const { return ""; }
};

/// u of each value of a factor with so many values, in the middle of what leads to it (`weights`: how
/// likely each is; empty = all equally); 0 = a range, which gets `levels` values.
[[nodiscard]] std::vector<double> places_of(std::size_t count, const std::vector<double>& weights,
                                            std::uint32_t levels);

} // namespace catchup::experiments
