// SPDX-License-Identifier: MIT
// Which firms an intervention is for, which of them it reaches, and with which steps.
#pragma once

#include <cstdint>
#include <vector>

#include "models/plan.hpp"

namespace catchup {

/// True if the intervention selects the firm by sector, place and size.
[[nodiscard]] bool selects(const World& world, std::size_t intervention, Position f) noexcept;

/// The same by plain place, for loops over vectors (models/chosen.hpp): `plain()` may be captured.
class Selection {
  public:
    Selection(const World& world, std::size_t intervention);
    struct Plain {
        [[nodiscard]] bool operator()(std::size_t at) const noexcept {
            const bool small = static_cast<double>(revenue[at]) < sme_revenue;
            const std::uint32_t its_county = county[at];
            return (sectors[sector[at]] != 0) & (first_county <= its_county) &
                   (its_county <= last_county) & (any_size | (small == wants_small));
        }
        const std::uint16_t* sector;
        const std::uint16_t* county;
        const float* revenue;
        const std::uint32_t* sectors;
        std::uint32_t first_county, last_county;
        double sme_revenue;
        bool any_size, wants_small;
    };
    [[nodiscard]] Plain plain() const noexcept;

  private:
    const World& world_;
    const Programme& programme_;
    std::vector<std::uint32_t> sectors_; // wide, because vectors look up no single bytes
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
