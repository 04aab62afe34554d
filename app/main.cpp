// SPDX-License-Identifier: MIT
// The program: parses the command line, runs one command, turns errors into exit codes.
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/instructions_choice.hpp"
#include "sim/base/error.hpp"
#include "sim/run/failure.hpp"

namespace {

using namespace catchup;
using namespace catchup::app;

/// Answers are only given when they have reached standard output.
int flushed(int code) {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        fmt::print(stderr, "catchup: standard output cannot be written. Try another place for it "
                           "or free some space\n");
        return file_trouble;
    }
    return code;
}

int run_action(const Action& action) {
    try {
        choose_instructions();
        return flushed(action());
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
    } catch (const std::system_error& error) {
        if (std::ferror(stdout) != 0) {
            return flushed(done);
        }
        fmt::print(stderr, "catchup: internal error: {}\n", error.what());
        return our_fault;
    } catch (const std::exception& error) {
        fmt::print(stderr, "catchup: internal error: {}\n", error.what());
        return our_fault;
    }
}

/// What is wrong with the first word, if it names no command; "" if it does.
std::string unknown_word(const CLI::App& program, std::string_view word) {
    if (word.starts_with('-')) {
        const bool known = word == "-h" || word == "--help" || word == "--version";
        return known ? "" : fmt::format("{} is not an option. Try catchup --help", word);
    }
    std::vector<std::string_view> names;
    for (const CLI::App* command : program.get_subcommands(nullptr)) {
        if (command->get_name() == word) {
            return "";
        }
        names.push_back(command->get_name());
    }
    const std::string_view guess = nearest(word, names);
    return fmt::format("'{}' is not a command{}", word,
                       guess.empty() ? ". Try catchup --help"
                                     : fmt::format("; did you mean '{}'?", guess));
}

} // namespace

int main(int argc, char** argv) {
    CLI::App program{"Simulates firms that climb the ladder of digitalization, networkization and "
                     "intelligentization.",
                     "catchup"};
    program.require_subcommand(1);
    program.set_version_flag("--version", "catchup " CATCHUP_VERSION);
    program.footer("Each command has --help with an example of its own. Example:\n"
                   "  catchup run scenarios/xinchang.toml -o xinchang.h5");
    Action action;
    add_run(program, action);
    add_check(program, action);
    add_reference(program, action);
    add_list(program, action);
    add_digest(program, action);
    add_show(program, action);
    add_verify(program, action);
    add_compare(program, action);
    add_explain(program, action);
    add_design(program, action);
    add_sweep(program, action);
    add_retry(program, action);
    add_slurm(program, action);
    add_status(program, action);
    add_merge(program, action);
    add_sensitivity(program, action);
    add_discover(program, action);
    add_pathways(program, action);
    add_survival(program, action);
    add_cases(program, action);
    add_claims(program, action);
    add_report(program, action);
    if (argc > 1) {
        if (const std::string trouble = unknown_word(program, argv[1]); !trouble.empty()) {
            fmt::print(stderr, "catchup: {}\n", trouble);
            return wrong_usage;
        }
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? done : wrong_usage;
    }
    return run_action(action);
}
