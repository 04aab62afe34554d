// SPDX-License-Identifier: MIT
#include "models/firms.hpp"

namespace catchup {

namespace {

template <std::size_t N>
std::array<Column<float>, N> columns(std::size_t places) {
    std::array<Column<float>, N> all;
    all.fill(Column<float>(places));
    return all;
}

} // namespace

Firms::Firms(std::size_t n)
    : id(n), sector(n), county(n), east(n), north(n), rule(n), revenue(n), cost_scale(n),
      visibility(n), base_margin(n), payback_threshold(n),
      imitation_threshold(n), fit{columns<technologies>(n)}, state(n),
      capability(n), experience{columns<technologies>(n)}, information(n), aspiration(n), gain(n),
      margin(n), recent_margin{columns<quarters_a_year>(n)}, networked(n), fund(n), debt(n),
      instalment(n), project(n), late(n), ends_left(n), builder(n, in_house), project_cost(n),
      attempts(n), tries(n), abandoned(n, never), news(n), met(n), credit(n),
      offer_from(n, in_house), offered(n, never), proposal(n), proposal_builder(n, in_house),
      proposal_origin(n), fallback(n) {}

} // namespace catchup
