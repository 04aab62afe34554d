// SPDX-License-Identifier: MIT
// The program: parses the command line, runs one command, turns errors into exit codes.
#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "sim/base/error.hpp"
#include "sim/run/failure.hpp"

namespace {

using namespace catchup;
using namespace catchup::app;

int run_action(const Action& action) {
    try {
        return action();
    } catch (const InputError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return wrong_input;
    } catch (const FileError& error) {
        fmt::print(stderr, "catchup: {}\n", error.what());
        return file_trouble;
    } catch (const SimulationError& error) {
        fmt::print(stderr, "catchup: the run failed: {}\n", error.what());
        return failed_runs;
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "catchup: out of memory. Try fewer firms or --threads 1\n");
        return our_fault;
    } catch (const std::exception& error) {
        fmt::print(stderr, "catchup: internal error: {}\n", error.what());
        return our_fault;
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App program{"Simulates firms that climb the ladder of digitalization, networkization and "
                     "intelligentization.",
                     "catchup"};
    program.require_subcommand(1);
    program.footer("Each command has --help with an example. Begin with:\n"
                   "  catchup run scenarios/xinchang.toml -o xinchang.h5");
    Action action;
    add_run(program, action);
    add_check(program, action);
    add_reference(program, action);
    add_list(program, action);
    add_digest(program, action);
    add_show(program, action);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? done : wrong_usage;
    }
    return run_action(action);
}
