// SPDX-License-Identifier: MIT
#include "app/report_sections.hpp"

#include <algorithm>
#include <filesystem>
#include <variant>

#include <fmt/format.h>

#include "analysis/comparison/report.hpp"
#include "analysis/report/sections/answer_section.hpp"
#include "analysis/report/sections/comparison_section.hpp"
#include "analysis/report/sections/run_section.hpp"
#include "analysis/report/sections/survival_section.hpp"
#include "analysis/report/words.hpp"
#include "analysis/survival/survival_chapters.hpp"
#include "analysis/sweep.hpp"
#include "app/answer_file.hpp"
#include "app/provenance.hpp"
#include "app/report_sweep.hpp"
#include "app/survival_data.hpp"
#include "sim/base/error.hpp"
#include "sim/output/digest.hpp"
#include "web/bundle.hpp"

namespace catchup::app {
namespace {

namespace report = analysis::report;
using analysis::Results;

std::string text_of(const hdf5::Attribute& value) {
    if (const auto* const text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* const number = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *number);
    }
    const auto* const real = std::get_if<double>(&value);
    return real == nullptr ? "" : fmt::format("{}", *real);
}

report::Source source_of(const Results& file) {
    report::Source source{file.path().string(), {}};
    const auto add = [&](const hdf5::Attributes& attributes, std::string_view name) {
        if (const hdf5::Attribute* const value = hdf5::find(attributes, name)) {
            source.facts.emplace_back(name, text_of(*value));
        }
    };
    for (const char* const name : {"title", "seed", "model_version", "format_version", "command"}) {
        add(file.attributes(), name);
    }
    source.facts.emplace_back("replications", fmt::format("{}", file.replications()));
    source.facts.emplace_back("digest of the data", output::digest(file.path().string()));
    const hdf5::File opened = hdf5::File::open(file.path());
    if (opened.contains("provenance")) {
        const hdf5::Attributes made = opened.group("provenance").attributes();
        for (const char* const name : {"program", "commit", "compiler", "host", "created"}) {
            add(made, name);
        }
    }
    return source;
}

/// "toman" for "results/toman.h5"; the path where two files share a name.
std::string label_of(const std::string& file, const std::vector<std::string>& all) {
    const std::string stem = std::filesystem::path{file}.stem().string();
    const auto sharing = std::count_if(all.begin(), all.end(), [&](const std::string& other) {
        return std::filesystem::path{other}.stem().string() == stem;
    });
    return sharing > 1 ? file : stem;
}

/// Names and counties of the scenario's integrators, as the file's parameters say.
std::vector<std::pair<std::string, std::size_t>> integrators_of(const Results& file) {
    std::vector<std::pair<std::string, std::size_t>> all;
    const hdf5::File opened = hdf5::File::open(file.path());
    if (!opened.contains("parameters")) {
        return all;
    }
    const hdf5::Attributes parameters = opened.group("parameters").attributes();
    for (std::size_t i = 0;; ++i) {
        const auto name = hdf5::text(parameters, fmt::format("integrator.{}.name", i));
        const auto county = hdf5::integer(parameters, fmt::format("integrator.{}.county", i));
        if (!name || !county) {
            return all;
        }
        all.emplace_back(*name, static_cast<std::size_t>(*county));
    }
}

/// Files with the same quarters, which can share an axis of time; in the order in which they came.
std::vector<std::vector<report::RunFile>> by_quarters(std::vector<report::RunFile> runs) {
    std::vector<std::vector<report::RunFile>> all;
    for (report::RunFile& run : runs) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& alike) {
            return alike.front().results.quarters() == run.results.quarters();
        });
        std::vector<report::RunFile>& alike = at == all.end() ? all.emplace_back() : *at;
        alike.push_back(std::move(run));
    }
    return all;
}

void add_survival(const std::vector<report::RunFile>& runs, const ReportInputs& inputs,
                  const std::string& id, report::Report& made) {
    report::Section& about_runs = made.sections.back();
    try {
        SurvivalDataOptions options;
        options.event = inputs.event;
        options.group = runs.size() > 1 ? "file" : "";
        for (const report::RunFile& run : runs) {
            options.files.push_back(run.results.path().string());
        }
        SurvivalData data = survival_of_firms(options);
        for (std::string& group : data.observations.groups) {
            group = group.empty() ? group : label_of(group, inputs.files);
        }
        analysis::SurvivalSettings settings;
        settings.time_label = data.time_label;
        report::SurvivalAnswer answer{inputs.event,
                                      analysis::curves_chapter(data.observations, settings),
                                      {},
                                      runs.front().results.quarters(),
                                      data.remarks};
        if (data.observations.groups.size() > 1) {
            answer.test = analysis::log_rank_chapter(data.observations, settings);
        }
        made.sections.push_back(report::survival_section(answer, id));
    } catch (const InputError& error) {
        about_runs.limits.push_back(
            report::words::missing(fmt::format("the time until {}", report::escaped(inputs.event)),
                                   report::escaped(error.what())));
    }
}

} // namespace

std::vector<std::string> quoted(const std::vector<std::string>& words) {
    std::vector<std::string> all;
    for (const std::string& word : words) {
        const bool is_plain =
            !word.empty() &&
            word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                   "._-/=+:,@%") == std::string::npos;
        std::string inside;
        for (const char letter : word) {
            inside += letter == '\'' ? std::string{"'\\''"} : std::string{letter};
        }
        all.push_back(is_plain ? word : '\'' + inside + '\'');
    }
    return all;
}

report::Report sections_of(const ReportInputs& inputs) {
    report::Report made;
    std::vector<report::RunFile> runs;
    std::size_t comparisons = 0;
    std::size_t others = 0;
    for (const std::string& path : inputs.files) {
        if (path.ends_with(".csv")) {
            made.sections.push_back(
                report::answer_section({label_of(path, inputs.files), read_answer_file(path)},
                                       fmt::format("answer-{}", ++others)));
            made.sources.push_back({path, {{"kind", "answer of an analysis"}}});
            continue;
        }
        Results file = Results::open(path);
        made.sources.push_back(source_of(file));
        if (const auto command = hdf5::text(file.attributes(), "command")) {
            made.commands.push_back(*command);
        }
        if (made.title.empty()) {
            made.title = file.title();
        }
        if (analysis::is_comparison(file)) {
            made.sections.push_back(
                report::comparison_section(file, fmt::format("comparison-{}", ++comparisons)));
        } else if (analysis::is_sweep(file)) {
            made.sections.push_back(sweep_section(file, inputs, fmt::format("sweep-{}", ++others)));
        } else {
            auto histories = analysis::histories(file);
            auto integrators = integrators_of(file);
            runs.push_back({label_of(path, inputs.files),
                            std::move(file),
                            std::move(histories),
                            std::move(integrators),
                            {}});
        }
    }
    bool is_first = true;
    for (const std::vector<report::RunFile>& alike : by_quarters(std::move(runs))) {
        const std::string number = is_first ? "" : fmt::format("-{}", made.sections.size());
        made.sections.push_back(report::run_section(alike, "runs" + number));
        add_survival(alike, inputs, "survival" + number, made);
        is_first = false;
    }
    if (made.title.empty()) {
        made.title = made.sections.front().title;
    }
    for (const auto& [name, value] : provenance(0)) {
        if (name == "program" || name == "commit") {
            made.program += (made.program.empty() ? "" : ", commit ") + text_of(value);
        }
    }
    made.script = web::script();
    made.script_hash = web::script_hash();
    return made;
}

} // namespace catchup::app
