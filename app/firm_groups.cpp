// SPDX-License-Identifier: MIT
#include "app/firm_groups.hpp"

#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "analysis/comparison/report.hpp"
#include "analysis/sweep.hpp"
#include "models/comparison/tally.hpp"
#include "sim/base/error.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

/// Names without folders and endings, unless two files share one.
std::vector<std::string> short_names(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const std::string& path : paths) {
        names.push_back(std::filesystem::path{path}.stem().string());
    }
    return std::set<std::string>{names.begin(), names.end()}.size() == names.size() ? names : paths;
}

} // namespace

std::vector<FirmFile> read_firm_files(const std::vector<std::string>& paths) {
    const std::vector<std::string> names = short_names(paths);
    std::vector<FirmFile> files;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (paths[i] == paths[j]) {
                config::refuse_file(paths[i], "is given twice");
            }
        }
        analysis::Results results = analysis::Results::open(paths[i]);
        if (analysis::is_sweep(results) || analysis::is_comparison(results)) {
            config::refuse_file(
                paths[i],
                fmt::format("is the file of a {}: it holds no firms. Try a file of catchup run; "
                            "several of them are told apart",
                            analysis::is_sweep(results) ? "sweep" : "comparison"));
        }
        analysis::Histories histories = analysis::histories(results);
        if (const std::string& why = histories.why_missing(analysis::Part::lives); !why.empty()) {
            config::refuse_file(paths[i], why + ", so it does not tell what became of each firm");
        }
        if (i > 0 && results.quarters() != files[0].results.quarters()) {
            config::refuse_file(
                paths[i], fmt::format("runs from {} to {}, {} from {} to {}. Try files over the "
                                      "same quarters",
                                      results.quarters().front(), results.quarters().back(),
                                      paths[0], files[0].results.quarters().front(),
                                      files[0].results.quarters().back()));
        }
        std::vector<std::string> sectors = results.labels("sector");
        files.push_back({names[i], std::move(results), std::move(histories), std::move(sectors)});
    }
    return files;
}

std::string firm_label(const FirmFile& file, std::size_t replication, const analysis::Life& life,
                       std::string_view grouping) {
    if (grouping == "file") {
        return file.name;
    }
    if (grouping == "replication") {
        return fmt::format("{}", replication);
    }
    if (grouping == "sector") {
        return life.sector < file.sectors.size() ? file.sectors[life.sector]
                                                 : fmt::format("sector {}", life.sector);
    }
    if (grouping == "size") {
        return std::string{size_classes[size_class(life.revenue)]};
    }
    if (grouping == "county") {
        return fmt::format("county {}", life.county);
    }
    if (grouping == "rule") {
        return fmt::format("rule {}", life.rule + 1);
    }
    return life.generation > 0 ? "entrant" : "from the start";
}

} // namespace catchup::app
