// SPDX-License-Identifier: MIT
// Which firms an intervention is for, which of them it reaches, and with which steps.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// True if the intervention selects the firm by sector, place and size.
[[nodiscard]] bool selects(const World& world, std::size_t intervention, Position f) noexcept;

/// The same by plain place, for loops over vectors (models/chosen.hpp).
class Selection {
  public:
    Selection(const World& world, std::size_t intervention) noexcept;
    [[nodiscard]] bool operator()(std::size_t at) const noexcept {
        const bool small = static_cast<double>(revenue_[at]) < sme_revenue_;
        const std::uint32_t county = county_[at];
        return (sectors_[sector_[at]] != 0) & (first_county_ <= county) & (county <= last_county_) &
               (any_size_ | (small == wants_small_));
    }

  private:
    const std::uint16_t* sector_;
    const std::uint16_t* county_;
    const float* revenue_;
    const std::uint8_t* sectors_;
    std::uint32_t first_county_, last_county_;
    double sme_revenue_;
    bool any_size_, wants_small_;
};

/// True if it selects the firm in its present state, and reaches it: coverage in the target's order.
[[nodiscard]] bool covers(const World& world, std::size_t intervention, Position f) noexcept;

/// What the target's order goes by: revenue, minus revenue, partners; 0 in a lottery.
[[nodiscard]] double order_key(const World& world, std::size_t intervention, Position f) noexcept;

/// Bit m set: the intervention's choice allows step m to a firm in the state.
[[nodiscard]] std::uint8_t chosen_steps(const World& world, std::size_t intervention,
                                        SectorId sector, State state) noexcept;

/// Lists what `chosen_steps` says of every sector and state: when the intervention first acts, and
/// whenever its choice has changed.
void list_chosen_steps(World& world, std::size_t intervention);

/// Notes which interventions reach a new firm.
void note_reach(World& world, Position f) noexcept;

/// Sets the mark up to which an order other than the lottery reaches, counts the scope and notes
/// who is reached: when the intervention first acts.
void mark(World& world, std::size_t intervention);

} // namespace catchup
