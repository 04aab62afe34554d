// SPDX-License-Identifier: MIT
// Calendar quarters: the clock of every run.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace catchup {

/// A quarter of the (proleptic Gregorian) calendar, written "2013Q1".
class Quarter {
  public:
    constexpr Quarter() noexcept = default;
    /// Precondition: 1 <= quarter <= 4.
    constexpr Quarter(int year, int quarter) noexcept : index_{year * 4 + quarter - 1} {}
    [[nodiscard]] constexpr int year() const noexcept { return index_ / 4; }
    [[nodiscard]] constexpr int quarter() const noexcept { return index_ % 4 + 1; }
    /// The quarter that many quarters later (earlier if negative).
    [[nodiscard]] constexpr Quarter plus(int quarters) const noexcept {
        Quarter later;
        later.index_ = index_ + quarters;
        return later;
    }
    /// How many quarters `other` lies before this one.
    [[nodiscard]] constexpr int minus(Quarter other) const noexcept {
        return index_ - other.index_;
    }
    friend constexpr auto operator<=>(Quarter, Quarter) noexcept = default;

  private:
    int index_ = 1900 * 4; // quarters since year 0
};

/// "2013Q1".
[[nodiscard]] std::string to_string(Quarter quarter);
/// Reads "2013Q1" (years 1000 to 9999); nothing else.
[[nodiscard]] std::optional<Quarter> parse_quarter(std::string_view text) noexcept;
/// Days from the first day of `from` to the first day of `to`.
[[nodiscard]] std::int64_t days_between(Quarter from, Quarter to) noexcept;
/// The quarter's first day as "2013-01-01".
[[nodiscard]] std::string first_day(Quarter quarter);

} // namespace catchup
