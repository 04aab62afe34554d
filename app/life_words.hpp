// SPDX-License-Identifier: MIT
// Names and numbers that tell of a firm's life, the same in text and JSON.
#pragma once

#include <string>
#include <string_view>

#include "models/explain/life.hpp"

namespace catchup::app {

/// Names of what a plan counts by numbers.
struct Names {
    const Plan& plan;

    [[nodiscard]] std::string quarter(Step step) const;
    /// "TOMAN", or "itself" in-house.
    [[nodiscard]] std::string builder(std::int16_t builder) const;
    [[nodiscard]] std::string_view integrator(std::size_t index) const;
    [[nodiscard]] std::string_view sector(SectorId sector) const;
    [[nodiscard]] std::string_view rule(std::uint8_t index) const;
    [[nodiscard]] std::string_view rule_meaning(std::uint8_t index) const;
    [[nodiscard]] std::string_view intervention(std::int16_t index) const;
    [[nodiscard]] std::string_view intervention(std::size_t index) const;
    /// "subsidy", "voucher", ...
    [[nodiscard]] std::string_view lever(std::size_t intervention) const;
    [[nodiscard]] std::string_view purse(std::size_t index) const;
    [[nodiscard]] std::string_view purse_of(std::size_t intervention) const;
};

/// "D+N"; "nothing" for staying.
[[nodiscard]] std::string step_words(Mask step);
[[nodiscard]] std::string_view words(explain::Mood mood) noexcept;
[[nodiscard]] std::string_view words(explain::EntrantStart::From from) noexcept;

} // namespace catchup::app
