// SPDX-License-Identifier: MIT
#include "models/policy/state.hpp"

namespace catchup {
namespace {

std::size_t words_for(std::size_t interventions) {
    return (interventions + interventions_a_word - 1) / interventions_a_word;
}

} // namespace

PolicyFirms::PolicyFirms(std::size_t places, std::size_t interventions)
    : grant(places, no_intervention), granted(places, never), inspector(places, no_intervention),
      refused(places, never), partner(places, no_intervention), linked(places, never),
      supporter(places, no_intervention), support(places), guarantor(places, no_intervention),
      guaranteed(places), loan(places), showcase(places, no_intervention), shows(places),
      sees(places), reached(words_for(interventions), Column<std::uint64_t>(places)) {}

void PolicyFirms::forget(Position place) noexcept {
    grant[place] = inspector[place] = partner[place] = supporter[place] = no_intervention;
    guarantor[place] = showcase[place] = no_intervention;
    granted[place] = refused[place] = linked[place] = never;
    support[place] = guaranteed[place] = loan[place] = Fen{0};
    shows[place] = 0;
    for (Column<std::uint64_t>& word : reached) {
        word[place] = 0;
    }
}

PolicyState::PolicyState(std::size_t count_of_purses, std::size_t count_of_interventions,
                         std::size_t sectors, std::size_t places)
    : purses(count_of_purses),
      interventions(count_of_interventions), firms{count_of_interventions == 0 ? 0 : places,
                                                   count_of_interventions},
      payers(words_for(count_of_interventions)) {
    for (InterventionState& one : interventions) {
        one.best.resize(sectors);
    }
}

} // namespace catchup
