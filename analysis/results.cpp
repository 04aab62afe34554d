// SPDX-License-Identifier: MIT
#include "analysis/results.hpp"

#include <cmath>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/hdf5/dimension.hpp"

namespace catchup::analysis {
namespace {

constexpr std::string_view known_format = "catchup-result";
constexpr std::int64_t known_version = 1;

/// Fen become millions by division: x / 1e8 is the nearest double, x * 1e-8 often its neighbour.
void scale(std::vector<double>& values, double factor) {
    const double divisor = std::round(1.0 / factor);
    const bool divides = divisor > 1.0 && 1.0 / divisor == factor;
    for (double& value : values) {
        value = divides ? value / divisor : value * factor;
    }
}

} // namespace

Results Results::open(const std::filesystem::path& path) {
    return Results{path, hdf5::File::open(path)};
}

Results::Results(std::filesystem::path path, hdf5::File file)
    : path_{std::move(path)}, file_{std::move(file)}, attributes_{file_.attributes()} {
    if (hdf5::text(attributes_, "format") != known_format) {
        refuse("an HDF5 file, but not a result of catchup; give a file that 'catchup run' wrote");
    }
    const std::int64_t version = hdf5::integer(attributes_, "format_version").value_or(0);
    if (version < 1) {
        refuse("has no valid format_version");
    }
    if (version > known_version) {
        refuse(
            fmt::format("is of format version {}, this program reads up to {}; use a newer catchup",
                        version, known_version));
    }
    if (!has("replication") || !has("quarter")) {
        refuse("a result of catchup without the variables replication and quarter; write it again");
    }
    replications_ = file_.dataset("replication").size().at(0);
    quarters_ = file_.dataset("quarter").read_text();
}

void Results::refuse(std::string text) const {
    Problem problem;
    problem.place.path = path_.string();
    problem.text = std::move(text);
    throw InputError{std::move(problem)};
}

std::string Results::title() const { return hdf5::text(attributes_, "title").value_or(""); }

std::vector<std::string> Results::labels(const std::string& dimension) const {
    if (!has(dimension)) {
        refuse(fmt::format("has no dimension {}", dimension));
    }
    const hdf5::Dataset coordinate = file_.dataset(dimension);
    if (coordinate.type() == hdf5::Type::text) {
        return coordinate.read_text();
    }
    std::vector<std::string> labels;
    for (const double value : coordinate.read<double>()) {
        labels.push_back(fmt::format("{}", value));
    }
    return labels;
}

std::vector<std::string> Results::variables() const {
    std::vector<std::string> names;
    for (const std::string& name : file_.datasets()) {
        const std::vector<std::string> dimensions = hdf5::dimensions_of(file_.dataset(name));
        if (name != "quarter" && !(dimensions.size() == 1 && dimensions[0] == name)) {
            names.push_back(name);
        }
    }
    return names;
}

Series Results::series(const std::string& variable) const {
    if (!has(variable)) {
        refuse(fmt::format("has no variable {}", variable));
    }
    const hdf5::Dataset dataset = file_.dataset(variable);
    if (dataset.type() == hdf5::Type::text) {
        refuse(fmt::format("the variable {} is text, not numbers", variable));
    }
    const hdf5::Attributes attributes = dataset.attributes();
    Series series{.name = variable,
                  .units = hdf5::text(attributes, "units").value_or(""),
                  .meaning = hdf5::text(attributes, "long_name").value_or(""),
                  .dimensions = hdf5::dimensions_of(dataset),
                  .size = dataset.size(),
                  .values = dataset.read<double>()};
    scale(series.values, hdf5::real(attributes, "scale_factor").value_or(1.0));
    return series;
}

} // namespace catchup::analysis
