// SPDX-License-Identifier: MIT
#include "models/integrators/integrator.hpp"

#include <algorithm>

#include "sim/numerics/elementary.hpp"

namespace catchup {

double integrator_cost_share(const Integrator& profile, std::int64_t completed) {
    const double experience =
        (profile.prior_projects + static_cast<double>(completed)) / profile.prior_projects;
    return std::max(profile.cost_floor, profile.cost_share * power(experience, -profile.learning));
}

IntegratorState begin_quarter(const Integrator& profile, Quarter now, std::int64_t completed) {
    IntegratorState state{.completed = completed};
    const int age = now.minus(profile.from);
    if (age < 0) {
        return state;
    }
    const double capacity = profile.capacity * power(1.0 + profile.capacity_growth, age / 4.0);
    state.open = true;
    // the tolerance keeps what grows to a whole number whole: 10 doubled three times is 80, not 79
    state.slots = static_cast<std::uint32_t>(std::min(capacity * (1.0 + 1e-9), 4e9));
    state.cost_share = integrator_cost_share(profile, completed);
    return state;
}

} // namespace catchup
