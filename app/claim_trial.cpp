// SPDX-License-Identifier: MIT
#include "app/claim_trial.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "analysis/claims/arm_outcomes.hpp"
#include "app/arm_solution.hpp"
#include "app/claim_file.hpp"
#include "app/design_file.hpp"
#include "app/result_scenario.hpp"
#include "app/scenario_run.hpp"
#include "models/comparison/arms.hpp"
#include "sim/base/error.hpp"
#include "sim/config/refusal.hpp"
#include "sim/config/resolved.hpp"

namespace catchup::app {
namespace {

using analysis::ClaimNumber;
using analysis::ClaimWorldReport;

/// A world with what it sets in each arm.
struct TrialWorld {
    ClaimWorldReport told;
    std::vector<std::vector<std::string>> set; // by arm
};

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Trial {
  public:
    Trial(std::string file, const TrialSettings& settings)
        : file_{std::move(file)}, settings_{&settings}, claim_{read_claim(file_)} {
        add_named_worlds();
        if (!claim_.region.empty()) {
            add_points();
        }
    }

    std::optional<analysis::ClaimReport> report() {
        analysis::ClaimReport report{claim_.id,      claim_.title, claim_.source, claim_.caution,
                                     replications(), {},           factors_};
        for (TrialWorld& world : worlds_) {
            std::vector<ScenarioRun> runs = runs_of(world);
            check(world, runs);
            if (!claim_.equal_spending.empty() && !make_spending_equal(world, runs)) {
                return std::nullopt;
            }
            std::vector<std::string> names;
            std::vector<std::string> files;
            for (std::size_t a = 0; a < runs.size(); ++a) {
                const std::string what =
                    fmt::format("{} {} {}", claim_.id, world.told.name, claim_.arms[a].name);
                if (!ensure_result(runs[a], what)) {
                    return std::nullopt;
                }
                names.push_back(claim_.arms[a].name);
                files.push_back(runs[a].out);
            }
            analysis::ArmOutcomes outcomes{names, files};
            for (const ClaimTest& test : claim_.tests) {
                world.told.numbers.push_back(
                    number(outcomes, test.says, test.formula, test.must_be));
                ClaimNumber& told = world.told.numbers.back();
                told.bounds = test.bounds();
                told.source = test.source;
                told.calibrated = test.calibrated;
                told.verdict = told.estimate ? analysis::judged(*told.estimate, test.bounds())
                                             : analysis::Verdict::undecided;
            }
            for (const ClaimFinding& finding : claim_.findings) {
                world.told.numbers.push_back(number(outcomes, finding.says, finding.formula, ""));
            }
            report.worlds.push_back(std::move(world.told));
        }
        return report;
    }

  private:
    [[nodiscard]] std::size_t replications() const {
        return static_cast<std::size_t>(
            settings_->replications.value_or(static_cast<std::int64_t>(claim_.replications)));
    }
    [[nodiscard]] std::string beside(const std::string& named) const {
        return (std::filesystem::path{file_}.parent_path() / named).lexically_normal().string();
    }

    void add_named_worlds() {
        ClaimWorld as_written;
        as_written.name = "as-written";
        std::vector<ClaimWorld> all{as_written};
        all.insert(all.end(), claim_.worlds.begin(), claim_.worlds.end());
        for (const ClaimWorld& world : all) {
            TrialWorld one;
            one.told.name = world.name;
            one.told.meaning = world.meaning;
            one.told.control = world.control;
            for (const ClaimArm& arm : claim_.arms) {
                one.set.push_back(arm.set);
                if (world.arms.empty() || contains(world.arms, arm.name)) {
                    one.set.back().insert(one.set.back().end(), world.set.begin(), world.set.end());
                }
            }
            worlds_.push_back(std::move(one));
        }
    }

    void add_points() {
        const DesignFile design = read_design(beside(claim_.region));
        const std::size_t columns = design.points.columns.size();
        for (std::size_t c = 0; c < columns; ++c) {
            const experiments::PointColumn& column = design.points.columns[c];
            factors_.push_back(
                {column.name, {}, column.words, column.type != experiments::ValueType::real});
            for (std::size_t point = 0; point < design.points.rows; ++point) {
                factors_.back().values.push_back(design.points.at(point, c));
            }
        }
        for (std::size_t point = 0; point < design.points.rows; ++point) {
            TrialWorld one;
            one.told.name = fmt::format("point-{}", point + 1);
            one.told.is_point = true;
            for (const ClaimArm& arm : claim_.arms) {
                one.set.push_back(arm.set);
                const auto more = design.points.assignments(point, arm.name);
                one.set.back().insert(one.set.back().end(), more.begin(), more.end());
            }
            worlds_.push_back(std::move(one));
        }
    }

    [[nodiscard]] std::vector<ScenarioRun> runs_of(const TrialWorld& world) const {
        const std::filesystem::path folder = std::filesystem::path{settings_->folder} / claim_.id;
        std::filesystem::create_directories(folder);
        std::vector<ScenarioRun> runs;
        for (std::size_t a = 0; a < claim_.arms.size(); ++a) {
            ScenarioRun run;
            run.scenario = beside(claim_.arms[a].scenario);
            run.out =
                (folder / fmt::format("{}.{}.h5", world.told.name, claim_.arms[a].name)).string();
            run.replications = static_cast<std::int64_t>(replications());
            run.set = world.set[a];
            run.set.insert(run.set.end(), settings_->set.begin(), settings_->set.end());
            run.set.emplace_back("output.ledger=false"); // large, and no measure reads it
            run.threads = settings_->threads;
            run.verbosity = settings_->verbosity;
            runs.push_back(std::move(run));
        }
        return runs;
    }

    /// Throws InputError that says in which arm and world, for settings that its scenario does not take.
    void check(const TrialWorld& world, const std::vector<ScenarioRun>& runs) const {
        for (std::size_t a = 0; a < runs.size(); ++a) {
            try {
                static_cast<void>(scenario_of(runs[a]));
            } catch (const InputError& error) {
                std::vector<Problem> problems = error.problems();
                for (Problem& problem : problems) {
                    problem.text = fmt::format("{} (arm {} in world {} of {})", problem.text,
                                               claim_.arms[a].name, world.told.name, file_);
                }
                throw InputError{std::move(problems)};
            }
        }
    }

    /// Sets the generosity of the arms that are to spend the same. @return false if stopped
    bool make_spending_equal(TrialWorld& world, std::vector<ScenarioRun>& runs) const {
        std::vector<Arm> arms;
        std::vector<std::size_t> places;
        for (std::size_t a = 0; a < runs.size(); ++a) {
            if (contains(claim_.equal_spending, claim_.arms[a].name)) {
                const std::size_t place = arms.size();
                arms.push_back({.label = claim_.arms[a].name,
                                .role = Arm::Role::arm,
                                .scenario = prepare(scenario_of(runs[a]))->scenario,
                                .parent = place,
                                .twin = place,
                                .note = ""});
                places.push_back(a);
            }
        }
        SpendingAim aim;
        aim.replications = static_cast<std::uint32_t>(replications());
        const Trunks trunks{arms};
        Threads threads{settings_->threads};
        const std::optional<Solutions> found =
            solve(arms, trunks, aim, Valuation{}, threads, run::Verbosity::quiet);
        if (!found) {
            return false;
        }
        world.told.notes.push_back(
            fmt::format("equal public spending: {:.4g} million RMB, present value", found->target));
        for (std::size_t i = 0; i < places.size(); ++i) {
            const ArmSolution& solution = found->arms[i];
            runs[places[i]].set.push_back(
                fmt::format("policy.generosity={:#}", solution.generosity));
            world.told.notes.push_back(
                fmt::format("{} at generosity {:.4g}: {}{}{}", arms[i].label, solution.generosity,
                            solution.status, solution.note.empty() ? "" : "; ", solution.note));
            world.told.comparable = world.told.comparable && solution.status == "solved";
        }
        return true;
    }

    [[nodiscard]] ClaimNumber number(analysis::ArmOutcomes& outcomes, const std::string& says,
                                     const std::string& formula, const std::string& must_be) const {
        ClaimNumber told;
        told.says = says;
        told.formula = formula;
        told.must_be = must_be;
        std::vector<double> values;
        try {
            for (const double value : outcomes.values(formula)) {
                if (std::isnan(value)) {
                    ++told.undefined;
                } else {
                    values.push_back(value);
                }
            }
        } catch (const analysis::BadFormula& error) {
            config::refuse_file(
                fmt::format("{}: formula \"{}\", character {}", file_, formula, error.column()),
                error.what());
        }
        if (!values.empty()) {
            told.estimate = analysis::estimate(values);
        }
        return told;
    }

    std::string file_;
    const TrialSettings* settings_;
    ClaimFile claim_;
    std::vector<TrialWorld> worlds_;
    analysis::Inputs factors_;
};

} // namespace

std::optional<analysis::ClaimReport> try_claim(const std::string& file,
                                               const TrialSettings& settings) {
    return Trial{file, settings}.report();
}

} // namespace catchup::app
