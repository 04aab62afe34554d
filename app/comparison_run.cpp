// SPDX-License-Identifier: MIT
#include "app/comparison_run.hpp"

#include <algorithm>

#include "analysis/estimate.hpp"
#include "app/provenance.hpp"
#include "models/comparison/likeness.hpp"
#include "models/comparison/measures.hpp"
#include "models/record.hpp"
#include "sim/config/resolved.hpp"
#include "sim/run/interrupt.hpp"
#include "sim/run/replications.hpp"

namespace catchup::app {
namespace {

constexpr std::uint32_t pilot = 20; // replications before precision is judged

/// What arms share and how each was solved, as root attributes.
hdf5::Attributes attributes_of(const std::vector<Arm>& arms, const Trunks& trunks,
                               const Solutions& solutions, const ComparisonSettings& settings,
                               const Taken& taken) {
    constexpr const char* roles[] = {"arm", "twin", "decomposition"};
    std::vector<std::string> labels, role, status, note, world, scenarios;
    std::vector<double> generosity, reach, twin, parent, same_as, spending, reached, welfare;
    for (std::size_t a = 0; a < arms.size(); ++a) {
        const ArmSolution& solution = solutions.arms[a];
        labels.push_back(arms[a].label);
        role.emplace_back(roles[static_cast<std::size_t>(arms[a].role)]);
        status.push_back(solution.status);
        note.push_back(arms[a].note.empty()    ? solution.note
                       : solution.note.empty() ? arms[a].note
                                               : arms[a].note + "; " + solution.note);
        scenarios.push_back(config::to_toml(arms[a].scenario)); // as written
        world.push_back(world_difference(arms[a], arms.front()));
        const auto first_alike = std::find_if(
            arms.begin(), arms.end(), [&](const Arm& one) { return same_thing(one, arms[a]); });
        same_as.push_back(static_cast<double>(std::distance(arms.begin(), first_alike)));
        generosity.push_back(solution.generosity);
        reach.push_back(solution.reach);
        twin.push_back(static_cast<double>(arms[a].twin));
        parent.push_back(static_cast<double>(arms[a].parent));
        const std::size_t points = scan_generosity().size();
        const auto append = [&](std::vector<double>& all, std::vector<double> some) {
            some.resize(solutions.target > 0.0 ? points : 0); // 0 for arms without policy
            all.insert(all.end(), some.begin(), some.end());
        };
        append(spending, solution.scan_spending);
        append(reached, solution.scan_reached);
        append(welfare, solution.scan_welfare);
    }
    const Scenario& first = arms.front().scenario;
    const Valuation& valuation = settings.valuation;
    return {{"kind", "comparison"},
            {"seed", static_cast<std::int64_t>(first.seed)},
            {"model_version", model_version},
            {"command", settings.command},
            {"arms", labels},
            {"arm_role", role},
            {"arm_status", status},
            {"arm_note", note},
            {"arm_generosity", generosity},
            {"arm_reach", reach},
            {"arm_twin", twin},
            {"arm_parent", parent},
            {"arm_same_as", same_as},
            {"arm_world", world},
            {"target_spending", solutions.target},
            {"target_from", solutions.target <= 0.0 ? "no target"
                            : settings.aim.target   ? "--spending"
                                                    : "the least that an arm spends as written"},
            {"discount", valuation.discount},
            {"mcpf", valuation.mcpf},
            {"terminal_years", valuation.terminal_years},
            {"goal", label(valuation.goal)},
            {"branch",
             to_string(first.time.start.plus(static_cast<int>(trunks.branch_quarter().value())))},
            {"search_replications", static_cast<std::int64_t>(settings.aim.replications)},
            {"redraws", static_cast<std::int64_t>(settings.redraws)},
            {"replications_asked", static_cast<std::int64_t>(settings.replications)},
            {"half_width", settings.half_width.value_or(0.0)},
            {"half_width_of", settings.outcome},
            {"ended", taken.is_precise                             ? "half-width reached"
                      : taken.replications < settings.replications ? "interrupted"
                                                                   : "all replications"},
            {"scan_generosity", solutions.target > 0.0 ? scan_generosity() : std::vector<double>{}},
            {"scan_spending", spending},
            {"scan_reached", reached},
            {"scan_welfare", welfare},
            {"scenarios", scenarios}};
}

/// Paired differences from the world without policy, by arm: to judge whether there are enough.
class Precision {
  public:
    Precision(const std::vector<Arm>& arms, const ComparisonSettings& settings)
        : arms_{arms}, settings_{settings}, differences_(arms.size()) {}

