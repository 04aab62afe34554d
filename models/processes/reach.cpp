// SPDX-License-Identifier: MIT
#include "models/processes/reach.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "sim/parallel/blocks.hpp"

namespace catchup {
namespace {

double coverage_luck(const World& world, std::size_t intervention, Position f) noexcept {
    return world.random.uniform(world.firms.id[f], Step{0}, Purpose::coverage,
                                world.plan->programmes[intervention].luck);
}

bool earlier(const Mark& a, const Mark& b) noexcept {
    return a.key != b.key ? a.key > b.key : a.luck < b.luck;
}

bool reached(const World& world, std::size_t intervention, Position f) noexcept {
    const Programme& programme = world.plan->programmes[intervention];
    if (programme.coverage >= 1.0) {
        return true;
    }
    const double luck = coverage_luck(world, intervention, f);
    if (programme.order == TargetOrder::lottery) {
        return luck < programme.coverage;
    }
    const Mark own{order_key(world, intervention, f), luck};
    return !earlier(world.policy.interventions[intervention].mark, own);
}

/// Keeps whether a marked intervention reaches the firm, whatever its state.
void note(World& world, std::size_t intervention, Position f) noexcept {
    if (selects(world, intervention, f) && reached(world, intervention, f)) {
        world.policy.firms.reached[intervention / interventions_a_word][f] |= bit_of(intervention);
    }
}

/// The mark of the last firm that is reached, if not all are and their order is no lottery.
void set_mark(World& world, std::size_t intervention) {
    InterventionState& state = world.policy.interventions[intervention];
    const Programme& programme = world.plan->programmes[intervention];
    const Firms& firms = world.firms;
    if (programme.order == TargetOrder::lottery || programme.coverage >= 1.0) {
        return;
    }
    std::vector<Mark> all;
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        const Position f{at};
        if (selects(world, intervention, f)) {
            all.push_back(
                {order_key(world, intervention, f), coverage_luck(world, intervention, f)});
        }
    }
    const auto count = static_cast<std::size_t>(
        std::floor(programme.coverage * static_cast<double>(all.size()) + 0.5));
    if (count == 0) {
        state.mark = {std::numeric_limits<double>::infinity(), 0.0}; // nobody comes before it
        return;
    }
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::nth_element(all.begin(), last, all.end(), earlier);
    state.mark = *last;
}

} // namespace

Selection::Selection(const World& world, std::size_t intervention)
    : world_{world}, programme_{world.plan->programmes[intervention]},
      sectors_(programme_.sectors.begin(), programme_.sectors.end()) {}

Selection::Plain Selection::plain() const noexcept {
    return {.sector = world_.firms.sector.numbers(),
            .county = world_.firms.county.numbers(),
            .revenue = world_.firms.revenue.numbers(),
            .sectors = sectors_.data(),
            .first_county = programme_.first_county,
            .last_county = programme_.last_county,
            .sme_revenue = world_.plan->scenario.finance.sme_revenue,
            .any_size = programme_.size == TargetSize::all,
            .wants_small = programme_.size == TargetSize::smes};
}

bool selects(const World& world, std::size_t intervention, Position f) noexcept {
    const Programme& programme = world.plan->programmes[intervention];
    const Firms& firms = world.firms;
    const bool small =
        static_cast<double>(firms.revenue[f]) < world.plan->scenario.finance.sme_revenue;
    return programme.in_scope(firms.sector[f], firms.county[f]) &&
           (programme.size == TargetSize::all || small == (programme.size == TargetSize::smes));
}

bool covers(const World& world, std::size_t intervention, Position f) noexcept {
    const auto& word = world.policy.firms.reached[intervention / interventions_a_word];
    return (word[f] & bit_of(intervention)) != 0 && world.firms.id[f] != world.policy.left_out &&
           world.plan->programmes[intervention].in_range[world.firms.state[f].value()];
}

double order_key(const World& world, std::size_t intervention, Position f) noexcept {
    switch (world.plan->programmes[intervention].order) {
    case TargetOrder::lottery:
        return 0.0;
    case TargetOrder::largest:
        return world.firms.revenue[f];
    case TargetOrder::smallest:
        return -static_cast<double>(world.firms.revenue[f]);
    case TargetOrder::central:
        return static_cast<double>(world.partners->of(f).size());
    }
    return 0.0;
}

std::uint8_t chosen_steps(const World& world, std::size_t intervention, SectorId sector,
                          State state) noexcept {
    const auto& chosen = world.policy.interventions[intervention].chosen;
    if (!chosen.empty()) {
        return chosen[sector.value()][state.value()];
    }
    const PolicyChoices& choice = world.plan->scenario.interventions[intervention].choice;
    const auto only = [](Mask step) noexcept {
        return static_cast<std::uint8_t>(step == 0 ? 0U : 1U << step);
    };
    if (const auto* sequence = std::get_if<SequenceChoice>(&choice)) {
        return only(due_in(sequence->order, state));
    }
    if (std::holds_alternative<BestBySector>(choice)) {
        return only(world.policy.interventions[intervention].best[sector.value()]);
    }
    return 0xFE;
}

void list_chosen_steps(World& world, std::size_t intervention) {
    auto& chosen = world.policy.interventions[intervention].chosen;
    chosen.clear(); // so that they are worked out, not looked up
    std::vector<std::array<std::uint8_t, states>> list(world.sector_firms.size());
    for (std::size_t sector = 0; sector < list.size(); ++sector) {
        for (std::uint8_t s = 0; s < states; ++s) {
            list[sector][s] = chosen_steps(world, intervention,
                                           SectorId{static_cast<std::uint16_t>(sector)}, State{s});
        }
    }
    chosen = std::move(list);
}

void mark(World& world, std::size_t intervention) {
    InterventionState& state = world.policy.interventions[intervention];
    const Programme& programme = world.plan->programmes[intervention];
    const Firms& firms = world.firms;
    state.marked = true;
    state.scope = ordered_sum<std::int64_t>(firms.size(), [&](Position f) noexcept {
        return programme.in_scope(firms.sector[f], firms.county[f]) ? 1 : 0;
    });
    set_mark(world, intervention);
    for_each_firm(firms.size(), [&](Position f) noexcept { note(world, intervention, f); });
}

void note_reach(World& world, Position f) noexcept {
    for (std::size_t k = 0; k < world.policy.interventions.size(); ++k) {
        if (world.policy.interventions[k].marked) {
            note(world, k, f);
        }
    }
}

} // namespace catchup
