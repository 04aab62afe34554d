// SPDX-License-Identifier: MIT
#include "models/comparison/arms.hpp"

#include <algorithm>
#include <map>

#include "models/comparison/likeness.hpp"
#include "models/step.hpp"
#include "sim/config/resolved.hpp"

namespace catchup {

/// A world with what was read off it so far.
struct Lived {
    World world;
    Tally tally;
    void until(Step end) {
        while (world.now < end) {
            step(world);
            tally.observe(world);
        }
    }
};

namespace {

constexpr std::uint32_t first_search = 0x40000000;
constexpr std::uint32_t first_redraw = 0x80000000;
constexpr std::uint32_t most_redraws = 1024;

/// What two arms must share to be worlds with and without the same thing.
std::string surroundings(const Scenario& scenario) { return config::to_toml(world_of(scenario)); }

Lived live_to(const Plan& plan, Replication replication, Step branch, const Valuation& valuation) {
    World world = begin(plan, replication);
    Tally tally{world, valuation};
    Lived lived{std::move(world), std::move(tally)};
    lived.until(branch);
    lived.tally.follow_firms(lived.world);
    return lived;
}

} // namespace

void add_twins(std::vector<Arm>& arms) {
    std::map<std::string, std::size_t> twins;
    for (std::size_t a = 0; a < arms.size(); ++a) {
        if (!has_policy(arms[a])) {
            twins.try_emplace(surroundings(arms[a].scenario), a);
        }
    }
    for (std::size_t a = 0; a < arms.size(); ++a) { // grows: twins are their own
        const auto [found, is_new] = twins.try_emplace(surroundings(arms[a].scenario), arms.size());
        if (is_new) {
            arms.push_back({.label = arms[a].label + " without policy",
                            .role = Arm::Role::twin,
                            .scenario = without_policy(arms[a].scenario),
                            .parent = arms.size(),
                            .twin = arms.size(),
                            .note = "the world of " + arms[a].label + " without its policy"});
        }
        arms[a].twin = found->second;
    }
}

Trunks::Trunks(const std::vector<Arm>& arms) : branch_{arms.front().scenario.time.quarters} {
    std::map<std::string, std::size_t> known;
    for (const Arm& arm : arms) {
        branch_ = std::min(branch_, policy_begins(arm.scenario));
        const auto [found, is_new] = known.try_emplace(surroundings(arm.scenario), plans_.size());
        if (is_new) {
            plans_.push_back(prepare(without_policy(arm.scenario)));
        }
        trunk_of_.push_back(found->second);
    }
}

std::vector<Tally> Trunks::run(const std::vector<Run>& runs, Replication replication,
                               const Valuation& valuation, Direct direct) const {
    std::vector<std::unique_ptr<Lived>> trunks(plans_.size());
    std::vector<Tally> tallies;
    for (const Run& one : runs) {
        std::unique_ptr<Lived>& trunk = trunks[trunk_of_[one.arm]];
        if (!trunk) {
            trunk = std::make_unique<Lived>(
                live_to(*plans_[trunk_of_[one.arm]], replication, branch_, valuation));
        }
        Lived lived{branch(trunk->world, *one.plan), trunk->tally};
        lived.until(Step{one.plan->scenario.time.quarters});
        lived.tally.finish(lived.world);
        if (direct == Direct::sampled && !one.plan->programmes.empty()) {
            lived.tally.left_out = leave_one_out(*trunk, *one.plan, lived.tally);
        }
        tallies.push_back(std::move(lived.tally));
    }
    return tallies;
}

LeftOut Trunks::leave_one_out(const Lived& trunk, const Plan& plan, const Tally& tally) const {
    std::size_t place = tally.fates.size();
    std::uint32_t lowest = 0;
    for (std::size_t f = 0; f < tally.fates.size(); ++f) {
        const Fate& fate = tally.fates[f];
        if (fate.counts && fate.treated) {
            const std::uint32_t lot =
                trunk.world.random.bits(fate.id.value(), 0, Purpose::left_out);
            if (place == tally.fates.size() || lot < lowest) {
                place = f;
                lowest = lot;
            }
        }
    }
    if (place == tally.fates.size()) {
        return {};
    }
    Lived lived{branch(trunk.world, plan), trunk.tally};
    lived.world.policy.left_out = tally.fates[place].id;
    lived.until(Step{plan.scenario.time.quarters});
    return {.sampled = true,
            .with = tally.fates[place].reached >= 0,
            .without = lived.tally.fates[place].reached >= 0};
}

std::vector<std::vector<double>> Trunks::redrawn(Replication replication, std::uint32_t redraws,
                                                 const Valuation& valuation) const {
    std::vector<std::vector<double>> all;
    for (const auto& plan : plans_) {
        const Lived trunk = live_to(*plan, replication, branch_, valuation);
        std::vector<double>& probability = all.emplace_back(plan->scenario.population.firms);
        for (std::uint32_t k = 0; k < redraws; ++k) {
            Lived other{trunk};
            other.world.random =
                Stream{plan->scenario.seed,
                       Replication{first_redraw + replication.value() * most_redraws + k}};
            other.until(Step{plan->scenario.time.quarters});
            for (std::size_t f = 0; f < probability.size(); ++f) {
                probability[f] += other.tally.fates[f].reached >= 0 ? 1.0 / redraws : 0.0;
            }
        }
    }
    return all;
}

std::unique_ptr<const Plan> plan_at(const Scenario& scenario, double generosity) {
    Scenario scaled = scenario;
    scaled.policy.generosity = generosity;
    return prepare(scaled);
}

Replication search_replication(std::uint32_t index) noexcept {
    return Replication{first_search + index};
}

} // namespace catchup
