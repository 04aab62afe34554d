// SPDX-License-Identifier: MIT
// Policy arms that share scenarios, seeds and one past, from which they part with the same bits.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/comparison/tally.hpp"

namespace catchup {

/// One arm of a comparison.
struct Arm {
    enum class Role : std::uint8_t { arm, twin, decomposition };
    std::string label;
    Role role = Role::arm;
    Scenario scenario;
    std::size_t parent = 0; // of a decomposition: the arm that it was made from; else itself
    std::size_t twin = 0;   // the arm that is this one's world without policy
    std::string note;       // what a decomposition changes
};

/// True if the arm has interventions.
[[nodiscard]] inline bool has_policy(const Arm& arm) noexcept {
    return !arm.scenario.interventions.empty();
}

/// Gives each arm its twin: an arm without policy whose scenario is otherwise the same; adds one
/// where it is missing.
void add_twins(std::vector<Arm>& arms);

struct Lived;

/// Worlds up to the branch, one for each way in which arms differ beside their policy.
class Trunks {
  public:
    /// The branch is the first quarter in which the policy of any arm may act.
    explicit Trunks(const std::vector<Arm>& arms);

    [[nodiscard]] Step branch_quarter() const noexcept { return branch_; }
    [[nodiscard]] const Plan& trunk_of(std::size_t arm) const { return *plans_[trunk_of_[arm]]; }

    /// Whether every arm with a policy is run once more without one treated firm, drawn by lot.
    enum class Direct : std::uint8_t { ignored, sampled };
    /// One replication of some arms under these plans, by arm index; the trunks run once each.
    struct Run {
        std::size_t arm = 0;
        const Plan* plan = nullptr;
    };
    [[nodiscard]] std::vector<Tally> run(const std::vector<Run>& runs, Replication replication,
                                         const Valuation& valuation,
                                         Direct direct = Direct::ignored) const;

    /// Probability, by place, that the firm of the branch reaches the goal by the end in its trunk
    /// without policy: the population of the replication is kept, all luck after the branch is
    /// redrawn `redraws` times (numbers of its own). One entry a trunk.
    [[nodiscard]] std::vector<std::vector<double>>
    redrawn(Replication replication, std::uint32_t redraws, const Valuation& valuation) const;
    [[nodiscard]] std::size_t trunk_index(std::size_t arm) const { return trunk_of_[arm]; }

  private:
    /// The arm with one of its treated firms left out of its policy.
    [[nodiscard]] LeftOut leave_one_out(const Lived& trunk, const Plan& plan,
                                        const Tally& tally) const;

    std::vector<std::unique_ptr<const Plan>> plans_;
    std::vector<std::size_t> trunk_of_; // by arm
    Step branch_{};
};

/// A scenario's plan at a generosity, whatever its purses promise: what they cannot pay they do not.
[[nodiscard]] std::unique_ptr<const Plan> plan_at(const Scenario& scenario, double generosity);

/// Replications of a search and of redrawn luck have numbers that no run of a comparison has.
inline constexpr std::uint32_t most_replications = 1'000'000;
[[nodiscard]] Replication search_replication(std::uint32_t index) noexcept;

} // namespace catchup
