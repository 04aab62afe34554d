// SPDX-License-Identifier: MIT
// What policy adds to a firm's means today: money towards a step, guarantees, public goods.
#pragma once

#include "models/processes/options.hpp"

namespace catchup {

/// Public money towards one project.
struct Support {
    std::int16_t intervention = no_intervention;
    Fen amount{};
    bool granted = false; // by a voucher or an invitation that the firm holds
};

/// The largest support that the firm can have for a step today: its grant if it holds one (first of
/// equals), or a subsidy (the first in the list of equals) that its purse affords.
/// @param price price(world, f, step, builder)
[[nodiscard]] Support support_of(const World& world, Position f, Mask step, std::int16_t builder,
                                 double price) noexcept;

/// False if no grant and no subsidy could be had, whatever the step: it saves time to know.
[[nodiscard]] bool may_be_supported(const World& world, Position f) noexcept;

/// What a firm pays itself, million RMB: of a supported price what is booked, else the price.
[[nodiscard]] inline double left_to_pay(double price, Fen support) noexcept {
    return support > Fen{0} ? million(booked(price) - support) : price;
}

/// True of levers that pay when a project starts without having been given to the firm before.
[[nodiscard]] bool pays_at_once(const PolicyLevers& lever) noexcept;

/// True if the intervention's choice and delivery let it help with this step.
[[nodiscard]] bool helps_with(const World& world, std::size_t intervention, Position f, Mask step,
                              std::int16_t builder) noexcept;

/// What a grant may cost its purse: its cap.
[[nodiscard]] Fen grant_cap(const Intervention& intervention) noexcept;

/// What it pays for, in the books.
[[nodiscard]] BookingPurpose purpose_of(const Intervention& intervention) noexcept;

/// The intervention that would guarantee credit for a step; no_intervention if none.
[[nodiscard]] std::int16_t guarantor_of(const World& world, Position f, Mask step,
                                        std::int16_t builder) noexcept;

/// How much more banks lend under the guarantee, and what of a loan the purse must back.
[[nodiscard]] Fen guaranteed_room(const World& world, Position f, std::int16_t guarantor) noexcept;
[[nodiscard]] Fen backing_of(const World& world, std::int16_t guarantor, Fen debt) noexcept;

} // namespace catchup
