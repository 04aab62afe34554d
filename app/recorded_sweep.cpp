// SPDX-License-Identifier: MIT
#include "app/recorded_sweep.hpp"

#include <nlohmann/json.hpp>

#include "app/design_file.hpp"
#include "app/result_scenario.hpp"
#include "app/sweep_plan.hpp"
#include "sim/base/error.hpp"
#include "sim/config/refusal.hpp"
#include "sim/hdf5/format.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

std::vector<std::string> texts(const hdf5::File& file, const std::string& path,
                               const std::string& name) {
    const hdf5::Attributes attributes = file.attributes();
    const hdf5::Attribute* const found = hdf5::find(attributes, name);
    if (found == nullptr) {
        config::refuse_file(path, "has no attribute " + name + ", so nobody can simulate it again");
    }
    if (const auto* const one = std::get_if<std::string>(found)) {
        return {*one};
    }
    return std::get<std::vector<std::string>>(*found);
}

/// The design's columns with their values at every point.
Points points_in(const hdf5::File& file, const std::string& path) {
    const auto text = hdf5::text(file.attributes(), "factors");
    const auto columns = nlohmann::json::parse(text.value_or(""), nullptr, false);
    if (!columns.is_array()) {
        config::refuse_file(path,
                            "has no readable attribute factors, so nobody knows what was set");
    }
    Points points;
    points.rows = file.dataset("status").size().at(0);
    points.values.resize(points.rows * columns.size());
    for (const auto& one : columns) {
        PointColumn column;
        column.name = one.value("name", "");
        column.key = one.value("key", "");
        column.type = static_cast<ValueType>(one.value("type", 0));
        column.words = one.value("words", std::vector<std::string>{});
        column.arms = one.value("arms", std::vector<std::string>{});
        const auto values = file.dataset(column.name).read<double>();
        for (std::size_t row = 0; row < points.rows; ++row) {
            points.values[row * columns.size() + points.columns.size()] = values.at(row);
        }
        points.columns.push_back(std::move(column));
    }
    return points;
}

} // namespace

std::string factors_text(const Points& points) {
    nlohmann::json columns = nlohmann::json::array();
    for (const PointColumn& column : points.columns) {
        columns.push_back({{"name", column.name},
                           {"key", column.key},
                           {"type", static_cast<int>(column.type)},
                           {"words", column.words},
                           {"arms", column.arms},
                           {"group", column.group}});
    }
    return columns.dump();
}

bool is_sweep_file(const std::string& file) {
    return hdf5::text(hdf5::open_result(file).attributes(), "kind") == "sweep";
}

Scenario RecordedSweep::scenario(std::size_t point, std::size_t arm) const {
    return scenario_of(scenarios[arm], points.assignments(point, arms[arm]));
}

RecordedSweep recorded_sweep(const std::string& path) {
    RecordedSweep sweep;
    sweep.file = hdf5::open_result(path);
    demand_our_model(sweep.file, path);
    sweep.points = points_in(sweep.file, path);
    sweep.arms = sweep.file.dataset("arm").read_text();
    sweep.replications = static_cast<std::uint32_t>(sweep.file.dataset("status").size().at(2));
    for (const std::string& text : texts(sweep.file, path, "scenarios")) {
        sweep.scenarios.push_back(config::Document::parse(text, path + " (attribute scenarios)"));
    }
    if (sweep.scenarios.size() != sweep.arms.size()) {
        config::refuse_file(path, "has not one scenario for each arm");
    }
    return sweep;
}

} // namespace catchup::app
