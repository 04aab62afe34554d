// SPDX-License-Identifier: MIT
// catchup digest: a hash of the data, the same for any number of threads.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "sim/output/digest.hpp"

namespace catchup::app {
namespace {

struct DigestOptions {
    std::string file;
    bool each = false;
};

int digest(const DigestOptions& options) {
    if (options.each) {
        for (const output::DatasetDigest& one : output::digests(options.file)) {
            fmt::print("{}  {}\n", one.hash, one.name);
        }
        return done;
    }
    fmt::print("{}  {}\n", output::digest(options.file), options.file);
    return done;
}

} // namespace

void add_digest(CLI::App& program, Action& action) {
    auto options = std::make_shared<DigestOptions>();
    CLI::App* const command = program.add_subcommand("digest", "a hash of a result file's data");
    command->add_option("file", options->file, "result file")->required();
    command->add_flag("--each", options->each, "one hash a dataset");
    command->footer("Example:\n  catchup digest xinchang.h5");
    command->callback([&action, options] { action = [options] { return digest(*options); }; });
}

} // namespace catchup::app
