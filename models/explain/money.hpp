// SPDX-License-Identifier: MIT
// How a step was to be paid for, and what was scarce: the calls `match` and `start`.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "models/processes/match.hpp"

namespace catchup::explain {

/// E12: what a step asks and what the firm can lay out.
struct Payment {
    Means means; // price, public support and guarantee, as `match` judges them
    Fen fund{}, credit{};
    std::int16_t guarantor = no_intervention; // asked to guarantee, if own means do not suffice
    Fen guarantee_room{};                     // what it would still guarantee
    /// What the firm must have itself.
    [[nodiscard]] Fen net() const noexcept { return means.asked - means.support.amount; }
    [[nodiscard]] bool enough() const noexcept { return means.enough; }
};

/// Slots of the integrator that is to carry a proposal out.
struct SlotClaim {
    std::size_t integrator = 0;
    std::uint32_t slots = 0; // when the queue began
    std::uint32_t ahead = 0; // firms before this one that wanted one
    std::uint32_t left = 0;  // when its turn came
};

/// Public money that a proposal needs out of one purse.
struct MoneyClaim {
    std::size_t purse = 0;
    Fen needed{};            // with administration
    Fen free{};              // when the queue began
    std::uint32_t ahead = 0; // firms before this one that wanted some
    Fen left{};              // when its turn came
};

/// The firm's turn in the one queue for slots and public money: both or neither.
struct Queue {
    std::uint32_t ahead = 0; // firms before this one, whatever they wanted
    std::optional<SlotClaim> slot;
    std::vector<MoneyClaim> money; // empty: none, or a grant whose money was set aside
    [[nodiscard]] bool has_slot() const noexcept { return !slot || slot->left > 0; }
    [[nodiscard]] bool has_money() const noexcept {
        return std::all_of(money.begin(), money.end(),
                           [](const MoneyClaim& claim) { return claim.needed <= claim.left; });
    }
    [[nodiscard]] bool served() const noexcept { return has_slot() && has_money(); }
};

/// What the firm proposed and what became of it.
struct Proposal {
    Mask step = 0;
    std::int16_t builder = in_house;
    Payment payment;
    std::optional<Queue> queue; // nothing: neither slot nor public money needed, or cannot pay
    Mask fallback = 0;          // the step that it would take alone
    std::optional<Payment> fallback_payment;

    /// The step that it may start after all; 0 = none.
    [[nodiscard]] Mask allowed() const noexcept {
        if (!payment.enough()) {
            return 0;
        }
        if (!queue || queue->served()) {
            return step;
        }
        return fallback_payment && fallback_payment->enough() ? fallback : Mask{0};
    }
    [[nodiscard]] bool refused() const noexcept { return queue && !queue->served(); }
};

/// Pressed by an inspector, and no project after all.
struct Penalty {
    std::int16_t intervention = no_intervention;
    Fen amount{};
    std::int64_t pause = 0; // quarters without a visit
};

/// A project's start.
struct Launch {
    Mask step = 0;
    std::int16_t builder = in_house;
    Fen price{}, from_fund{}, loan{};
    Support support;                          // in the fund when it was drawn on
    std::int16_t guarantor = no_intervention; // of a part of the loan
    Fen guaranteed{};
    bool demonstration = false; // it makes the firm a showcase when it completes
    int quarters = 0;           // planned
};

} // namespace catchup::explain
