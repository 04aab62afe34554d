// SPDX-License-Identifier: MIT
// catchup design: the points of an experiment, and how good they are.
#include <cmath>
#include <limits>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/design_file.hpp"
#include "sim/config/choice.hpp"
#include "sim/experiments/design/quality.hpp"

namespace catchup::app {
namespace {

constexpr std::size_t most_judged = 4096; // quality takes time in the square of the points

struct DesignOptions {
    std::string file;
    std::string format = "text";
    bool csv = false;
};

std::string_view method_name(const experiments::Design& design) {
    return config::kind_name(design.method);
}

experiments::Quality judged(const DesignFile& read) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return read.points.cube.rows > most_judged ? experiments::Quality{none, none, none}
                                               : experiments::quality_of(read.points.cube);
}

void print_text(const DesignFile& read, const std::string& file) {
    const experiments::Points& points = read.points;
    fmt::print("{}: {}\n", file, read.design.title);
    fmt::print("  {}, {} points x {} arm{} x {} replications{}: {} runs\n",
               method_name(read.design), points.rows, read.arms.size(),
               read.arms.size() == 1 ? "" : "s", read.first_replications(),
               read.most_replications() == read.first_replications()
                   ? ""
                   : fmt::format(" (at most {})", read.most_replications()),
               points.rows * read.arms.size() * read.first_replications());
    for (std::size_t c = 0; c < points.columns.size(); ++c) {
        const experiments::Factor& factor = read.design.factors[c];
        fmt::print("  {}: {} ({}, {}{}{})\n", points.columns[c].name, factor.key, factor.role,
                   config::kind_name(factor.distribution),
                   factor.group.empty() ? "" : ", group " + factor.group,
                   factor.crossed ? ", crossed" : "");
    }
    const experiments::Quality quality = judged(read);
    if (std::isnan(quality.discrepancy)) {
        fmt::print("  quality is judged for {} sampled points at most\n", most_judged);
    } else {
        fmt::print("  centred discrepancy {:.4g}, least distance {:.4g}{}\n", quality.discrepancy,
                   quality.least_distance,
                   std::isnan(quality.correlation) // of a single factor
                       ? ""
                       : fmt::format(", largest correlation {:.3g}", quality.correlation));
    }
    fmt::print("  design {}, seed {}\n", points.digest().substr(0, 16), read.design.seed);
}

std::string as_json(const DesignFile& read) {
    const experiments::Quality quality = judged(read);
    const nlohmann::json json{{"title", read.design.title},
                              {"method", method_name(read.design)},
                              {"points", read.points.rows},
                              {"arms", read.arms.size()},
                              {"replications", read.first_replications()},
                              {"most_replications", read.most_replications()},
                              {"discrepancy", quality.discrepancy},
                              {"least_distance", quality.least_distance},
                              {"correlation", quality.correlation},
                              {"design", read.points.digest()},
                              {"seed", read.design.seed}};
    return json.dump(2) + "\n";
}

std::string as_tidy(const DesignFile& read) {
    const experiments::Quality quality = judged(read);
    std::string text = "measure,group,item,item2,time,estimate,low,high\n";
    const auto add = [&](std::string_view measure, double value) {
        text += fmt::format("{},,,,,{},,\n", measure, value);
    };
    add("points", static_cast<double>(read.points.rows));
    add("arms", static_cast<double>(read.arms.size()));
    add("replications", read.first_replications());
    add("discrepancy", quality.discrepancy);
    add("least_distance", quality.least_distance);
    add("correlation", quality.correlation);
    return text;
}

int show_design(const DesignOptions& options) {
    const DesignFile read = read_design(options.file);
    if (!read.points.warning.empty()) {
        fmt::print(stderr, "catchup: {}\n", read.points.warning);
    }
    if (options.csv) {
        fmt::print("{}", to_csv(read.points));
    } else if (options.format == "text") {
        print_text(read, options.file);
    } else {
        fmt::print("{}", options.format == "json" ? as_json(read) : as_tidy(read));
    }
    return done;
}

} // namespace

void add_design(CLI::App& program, Action& action) {
    auto options = std::make_shared<DesignOptions>();
    CLI::App* const command =
        program.add_subcommand("design", "shows the points of an experiment and their quality");
    command->add_option("design", options->file, "design file (TOML)")->required();
    command->add_flag("--csv", options->csv, "the sample matrix alone: one column a factor");
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->footer("Example:\n  catchup design scenarios/sweeps/ranking.toml --csv > ranking.csv");
    command->callback([&action, options] { action = [options] { return show_design(*options); }; });
}

} // namespace catchup::app
