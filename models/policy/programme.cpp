// SPDX-License-Identifier: MIT
#include "models/policy/programme.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace catchup {
namespace {

template <std::size_t N>
std::size_t index_in(const std::array<std::string_view, N>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

} // namespace

std::vector<Programme> programmes(const std::vector<Intervention>& interventions,
                                  const std::vector<Purse>& purses,
                                  const std::vector<Sector>& sectors, double generosity) {
    std::vector<Programme> all;
    std::array<std::size_t, std::variant_size_v<PolicyLevers>> of_kind{};
    for (const Intervention& one : interventions) {
        Programme& ready = all.emplace_back();
        ready.purse = static_cast<std::size_t>(
            std::find_if(purses.begin(), purses.end(),
                         [&](const Purse& purse) { return purse.name == one.purse; }) -
            purses.begin());
        const std::size_t kind = one.lever.index();
        ready.luck = static_cast<std::uint32_t>(most_interventions * kind + of_kind[kind]++);
        ready.generosity = generosity;
        ready.coverage = std::min(1.0, one.target.coverage * generosity);
        ready.by_integrators = one.delivery == "integrator";
        ready.size = static_cast<TargetSize>(index_in(target_sizes, one.target.size));
        ready.order = static_cast<TargetOrder>(index_in(target_orders, one.target.order));
        ready.from = *parse_state(one.target.from_state);
        ready.to = *parse_state(one.target.to_state);
        for (std::uint8_t s = 0; s < states; ++s) {
            ready.in_range[s] =
                has_reached(State{s}, ready.from) && has_reached(ready.to, State{s});
        }
        for (const Sector& sector : sectors) {
            const auto& kinds = one.target.sectors;
            const bool reached =
                kinds.empty() || std::find(kinds.begin(), kinds.end(), sector.kind) != kinds.end();
            ready.sectors.push_back(reached ? 1 : 0);
        }
        ready.first_county = static_cast<std::uint32_t>(one.target.counties[0]);
        ready.last_county = static_cast<std::uint32_t>(one.target.counties[1]);
    }
    return all;
}

} // namespace catchup
