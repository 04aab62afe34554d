// SPDX-License-Identifier: MIT
#include "app/result_scenario.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/config/reader.hpp"
#include "sim/config/refusal.hpp"
#include "sim/config/resolved.hpp"
#include "sim/hdf5/format.hpp"

namespace catchup::app {
namespace {

/// "catchup 0.1.0, commit 0123": what wrote the file, if it says so.
std::string origin_of(const hdf5::File& file) {
    if (!file.contains("provenance")) {
        return "the program that wrote it";
    }
    const hdf5::Attributes provenance = file.group("provenance").attributes();
    return fmt::format("{}, commit {}", hdf5::text(provenance, "program").value_or("catchup"),
                       hdf5::text(provenance, "commit").value_or("unknown"));
}

/// The first line in which two texts differ, from 1.
std::size_t differing_line(const std::string& a, const std::string& b) {
    const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return 1 + static_cast<std::size_t>(std::count(a.begin(), at, '\n'));
}

std::string contradiction_of(const hdf5::File& file, const Scenario& scenario,
                             const std::string& text) {
    const auto seed = hdf5::integer(file.attributes(), "seed");
    if (seed != static_cast<std::int64_t>(scenario.seed)) {
        return fmt::format("its attribute seed is {}, but its attribute scenario says seed = {}",
                           seed ? std::to_string(*seed) : "missing", scenario.seed);
    }
    if (const std::string resolved = config::to_toml(scenario); resolved != text) {
        return fmt::format("its attribute scenario is not as catchup writes it, from line {} on",
                           differing_line(text, resolved));
    }
    const std::size_t held = file.dataset("replication").size().at(0);
    if (held != scenario.replications) {
        return fmt::format("it holds {} replications, but its attribute scenario says "
                           "replications = {}",
                           held, scenario.replications);
    }
    return "";
}

} // namespace

void demand_our_model(const hdf5::File& file, const std::string& path) {
    const auto version = hdf5::integer(file.attributes(), "model_version");
    if (!version) {
        config::refuse_file(
            path, "has no attribute model_version, so nobody can say how to simulate it again");
    }
    if (*version != model_version) {
        config::refuse_file(
            path, fmt::format("this program has model version {} and the file {}, so the file "
                              "cannot be simulated again with this program. Try {}",
                              model_version, *version, origin_of(file)));
    }
}

RecordedScenario recorded_scenario(const std::string& file) {
    const hdf5::File result = hdf5::open_result(file);
    demand_our_model(result, file);
    if (hdf5::text(result.attributes(), "kind") == "sweep") {
        config::refuse_file(
            file, "holds a sweep of many scenarios. Try catchup run with the values of one point, "
                  "which catchup design --csv prints");
    }
    const auto text = hdf5::text(result.attributes(), "scenario");
    if (!text) {
        config::refuse_file(file, "has no attribute scenario, so it cannot be simulated again");
    }
    const Scenario scenario =
        config::read<Scenario>(config::Document::parse(*text, file + " (attribute scenario)"));
    return {scenario, contradiction_of(result, scenario, *text)};
}

} // namespace catchup::app
