// SPDX-License-Identifier: MIT
// catchup digest: a hash of the data, the same for any number of threads.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "sim/output/digest.hpp"

namespace catchup::app {
namespace {

struct DigestOptions {
    std::vector<std::string> files;
    bool each = false;
};

int digest(const DigestOptions& options) {
    for (const std::string& file : options.files) {
        if (!options.each) {
            fmt::print("{}  {}\n", output::digest(file), file);
            continue;
        }
        for (const output::DatasetDigest& one : output::digests(file)) {
            fmt::print("{}  {}  {}\n", one.hash, one.name, file);
        }
    }
    return done;
}

} // namespace

void add_digest(CLI::App& program, Action& action) {
    auto options = std::make_shared<DigestOptions>();
    CLI::App* const command = program.add_subcommand("digest", "a hash of a result file's data");
    command->add_option("files", options->files, "result files")->required();
    command->add_flag("--each", options->each, "one hash a dataset");
    command->footer("Example:\n  catchup digest xinchang.h5");
    command->callback([&action, options] { action = [options] { return digest(*options); }; });
}

} // namespace catchup::app