    void add(const std::vector<Tally>& tallies) {
        for (std::size_t a = 0; a < arms_.size(); ++a) {
            differences_[a].push_back(outcome(tallies[a], settings_.outcome) -
                                      outcome(tallies[arms_[a].twin], settings_.outcome));
        }
    }
    [[nodiscard]] bool enough() const {
        if (!settings_.half_width || differences_.front().size() < pilot) {
            return false;
        }
        return std::all_of(differences_.begin(), differences_.end(), [&](const auto& values) {
            const auto interval = analysis::estimate(values).interval;
            return (interval->high - interval->low) / 2.0 <= *settings_.half_width;
        });
    }

  private:
    const std::vector<Arm>& arms_;
    const ComparisonSettings& settings_;
    std::vector<std::vector<double>> differences_;
};

struct Replicated {
    std::vector<Tally> tallies;
    std::vector<std::vector<double>> redrawn;
};

} // namespace

Taken simulate_comparison(output::Writer& writer, const std::vector<Arm>& arms,
                          const Trunks& trunks, const std::vector<double>& generosity,
                          const ComparisonSettings& settings, Threads& threads) {
    std::vector<std::unique_ptr<const Plan>> plans;
    std::vector<Trunks::Run> runs;
    for (std::size_t a = 0; a < arms.size(); ++a) {
        plans.push_back(plan_at(arms[a].scenario, generosity[a]));
        runs.push_back({a, plans.back().get()});
    }
    Precision precision{arms, settings};
    std::uint32_t taken = 0;
    run::Progress progress{"replication", settings.replications, settings.verbosity};
    const std::size_t firms = arms.front().scenario.population.firms;
    threads.run([&] {
        run::replicate<Replicated>(
            settings.replications, run::side_by_side(firms, threads.count()),
            [&](Replication r) {
                return Replicated{trunks.run(runs, r, settings.valuation, Trunks::Direct::sampled),
                                  trunks.redrawn(r, settings.redraws, settings.valuation)};
            },
            [&](const Replicated& one) {
                if (precision.enough()) {
                    return; // simulated side by side with the last one that was needed
                }
                writer.append(comparison_record(arms, trunks, one.tallies, one.redrawn));
                precision.add(one.tallies);
                progress.update(++taken);
            },
            [&] { return run::interrupted() || precision.enough(); });
    });
    return {taken, precision.enough()};
}

std::uint32_t run_comparison(const std::vector<Arm>& arms, const ComparisonSettings& settings,
                             Threads& threads) {
    const Trunks trunks{arms};
    output::Writer writer{settings.out, comparison_schema(arms)};
    const auto solutions =
        solve(arms, trunks, settings.aim, settings.valuation, threads, settings.verbosity);
    if (!solutions) {
        return 0;
    }
    std::vector<double> generosity;
    for (const ArmSolution& solution : solutions->arms) {
        generosity.push_back(solution.generosity);
    }
    const Taken taken = simulate_comparison(writer, arms, trunks, generosity, settings, threads);
    if (taken.replications > 0) {
        writer.finish(attributes_of(arms, trunks, *solutions, settings, taken), {},
                      provenance(threads.count()));
    }
    return taken.replications;
}

} // namespace catchup::app
