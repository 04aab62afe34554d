// SPDX-License-Identifier: MIT
#include "app/report_figures.hpp"

#include <array>
#include <cstdlib>

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/whole_file.hpp"

namespace catchup::app {
namespace {

/// True if the program ran and ended well.
bool convert(const std::string& svg, const std::string& pdf) {
    std::array<std::string, 6> words{"rsvg-convert", "--format", "pdf", "--output", pdf, svg};
    std::array<char*, 7> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        arguments[i] = words[i].data();
    }
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) {
        return false;
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

std::size_t count_figures(const analysis::report::Report& report) {
    std::size_t count = 0;
    for (const analysis::report::Section& section : report.sections) {
        count += section.figures.size();
    }
    return count;
}

void write_figures(const analysis::report::Report& report, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    bool has_pdf = true;
    for (const analysis::report::Section& section : report.sections) {
        for (const analysis::report::Figure& figure : section.figures) {
            const std::filesystem::path stem = folder / figure.id;
            write_whole_file(stem.string() + ".svg", svg_document(figure));
            write_whole_file(stem.string() + ".csv", analysis::csv(figure.rows));
            has_pdf = has_pdf && convert(stem.string() + ".svg", stem.string() + ".pdf");
        }
    }
    fmt::print("{}: {} figures as SVG, CSV{}\n", folder.string(), count_figures(report),
               has_pdf ? " and PDF"
                       : "; for PDF install rsvg-convert (Debian: librsvg2-bin), or open the SVG "
                         "and print it");
}

} // namespace catchup::app
