// SPDX-License-Identifier: MIT
// catchup merge: all runs of a sweep in one result file.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/provenance.hpp"
#include "app/recorded_sweep.hpp"
#include "app/result_file.hpp"
#include "app/sweep_folder.hpp"
#include "app/sweep_plan.hpp"
#include "models/record.hpp"
#include "sim/base/error.hpp"
#include "sim/config/reader.hpp"
#include "sim/config/resolved.hpp"
#include "sim/experiments/store/lease.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

struct MergeOptions {
    std::string folder;
    std::string out;
    bool partial = false;
};

/// What the file says of itself: the same however the runs came into the store.
hdf5::Attributes root_of(const SweepPlan& plan, const std::string& out) {
    std::vector<std::string> scenarios;
    for (std::size_t arm = 0; arm < plan.file.arms.size(); ++arm) {
        scenarios.push_back(config::to_toml(config::read<Scenario>(plan.file.arms[arm].document)));
    }
    const auto first = config::read<Scenario>(plan.file.arms.front().document);
    const auto* const morris = std::get_if<MorrisMethod>(&plan.file.design.method);
    return {{"seed", static_cast<std::int64_t>(first.seed)},
            {"model_version", model_version},
            {"scenario", scenarios.front()},
            {"scenarios", scenarios},
            {"factors", factors_text(plan.file.points)},
            {"method", std::string{config::kind_name(plan.file.design.method)}},
            {"levels", static_cast<std::int64_t>(morris == nullptr ? 0 : morris->levels)},
            {"design_digest", plan.file.points.digest()},
            {"command", fmt::format("catchup merge SWEEP -o {}", quoted(out))}};
}

int merge(const MergeOptions& options) {
    const FolderCard card = read_folder_card(options.folder);
    spare_other_files(options.out);
    const SweepPlan plan = plan_sweep(card.design);
    if (plan.file.points.digest() != card.digest) {
        throw InputError{Problem{{card.design, 0, 0},
                                 "describes other points than those of the sweep: it was changed "
                                 "since. Try catchup sweep again, which does the new ones"}};
    }
    if (const auto workers = at_work(Places{options.folder}.leases()); !workers.empty()) {
        throw catchup::FileError{options.folder,
                                 fmt::format("process {} on {} is at work in it as {}. Try again "
                                             "when it is done",
                                             workers.front().process, workers.front().host,
                                             workers.front().name)};
    }
    const Store store = read_store(options.folder);
    const SweepTable table = sweep_table(plan, store);
    const Completeness count = completeness(table, store);
    if (count.left > 0 && !options.partial) {
        throw InputError{Problem{{options.folder, 0, 0},
                                 fmt::format("{} runs are still to be done. Try catchup sweep "
                                             "again, or --partial to merge what is there",
                                             count.left)}};
    }
    write_merged(options.out, table, store, root_of(plan, options.out), provenance(1));
    fmt::print("{}: {} points x {} arms, {} runs, {} failed, {} missing\n", options.out,
               table.points(), table.arms.size(), count.done, count.failed, count.left);
    return count.failed > 0 ? failed_runs : done;
}

} // namespace

void add_merge(CLI::App& program, Action& action) {
    auto options = std::make_shared<MergeOptions>();
    CLI::App* const command =
        program.add_subcommand("merge", "writes all runs of a sweep into one file");
    command->add_option("folder", options->folder, "folder of the sweep")->required();
    command->add_option("-o,--out", options->out, "result file (HDF5, netCDF-4)")->required();
    command->add_flag("--partial", options->partial, "although runs are still to be done");
    command->footer("Example:\n  catchup merge sweep -o sweep.h5");
    command->callback([&action, options] { action = [options] { return merge(*options); }; });
}

} // namespace catchup::app
