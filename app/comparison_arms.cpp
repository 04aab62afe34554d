// SPDX-License-Identifier: MIT
#include "app/comparison_arms.hpp"

#include <filesystem>
#include <set>
#include <system_error>

#include "app/recorded_comparison.hpp"
#include "app/result_scenario.hpp"
#include "app/scenario_file.hpp"
#include "sim/base/error.hpp"
#include "sim/config/document.hpp"

namespace catchup::app {
namespace {

bool is_result(const std::string& file) {
    const std::string extension = std::filesystem::path{file}.extension().string();
    return extension == ".h5" || extension == ".nc" || extension == ".hdf5";
}

/// An arm's scenario, with --set; what is wrong with a setting is told with the arm's file.
Scenario set_scenario(const std::string& file, const std::vector<std::string>& set) {
    try {
        return read_scenario(file, set);
    } catch (const InputError& error) {
        std::vector<Problem> problems = error.problems();
        for (Problem& problem : problems) {
            if (problem.place.path == config::settings_place) {
                problem.text += " (in " + file + ")";
            }
        }
        throw InputError{std::move(problems)};
    }
}

Scenario scenario_of(const std::string& file, const std::vector<std::string>& set) {
    if (!is_result(file)) {
        return set_scenario(file, set);
    }
    if (is_comparison_file(file)) {
        throw InputError{Problem{Place{file, 0, 0}, "is a comparison, not one world. Try the "
                                                    "scenarios that it compares"}};
    }
    if (!set.empty()) {
        throw InputError{Problem{
            Place{file, 0, 0}, "is a result: its scenario stands. Try --set with scenario files"}};
    }
    RecordedScenario recorded = recorded_scenario(file);
    if (!recorded.contradiction.empty()) {
        throw InputError{Problem{Place{file, 0, 0}, recorded.contradiction}};
    }
    return std::move(recorded.scenario);
}

} // namespace

std::vector<Arm> read_arms(const std::vector<std::string>& files,
                           const std::vector<std::string>& set) {
    std::vector<Arm> arms;
    std::multiset<std::string> stems;
    for (const std::string& file : files) {
        stems.insert(std::filesystem::path{file}.stem().string());
    }
    for (const std::string& file : files) {
        std::string stem = std::filesystem::path{file}.stem().string();
        const std::size_t a = arms.size();
        arms.push_back({.label = stems.count(stem) == 1 ? std::move(stem) : file,
                        .role = Arm::Role::arm,
                        .scenario = prepare(scenario_of(file, set))->scenario,
                        .parent = a,
                        .twin = a,
                        .note = ""});
    }
    return arms;
}

void spare_arms(const std::vector<std::string>& files, const std::string& out) {
    for (const std::string& file : files) {
        std::error_code trouble;
        if (std::filesystem::equivalent(file, out, trouble)) {
            throw InputError{Problem{Place{file, 0, 0}, "is an arm and cannot be the comparison "
                                                        "too. Try another name for -o"}};
        }
    }
}

} // namespace catchup::app
