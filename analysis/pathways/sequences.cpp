// SPDX-License-Identifier: MIT
#include "analysis/pathways/sequences.hpp"

#include <algorithm>

#include "sim/base/contract.hpp"

namespace catchup::analysis {

std::vector<Spell> spells(const Sequence& sequence) {
    std::vector<Spell> found;
    for (const Symbol state : sequence.states) {
        if (found.empty() || found.back().state != state) {
            found.push_back({state, 0});
        }
        ++found.back().length;
    }
    return found;
}

std::vector<Symbol> successive_states(const Sequence& sequence) {
    std::vector<Symbol> states = sequence.states;
    states.erase(std::unique(states.begin(), states.end()), states.end());
    return states;
}

std::vector<double> Sequences::weights() const {
    std::vector<double> sums(distinct.size(), 0.0);
    for (const Member& member : members) {
        sums[member.kind] += member.weight;
    }
    return sums;
}

std::vector<double> Sequences::weights(std::size_t group) const {
    std::vector<double> sums(distinct.size(), 0.0);
    for (const Member& member : members) {
        sums[member.kind] += member.group == group ? member.weight : 0.0;
    }
    return sums;
}

std::size_t Sequences::longest() const {
    std::size_t most = 0;
    for (const Sequence& sequence : distinct) {
        most = std::max(most, sequence.states.size());
    }
    return most;
}

void SequenceCollector::add(Sequence sequence, Member member) {
    EXPECTS(!sequence.states.empty() && member.weight > 0.0);
    const auto [at, is_new] = known_.emplace(std::move(sequence), into_->distinct.size());
    if (is_new) {
        into_->distinct.push_back(at->first);
    }
    member.kind = at->second;
    into_->members.push_back(std::move(member));
}

} // namespace catchup::analysis
