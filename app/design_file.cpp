// SPDX-License-Identifier: MIT
#include "app/design_file.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/config/reader.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

std::string beside(const std::string& design, const std::string& named) {
    return (std::filesystem::path{design}.parent_path() / named).lexically_normal().string();
}

} // namespace

DesignFile read_design(const std::string& file) {
    DesignFile read{config::read<Design>(config::Document::load(file)), {}, {}};
    read.points = points_of(read.design);
    if (read.design.arms.empty()) {
        const std::string path = beside(file, read.design.scenario);
        read.arms.push_back({"scenario", path, config::Document::load(path)});
    }
    for (const ArmFile& arm : read.design.arms) {
        const std::string path = beside(file, arm.scenario);
        read.arms.push_back({arm.name, path, config::Document::load(path)});
    }
    return read;
}

Scenario scenario_of(config::Document document, const std::vector<std::string>& assignments) {
    for (const std::string& assignment : assignments) {
        document.set(assignment);
    }
    auto scenario = config::read<Scenario>(document);
    scenario.replications = 1;
    scenario.output.events = scenario.output.ledger = scenario.output.population = false;
    return scenario;
}

Scenario DesignFile::scenario(std::size_t point, std::size_t arm) const {
    return scenario_of(arms[arm].document, points.assignments(point, arms[arm].name));
}

std::uint32_t DesignFile::first_replications() const {
    const auto* const fixed = std::get_if<FixedReplications>(&design.replications);
    return fixed != nullptr ? fixed->count
                            : std::get<PreciseReplications>(design.replications).pilot;
}

std::uint32_t DesignFile::most_replications() const {
    const auto* const fixed = std::get_if<FixedReplications>(&design.replications);
    return fixed != nullptr ? fixed->count : std::get<PreciseReplications>(design.replications).cap;
}

} // namespace catchup::app
