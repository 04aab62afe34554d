// SPDX-License-Identifier: MIT
#include "app/verify_sweep.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <random>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "app/recorded_sweep.hpp"
#include "app/sweep_folder.hpp"
#include "app/sweep_plan.hpp"
#include "models/record.hpp"
#include "sim/base/error.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

std::vector<Job> drawn(const std::vector<Job>& stored, const VerifySample& sample) {
    if (sample.runs == 0 || sample.runs >= stored.size()) {
        return stored;
    }
    std::vector<Job> some;
    std::mt19937_64 lot{sample.seed};
    std::sample(stored.begin(), stored.end(), std::back_inserter(some),
                static_cast<std::ptrdiff_t>(sample.runs), lot);
    return some;
}

/// Asks for each job's difference, side by side; keeps the first.
SampleVerdict ask(const std::vector<Job>& stored, const VerifySample& sample, Threads& threads,
                  const std::function<std::string(Job)>& difference) {
    const std::vector<Job> some = drawn(stored, sample);
    std::vector<std::string> found(some.size());
    threads.run([&] {
        for_each_task(static_cast<std::uint32_t>(some.size()), [&](std::uint32_t i) {
            try {
                found[i] = run::interrupted() ? "" : difference(some[i]);
            } catch (const std::exception& error) {
                found[i] = error.what();
            }
        });
    });
    SampleVerdict verdict{some.size(), stored.size(), run::interrupted(), ""};
    for (const std::string& one : found) {
        verdict.difference = verdict.difference.empty() ? one : verdict.difference;
    }
    return verdict;
}

std::string run_text(std::size_t point, const std::string& arm, std::uint32_t replication) {
    return fmt::format("run {}, arm {}, replication {}", point, arm, replication);
}

/// The first value of a variable that differs; "" if none. Reals by their bits.
std::string differing_value(const output::Values& stored, const output::Values& simulated) {
    return std::visit(
        [&]<class T>(const std::vector<T>& a) -> std::string {
            const auto& b = std::get<std::vector<T>>(simulated);
            if (a.size() != b.size()) {
                return fmt::format("{} values, {} simulated", a.size(), b.size());
            }
            for (std::size_t i = 0; i < a.size(); ++i) {
                if (a[i] != b[i] && (a[i] == a[i] || b[i] == b[i])) { // missing equals missing
                    return fmt::format("value {} is {}, {} simulated", i, a[i], b[i]);
                }
            }
            return "";
        },
        stored);
}

/// Everything of one run that a merged file holds of a variable.
output::Values box_of(const hdf5::Dataset& dataset, std::size_t point, std::size_t arm,
                      std::uint32_t replication) {
    std::vector<std::size_t> start(dataset.size().size(), 0);
    std::vector<std::size_t> count = dataset.size();
    start.at(0) = point;
    start.at(1) = arm;
    start.at(2) = replication;
    count[0] = count[1] = count[2] = 1;
    if (hdf5::is_integer(dataset.type())) {
        return dataset.read_box<std::int64_t>(start, count);
    }
    return dataset.read_box<double>(start, count);
}

std::string difference_in_file(const RecordedSweep& sweep, const std::vector<std::int64_t>& worlds,
                               Job job) {
    const std::size_t point = job.world / sweep.arms.size();
    const std::size_t arm = job.world % sweep.arms.size();
    const std::string which = run_text(point, sweep.arms[arm], job.replication);
    const Scenario scenario = sweep.scenario(point, arm);
    if (world_number(world_of(scenario)) != worlds[job.world]) {
        return fmt::format("{}: its scenario cannot be had again from the file, whose values or "
                           "scenarios were changed, or whose factors change a kind. Try catchup "
                           "verify on the sweep's folder",
                           which);
    }
    const auto plan = prepare(scenario);
    const output::Schema own = schema(*plan);
    const output::Record record = simulate(*plan, Replication{job.replication}, {});
    for (std::size_t v = 0; v < own.variables.size(); ++v) {
        const std::string& name = own.variables[v].name;
        if (!sweep.file.contains(name)) {
            continue; // not every arm had it
        }
        const auto stored = box_of(sweep.file.dataset(name), point, arm, job.replication);
        if (const auto found = differing_value(stored, record.variables[v]); !found.empty()) {
            return fmt::format("{}: {}: {}", which, name, found);
        }
    }
    return "";
}

} // namespace

SampleVerdict verify_folder(const std::string& folder, const VerifySample& sample,
                            Threads& threads) {
    const SweepPlan plan = plan_sweep(read_folder_card(folder).design);
    const Store store = read_store(folder);
    std::vector<Job> stored;
    for (std::uint32_t world = 0; world < plan.worlds.size(); ++world) {
        for (std::uint32_t r = 0; plan.first[world] == world && r < plan.file.most_replications();
             ++r) {
            if (store.done.contains({plan.worlds[world], r})) {
                stored.push_back({world, r});
            }
        }
    }
    if (const auto lost = sure_damages(store); !lost.empty()) {
        return {0, stored.size(), false,
                fmt::format("{} is damaged: {}. Try catchup sweep again, which repeats its runs",
                            lost.front().file, lost.front().reason)};
    }
    Records records{store, plan.schema};
    std::vector<output::Record> kept; // read in order, compared side by side
    std::unordered_map<RunKey, std::size_t, RunKeyHash> place;
    for (const Job job : drawn(stored, sample)) {
        place.emplace(plan.key(job), kept.size());
        kept.push_back(records.read(plan.key(job)));
    }
    const std::size_t arms = plan.file.arms.size();
    return ask(stored, sample, threads, [&](Job job) -> std::string {
        const std::string which =
            run_text(job.world / arms, plan.file.arms[job.world % arms].name, job.replication);
        const Result again = run_job(plan, job, 0.0);
        if (const auto* const reason = std::get_if<std::string>(&again.value)) {
            return fmt::format("{}: simulated again, it fails: {}", which, *reason);
        }
        const auto& simulated = std::get<output::Record>(again.value);
        const output::Record& before = kept[place.at(plan.key(job))];
        for (std::size_t v = 0; v < plan.schema.variables.size(); ++v) {
            if (const auto found = differing_value(before.variables[v], simulated.variables[v]);
                !found.empty()) {
                return fmt::format("{}: {}: {}", which, plan.schema.variables[v].name, found);
            }
        }
        return "";
    });
}

SampleVerdict verify_merged(const std::string& file, const VerifySample& sample, Threads& threads) {
    const RecordedSweep sweep = recorded_sweep(file);
    const auto status = sweep.file.dataset("status").read<std::int64_t>();
    const auto worlds = sweep.file.dataset("world").read<std::int64_t>();
    std::vector<Job> stored;
    for (std::uint32_t world = 0; world < worlds.size(); ++world) {
        for (std::uint32_t r = 0; r < sweep.replications; ++r) {
            if (status[std::size_t{world} * sweep.replications + r] == 0) {
                stored.push_back({world, r});
            }
        }
    }
    return ask(stored, sample, threads,
               [&](Job job) { return difference_in_file(sweep, worlds, job); });
}

} // namespace catchup::app
