// SPDX-License-Identifier: MIT
// catchup verify: simulates a result again from the file alone and compares every dataset.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/difference.hpp"
#include "app/recorded_comparison.hpp"
#include "app/recorded_sweep.hpp"
#include "app/result_scenario.hpp"
#include "app/simulation.hpp"
#include "app/verify_sweep.hpp"
#include "models/comparison/measures.hpp"
#include "sim/base/error.hpp"
#include "sim/output/digest.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

namespace fs = std::filesystem;

struct VerifyOptions {
    std::vector<std::string> files;
    VerifySample sample; // of a sweep
    unsigned threads = 0;
    bool quiet = false;
};

/// A folder of its own for what is simulated again; removed with all it holds.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::error_code trouble;
        const fs::path parent = fs::temp_directory_path(trouble);
        std::string name = (parent / "catchup-verify-XXXXXX").string();
        if (trouble || ::mkdtemp(name.data()) == nullptr) {
            throw catchup::FileError{name, "cannot be made: the result is simulated again into a "
                                           "temporary folder. Try another TMPDIR"};
        }
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code trouble;
        fs::remove_all(path_, trouble);
    }
    [[nodiscard]] std::string file(const std::string& name) const { return path_ / name; }

  private:
    fs::path path_;
};

int answer_no(const std::string& file, const std::string& why) {
    fmt::print("{}: no, {}\n", file, why);
    return wrong_input;
}

/// Nobody can say: stopped before the end.
int answer_stopped(const std::string& file) {
    fmt::print(stderr, "catchup: stopped; {} is neither verified nor refuted\n", file);
    return failed_runs;
}

/// Yes or no, from what was simulated again.
int answer(const std::string& file, const std::string& again) {
    if (const std::string difference = first_difference(file, again); !difference.empty()) {
        return answer_no(file, difference);
    }
    fmt::print("{}: yes, simulated again: every dataset is the same\n  digest {}\n", file,
               output::digest(file));
    return done;
}

/// A comparison's arms at the generosities that it found.
int verify_comparison(const std::string& file, const VerifyOptions& options) {
    RecordedComparison recorded = recorded_comparison(file);
    recorded.settings.verbosity = options.quiet ? run::Verbosity::quiet : run::Verbosity::normal;
    const Trunks trunks{recorded.arms};
    const TemporaryFolder folder;
    const std::string again = folder.file("again.h5");
    output::Writer writer{again, comparison_schema(recorded.arms)};
    Threads threads{options.threads};
    const Taken taken = simulate_comparison(writer, recorded.arms, trunks, recorded.generosity,
                                            recorded.settings, threads);
    if (taken.replications < recorded.settings.replications) {
        return answer_stopped(file);
    }
    writer.finish({}, {}, {});
    return answer(file, again);
}

/// A sweep's folder or its merged file: a sample of the runs.
int verify_sweep(const std::string& path, const VerifyOptions& options) {
    Threads threads{options.threads};
    const SampleVerdict verdict = fs::is_directory(path)
                                      ? verify_folder(path, options.sample, threads)
                                      : verify_merged(path, options.sample, threads);
    if (!verdict.difference.empty()) {
        return answer_no(path, verdict.difference);
    }
    if (verdict.is_interrupted) {
        return answer_stopped(path);
    }
    fmt::print("{}: yes, {} of {} runs simulated again: every value is the same\n", path,
               verdict.simulated, verdict.stored);
    return done;
}

int verify_one(const std::string& file, const VerifyOptions& options) {
    if (fs::is_directory(file) || is_sweep_file(file)) {
        return verify_sweep(file, options);
    }
    if (is_comparison_file(file)) {
        return verify_comparison(file, options);
    }
    const RecordedScenario recorded = recorded_scenario(file);
    if (!recorded.contradiction.empty()) {
        return answer_no(file, recorded.contradiction);
    }
    const auto plan = prepare(recorded.scenario);
    const TemporaryFolder folder;
    const std::string again = folder.file("again.h5");
    output::Writer writer{again, schema(*plan)};
    Threads threads{options.threads};
    const std::uint32_t taken =
        simulate_into(writer, *plan, threads, "verify",
                      options.quiet ? run::Verbosity::quiet : run::Verbosity::normal);
    if (taken < plan->scenario.replications) {
        return answer_stopped(file);
    }
    finish_result(writer, plan->scenario, {}, threads.count());
    return answer(file, again);
}

/// Every file gets its answer, unless one is stopped or the disk makes trouble.
int verify(const VerifyOptions& options) {
    run::listen_for_interrupts();
    int code = done;
    for (const std::string& file : options.files) {
        try {
            const int one = verify_one(file, options);
            if (one == failed_runs) {
                return failed_runs;
            }
            code = one == done ? code : one;
        } catch (const InputError& error) {
            fmt::print(stderr, "{}\n", error.what());
            code = wrong_input;
        }
    }
    return code;
}

} // namespace

void add_verify(CLI::App& program, Action& action) {
    auto options = std::make_shared<VerifyOptions>();
    CLI::App* const command = program.add_subcommand(
        "verify", "simulates results again, from the files alone, and compares");
    command->add_option("files", options->files, "result files, or folders of sweeps")->required();
    command->add_option("--sample", options->sample.runs,
                        "runs of a sweep that are simulated again, drawn by lot; 0 = all");
    command->add_option("--seed", options->sample.seed, "of that lot");
    command
        ->add_option("--threads", options->threads,
                     "0 = all cores; results are the same for any number")
        ->check(CLI::Range(0U, 1024U));
    command->add_flag("--quiet", options->quiet, "no progress on stderr");
    command->footer("Answers yes (exit code 0) or no (3), with the first dataset that differs.\n"
                    "Example:\n  catchup verify xinchang.h5");
    command->callback([&action, options] { action = [options] { return verify(*options); }; });
}

} // namespace catchup::app
