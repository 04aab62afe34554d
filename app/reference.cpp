// SPDX-License-Identifier: MIT
// catchup reference: every key of a scenario, from the lines that read it.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "models/scenario.hpp"
#include "sim/base/error.hpp"
#include "sim/config/reference.hpp"

namespace catchup::app {
namespace {

struct ReferenceOptions {
    std::string kind;
    std::string format = "text";
};

/// A row belongs to KIND if that is its kind, or the first part of its key.
bool belongs(const config::ReferenceRow& row, const std::string& kind) {
    return row.kind == kind || row.key == kind || row.key.starts_with(kind + ".");
}

std::vector<config::ReferenceRow> rows_of(const std::string& kind) {
    std::vector<config::ReferenceRow> rows = config::reference<Scenario>();
    if (kind.empty()) {
        return rows;
    }
    std::vector<std::string_view> names;
    for (const config::ReferenceRow& row : rows) {
        names.push_back(std::string_view{row.key}.substr(0, row.key.find('.')));
        names.push_back(row.kind);
    }
    const std::string_view guess = nearest(kind, names);
    const std::string suggestion =
        guess.empty() ? " Try catchup list" : fmt::format("; did you mean '{}'?", guess);
    std::erase_if(rows, [&](const auto& row) { return !belongs(row, kind); });
    if (rows.empty()) {
        throw InputError{{{"catchup reference"},
                          fmt::format("'{}' is neither a kind nor a table{}", kind, suggestion)}};
    }
    return rows;
}

std::string json(const std::vector<config::ReferenceRow>& rows) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const config::ReferenceRow& row : rows) {
        all.push_back({{"key", row.key},
                       {"kind", row.kind},
                       {"type", row.type},
                       {"default", row.default_value},
                       {"range", row.range},
                       {"unit", row.unit},
                       {"meaning", row.meaning},
                       {"source", row.source}});
    }
    return all.dump(2) + "\n";
}

int reference(const ReferenceOptions& options) {
    const auto rows = rows_of(options.kind);
    fmt::print("{}", options.format == "json"       ? json(rows)
                     : options.format == "markdown" ? config::to_markdown(rows)
                                                    : config::to_text(rows));
    return done;
}

} // namespace

void add_reference(CLI::App& program, Action& action) {
    auto options = std::make_shared<ReferenceOptions>();
    CLI::App* const command = program.add_subcommand(
        "reference", "every key with default, range, unit, meaning and source");
    command->add_option("kind", options->kind, "only this table or kind, such as cost or hazard");
    command->add_option("--format", options->format, "text, markdown or json")
        ->check(CLI::IsMember({"text", "markdown", "json"}));
    command->footer("Example:\n  catchup reference hazard");
    command->callback([&action, options] { action = [options] { return reference(*options); }; });
}

} // namespace catchup::app
