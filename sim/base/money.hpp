// SPDX-License-Identifier: MIT
// Money that changes hands: whole fen (0.01 RMB) in 64 bits, so that books add up in any order.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace catchup {

/// An amount in fen. Adds and subtracts exactly; a real amount enters through `booked`.
class Fen {
  public:
    using rep = std::int64_t;
    constexpr Fen() noexcept = default;
    constexpr explicit Fen(std::int64_t fen) noexcept : fen_{fen} {}
    [[nodiscard]] constexpr std::int64_t value() const noexcept { return fen_; }

    constexpr Fen& operator+=(Fen other) noexcept {
        fen_ += other.fen_;
        return *this;
    }
    constexpr Fen& operator-=(Fen other) noexcept {
        fen_ -= other.fen_;
        return *this;
    }
    friend constexpr Fen operator+(Fen a, Fen b) noexcept { return a += b; }
    friend constexpr Fen operator-(Fen a, Fen b) noexcept { return a -= b; }
    friend constexpr Fen operator-(Fen a) noexcept { return Fen{-a.fen_}; }
    friend constexpr auto operator<=>(Fen, Fen) noexcept = default;

  private:
    std::int64_t fen_ = 0;
};

inline constexpr double fen_per_million = 1e8; // 1 million RMB = 10^8 fen

/// No single amount may reach this: 10^9 million RMB, more than any economy has.
inline constexpr Fen largest_amount{100'000'000'000'000'000};

/// A real amount (million RMB) in whole fen, halves to even. What would exceed `largest_amount` (or
/// is not a number) becomes that, so that it is found where amounts are checked, never wrapped.
[[nodiscard]] inline Fen booked(double million_rmb) noexcept {
    constexpr auto most = static_cast<double>(largest_amount.value());
    const double fen = million_rmb * fen_per_million;
    // std::nearbyint rounds halves to even in the default rounding mode, which nothing here changes
    const double whole = std::nearbyint(fen);
    const bool fits = std::abs(fen) < most; // false of what is not a number
    const double kept = fits ? whole : fen < 0.0 ? -most : most;
    return Fen{static_cast<std::int64_t>(kept)};
}

/// Back to million RMB, for equations and people.
[[nodiscard]] constexpr double million(Fen amount) noexcept {
    return static_cast<double>(amount.value()) / fen_per_million;
}

} // namespace catchup
