// SPDX-License-Identifier: MIT
#include "analysis/results.hpp"

#include <cmath>
#include <iterator>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "sim/hdf5/dimension.hpp"
#include "sim/hdf5/format.hpp"
#include "sim/hdf5/storage_error.hpp"

namespace catchup::analysis {
namespace {

/// Fen become millions by division: x / 1e8 is the nearest double, x * 1e-8 often its neighbour.
void scale(std::vector<double>& values, double factor) {
    const double divisor = std::round(1.0 / factor);
    const bool divides = divisor > 1.0 && 1.0 / divisor == factor;
    for (double& value : values) {
        value = divides ? value / divisor : value * factor;
    }
}

std::vector<std::string> words(const std::string& text) {
    std::istringstream stream{text};
    return {std::istream_iterator<std::string>{stream}, {}};
}

} // namespace

Results Results::open(const std::filesystem::path& path) {
    return Results{path, hdf5::open_result(path)};
}

Results::Results(std::filesystem::path path, hdf5::File file)
    : path_{std::move(path)}, file_{std::move(file)}, attributes_{file_.attributes()} {
    replications_ = file_.dataset("replication").size().at(0);
    quarters_ = file_.dataset("quarter").read_text();
}

void Results::refuse(std::string_view why) const { hdf5::refuse(path_.native(), why); }

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
                  .values = dataset.read<double>(),
                  .flags = words(hdf5::text(attributes, "flag_meanings").value_or(""))};
    scale(series.values, hdf5::real(attributes, "scale_factor").value_or(1.0));
    return series;
}

} // namespace catchup::analysis
