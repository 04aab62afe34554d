// SPDX-License-Identifier: MIT
// catchup status: how far a sweep is, while it runs or after.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/sweep_folder.hpp"
#include "sim/experiments/store/lease.hpp"
#include "sim/experiments/store/store.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

struct StatusOptions {
    std::string folder;
    std::string format = "text";
};

struct Status {
    FolderCard card;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    double seconds = 0.0; // that all finished runs took together
    double slowest = 0.0;
    RunKey slowest_run;
    std::uint64_t bytes = 0; // on the disk
    std::vector<Holder> at_work;
    std::vector<std::string> reasons; // of failures, the first few

    [[nodiscard]] std::uint64_t left() const {
        return card.runs > done + failed ? card.runs - done - failed : 0;
    }
    [[nodiscard]] double mean_seconds() const {
        return done > 0 ? seconds / static_cast<double>(done) : 0.0;
    }
};

std::uint64_t bytes_below(const std::filesystem::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code trouble;
    for (std::filesystem::recursive_directory_iterator at{folder, trouble}, end;
         !trouble && at != end; at.increment(trouble)) {
        std::error_code gone; // a spool may be dropped while we look
        const auto size = at->is_regular_file(gone) ? at->file_size(gone) : 0;
        bytes += gone ? 0 : size;
    }
    return bytes;
}

Status status_of(const std::string& folder) {
    constexpr std::size_t most_reasons = 5;
    Status status;
    status.card = read_folder_card(folder);
    const Store store = read_store(folder);
    status.done = store.done.size();
    status.failed = store.failed.size();
    for (const auto& [run, stored] : store.done) {
        status.seconds += stored.seconds;
        if (stored.seconds > status.slowest) {
            status.slowest = stored.seconds;
            status.slowest_run = run;
        }
    }
    for (const auto& [run, failure] : store.failed) {
        status.reasons.push_back(
            fmt::format("{} replication {}: {}", run.world, run.replication, failure.reason));
    }
    std::sort(status.reasons.begin(), status.reasons.end());
    status.reasons.resize(std::min(status.reasons.size(), most_reasons));
    status.bytes = bytes_below(folder);
    status.at_work = at_work(store.places.leases());
    return status;
}

void print_text(const Status& status, const std::string& folder) {
    fmt::print("{}: {}\n", folder, status.card.title);
    fmt::print("  {} runs: {} done, {} failed, {} left\n", status.card.runs, status.done,
               status.failed, status.left());
    if (status.done > 0) {
        fmt::print("  a run takes {:.3g} s; what is left, {:.3g} s of one core; slowest {:.3g} s "
                   "({} replication {})\n",
                   status.mean_seconds(),
                   status.mean_seconds() * static_cast<double>(status.left()), status.slowest,
                   status.slowest_run.world, status.slowest_run.replication);
    }
    fmt::print("  {:.3g} MB on the disk\n", static_cast<double>(status.bytes) / 1e6);
    for (const Holder& holder : status.at_work) {
        fmt::print("  at work: process {} on {} ({})\n", holder.process, holder.host, holder.name);
    }
    for (const std::string& reason : status.reasons) {
        fmt::print("  failed: {}\n", reason);
    }
}

std::string as_json(const Status& status) {
    nlohmann::json workers = nlohmann::json::array();
    for (const Holder& holder : status.at_work) {
        workers.push_back(
            {{"process", holder.process}, {"host", holder.host}, {"name", holder.name}});
    }
    const nlohmann::json json{{"runs", status.card.runs},
                              {"done", status.done},
                              {"failed", status.failed},
                              {"left", status.left()},
                              {"mean_seconds", status.mean_seconds()},
                              {"slowest_seconds", status.slowest},
                              {"bytes", status.bytes},
                              {"at_work", workers},
                              {"reasons", status.reasons}};
    return json.dump(2) + "\n";
}

std::string as_tidy(const Status& status) {
    return fmt::format("measure,group,item,item2,time,estimate,low,high\n"
                       "runs,,,,,{},,\ndone,,,,,{},,\nfailed,,,,,{},,\nleft,,,,,{},,\n"
                       "mean_seconds,,,,,{},,\nbytes,,,,,{},,\n",
                       status.card.runs, status.done, status.failed, status.left(),
                       status.mean_seconds(), status.bytes);
}

int show_status(const StatusOptions& options) {
    const Status status = status_of(options.folder);
    if (options.format == "text") {
        print_text(status, options.folder);
    } else {
        fmt::print("{}", options.format == "json" ? as_json(status) : as_tidy(status));
    }
    return done;
}

} // namespace

void add_status(CLI::App& program, Action& action) {
    auto options = std::make_shared<StatusOptions>();
    CLI::App* const command = program.add_subcommand("status", "says how far a sweep is");
    command->add_option("folder", options->folder, "folder of the sweep")->required();
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->footer("Example:\n  catchup status sweep");
    command->callback([&action, options] { action = [options] { return show_status(*options); }; });
}

} // namespace catchup::app
