// SPDX-License-Identifier: MIT
// Integrators visit small firms, leave offers and give free trials.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// Visits of the quarter, one integrator after the other. A visit informs, and leaves an offer
/// unless the integrator is no cheaper than the firm itself or another one's standing offer is as
/// cheap. So of several visits in one quarter the cheapest counts, then the first integrator's.
/// Then the first offers of the quarter bring their trials (trial.hpp). Writes `news`,
/// `offer_from`, `offered`, `met`, `credit`, trial funds and rows.
void contact(World& world);

/// Probability that the integrator visits the firm this quarter; 0 if the firm is out of its reach.
[[nodiscard]] double visit_probability(const World& world, std::size_t integrator,
                                       Position f) noexcept;
/// The number that lies below it if the visit takes place.
[[nodiscard]] double visit_luck(const World& world, std::size_t integrator, Position f) noexcept;

} // namespace catchup
