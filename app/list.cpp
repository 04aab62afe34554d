// SPDX-License-Identifier: MIT
// catchup list: every kind that the catalogue knows.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "models/outputs/output.hpp"
#include "models/scenario.hpp"
#include "sim/config/choice.hpp"

namespace catchup::app {
namespace {

struct Entry {
    std::string_view group;
    std::string name;
    std::string meaning;
};

template <class Choice>
void add_kinds(std::string_view group, std::vector<Entry>& entries) {
    config::for_each_kind<Choice>([&](const auto& kind) {
        entries.push_back({group, std::string{kind.name}, std::string{kind.meaning}});
    });
}

std::vector<Entry> everything() {
    std::vector<Entry> entries;
    add_kinds<AdoptionRules>("rule", entries);
    add_kinds<NetworkKinds>("network", entries);
    for (const Sector& sector : sector_profiles()) {
        entries.push_back({"sector", sector.kind,
                           fmt::format("median revenue {} million RMB, margin {} to {}",
                                       sector.revenue_median, sector.margin[0], sector.margin[1])});
    }
    for (const OutputVariable& variable : output_variables()) {
        entries.push_back({variable.standard ? "output" : "output on request",
                           std::string{variable.name},
                           fmt::format("{} ({})", variable.meaning, variable.units)});
    }
    return entries;
}

int list(const std::string& format) {
    const std::vector<Entry> entries = everything();
    if (format == "json") {
        nlohmann::ordered_json all = nlohmann::ordered_json::array();
        for (const Entry& entry : entries) {
            all.push_back(
                {{"group", entry.group}, {"name", entry.name}, {"meaning", entry.meaning}});
        }
        fmt::print("{}\n", all.dump(2));
        return done;
    }
    std::string_view group;
    for (const Entry& entry : entries) {
        if (entry.group != group) {
            fmt::print("{}{}\n", group.empty() ? "" : "\n", entry.group);
            group = entry.group;
        }
        fmt::print("  {:<24} {}\n", entry.name, entry.meaning);
    }
    return done;
}

} // namespace

void add_list(CLI::App& program, Action& action) {
    auto format = std::make_shared<std::string>("text");
    CLI::App* const command =
        program.add_subcommand("list", "every rule, network, sector and output");
    command->add_option("--format", *format, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
    command->footer("Example:\n  catchup list");
    command->callback([&action, format] { action = [format] { return list(*format); }; });
}

} // namespace catchup::app
