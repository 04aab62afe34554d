// SPDX-License-Identifier: MIT
// The interval in which a parameter makes sense.
#pragma once

#include <limits>
#include <string>

namespace catchup::config {

/// An interval of finite numbers; NaN and the infinities lie outside every range.
struct Range {
    double low;
    double high;
    bool low_open = false;
    bool high_open = false;

    [[nodiscard]] bool contains(double value) const noexcept;
    /// "[0, 1]", "(0, inf)".
    [[nodiscard]] std::string to_string() const;
    friend bool operator==(const Range&, const Range&) = default;
};

inline constexpr double unbounded = std::numeric_limits<double>::infinity();
inline constexpr Range anything{-unbounded, unbounded, true, true};
inline constexpr Range share{0.0, 1.0};
inline constexpr Range positive{0.0, unbounded, true, true};
inline constexpr Range non_negative{0.0, unbounded, false, true};
/// A relative number: bounded so that sums of many stay finite.
inline constexpr Range weight{0.0, 1e12};

/// Both ends belong to the range.
[[nodiscard]] constexpr Range between(double low, double high) { return {low, high}; }

} // namespace catchup::config
