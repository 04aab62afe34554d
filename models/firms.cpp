// SPDX-License-Identifier: MIT
#include "models/firms.hpp"

namespace catchup {

Firms::Firms(std::size_t n)
    : id(n), sector(n), county(n), rule(n), revenue(n), cost_scale(n), base_margin(n),
      payback_threshold(n), fit{Column<float>(n), Column<float>(n), Column<float>(n)}, state(n),
      capability(n), gain(n), margin(n), networked(n), fund(n), debt(n), instalment(n), project(n),
      ends_left(n), builder(n, in_house), attempts(n), offer_from(n, in_house), offered(n, never),
      proposal(n), proposal_builder(n, in_house), proposal_origin(n), fallback(n) {}

} // namespace catchup
