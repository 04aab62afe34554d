// SPDX-License-Identifier: MIT
#include "app/sweep_rounds.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "app/provenance.hpp"
#include "app/sweep_folder.hpp"
#include "sim/base/error.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

std::string writer_of(const Share& share, const Ranks& ranks) {
    return ranks.count() > 1 ? fmt::format("rank-{}-of-{}", ranks.rank(), ranks.count())
           : share.count > 1 ? fmt::format("shard-{}-of-{}", share.number, share.count)
                             : "sweep";
}

Began began_now() {
    Began began;
    began.time = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    for (const auto& [name, value] : provenance(1)) {
        if (name == "host") {
            began.host = std::get<std::string>(value);
        } else if (name == "commit") {
            began.program = "catchup, commit " + std::get<std::string>(value);
        }
    }
    began.process = ::getpid();
    return began;
}

/// Calls `visit(run, job)` once for every run of the share that is asked for.
template <class Visit>
void for_each_run(const SweepPlan& plan, const Store& store, const Share& share, Visit&& visit) {
    const std::vector<std::uint32_t> asked = asked_for(plan, store);
    for (std::uint32_t world = 0; world < asked.size(); ++world) {
        if (plan.first[world] != world || !share.has(world, asked.size())) {
            continue;
        }
        for (std::uint32_t r = 0; r < asked[world]; ++r) {
            const Job job{world, r};
            visit(plan.key(job), job);
        }
    }
}

std::vector<Job> jobs_of(const SweepPlan& plan, const Store& store, const Share& share) {
    std::vector<Job> jobs;
    for_each_run(plan, store, share, [&](const RunKey& run, Job job) {
        if (!store.done.contains(run) && !store.failed.contains(run)) {
            jobs.push_back(job);
        }
    });
    return jobs;
}

std::uint64_t count_asked(const SweepPlan& plan, const Store& store) {
    std::uint64_t count = 0;
    for_each_run(plan, store, {}, [&](const RunKey&, Job) { ++count; });
    return count;
}

/// Reads the store and has what is damaged repeated. A shard looks after its own files only: a
/// thousand tasks need not read all of them a thousand times.
Store read_mended(const std::string& folder, const std::string& writer, const Share& share) {
    Store store = read_store(folder);
    for (const std::string& remark : store.remarks) {
        fmt::print(stderr, "catchup: {}\n", remark);
    }
    const std::vector<Lost> lost = sure_damages(store, share.count > 1 ? writer : "");
    if (lost.empty()) {
        return store;
    }
    for (const Lost& one : lost) {
        fmt::print(stderr, "catchup: {} is damaged: {}; its runs are done again\n", one.file,
                   one.reason);
    }
    Journal{store.places.journals() / (writer + ".txt")}.append({lost.begin(), lost.end()});
    return read_store(folder);
}

/// Has everything that failed tried again. Only while holding the writer's lease.
void forgive_all(const std::string& folder, const std::string& writer) {
    const Store store = read_store(folder);
    std::vector<Line> again;
    for (const auto& [run, failure] : store.failed) {
        again.emplace_back(Again{run, failure.attempt});
    }
    Journal{store.places.journals() / (writer + ".txt")}.append(again);
    fmt::print("{}: {} failed runs are tried again\n", folder, again.size());
}

/// How long to wait for another process to give its lease back. mpirun may return while ranks that
/// it ended still close their files; Slurm may start a task again on another node whose first one
/// died with its node.
std::chrono::seconds grace_of(const Ranks& ranks) {
    constexpr std::chrono::seconds of_ranks{10};
    return std::getenv("SLURM_JOB_ID") != nullptr ? patience + heartbeat
           : ranks.count() > 1                    ? of_ranks
                                                  : std::chrono::seconds{0};
}

/// What rank 0 finds to do, on every rank; and the store as this rank's recorder needs it.
std::pair<std::vector<Job>, Store> next_round(const SweepPlan& plan, const SweepSettings& settings,
                                              const std::string& writer, Ranks& ranks,
                                              bool is_first) {
    Store store;
    std::vector<Job> jobs;
    if (ranks.rank() == 0) {
        store = is_first ? read_mended(settings.folder, writer, settings.share)
                         : read_store(settings.folder);
        jobs = jobs_of(plan, store, settings.share);
        if (settings.share.number == 1 || !find_folder_card(settings.folder)) {
            write_folder_card(settings.folder, settings.design, plan, count_asked(plan, store));
        }
    }
    ranks.share(jobs);
    if (ranks.rank() != 0) {
        store = read_store(settings.folder);
    }
    return {ranks.jobs(), std::move(store)};
}

} // namespace

Tally tally_of(const SweepPlan& plan, const Store& store, const Share& share) {
    Tally tally;
    for_each_run(plan, store, share, [&](const RunKey& run, Job) {
        ++(store.done.contains(run)     ? tally.done
           : store.failed.contains(run) ? tally.failed
                                        : tally.left);
    });
    return tally;
}

Tally run_rounds(const SweepPlan& plan, const SweepSettings& settings, Ranks& ranks) {
    const std::string writer = writer_of(settings.share, ranks);
    if (ranks.rank() == 0) {
        create_store(settings.folder);
    }
    (void)ranks.any(false); // the folder is there for all
    Lease lease{Places{settings.folder}.leases(), writer, grace_of(ranks)};
    if (settings.forgive && ranks.rank() == 0) {
        forgive_all(settings.folder, writer);
    }
    Threads threads{settings.threads > 0 ? settings.threads : ranks.threads()};
    std::uint64_t failures = 0;
    std::optional<Job> first_before; // of the round before, which finished it
    while (!ranks.any(run::interrupted() || failures > settings.most_failures)) {
        const auto [jobs, store] = next_round(plan, settings, writer, ranks, !first_before);
        if (jobs.empty()) {
            break;
        }
        if (first_before == jobs.front()) {
            throw FileError{settings.folder, "does not keep what is written to it: a run that was "
                                             "just finished is not there. Try another disk"};
        }
        first_before = jobs.front();
        Recorder recorder{store, writer, &lease, plan.schema, began_now()};
        const std::uint64_t before = store.done.size() + store.failed.size();
        const bool is_alone = ranks.count() == 1;
        run::Progress progress{is_alone ? "run" : "run handed out",
                               {jobs.size() + before, before},
                               ranks.rank() == 0 ? settings.verbosity : run::Verbosity::quiet};
        const Work work{.next = [&] { return ranks.next(); },
                        .run = [&](Job job) { return run_job(plan, job, settings.seconds); },
                        .key = [&](Job job) { return plan.key(job); },
                        .stop = run::interrupted,
                        .told = is_alone ? std::function<std::uint64_t()>{}
                                         : [&] { return ranks.handed_out(); },
                        .most_failures = settings.most_failures - failures};
        work_off(work, threads, lanes_for(plan.firms, threads.count()), recorder, progress);
        recorder.finish();
        failures += recorder.counts().failed;
    }
    return tally_of(plan, read_store(settings.folder), settings.share);
}

} // namespace catchup::app
