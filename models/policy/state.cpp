// SPDX-License-Identifier: MIT
#include "models/policy/state.hpp"

namespace catchup {

PolicyFirms::PolicyFirms(std::size_t places)
    : grant(places, no_intervention), granted(places, never), inspector(places, no_intervention),
      refused(places, never), partner(places, no_intervention), linked(places, never),
      supporter(places, no_intervention), support(places), guarantor(places, no_intervention),
      guaranteed(places), loan(places), showcase(places, no_intervention), shows(places),
      sees(places) {}

void PolicyFirms::forget(Position place) noexcept {
    grant[place] = inspector[place] = partner[place] = supporter[place] = no_intervention;
    guarantor[place] = showcase[place] = no_intervention;
    granted[place] = refused[place] = linked[place] = never;
    support[place] = guaranteed[place] = loan[place] = Fen{0};
    shows[place] = 0;
}

PolicyState::PolicyState(std::size_t count_of_purses, std::size_t count_of_interventions,
                         std::size_t sectors, std::size_t places)
    : purses(count_of_purses),
      interventions(count_of_interventions), firms{count_of_interventions == 0 ? 0 : places} {
    for (InterventionState& one : interventions) {
        one.best.resize(sectors);
    }
}

} // namespace catchup
