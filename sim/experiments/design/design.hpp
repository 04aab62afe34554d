// SPDX-License-Identifier: MIT
// An experiment as its file describes it: factors, method, policies, replications.
#pragma once

#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"
#include "sim/experiments/design/distribution.hpp"
#include "sim/experiments/design/grids.hpp"
#include "sim/experiments/design/latin.hpp"
#include "sim/experiments/design/morris.hpp"
#include "sim/experiments/design/saltelli.hpp"
#include "sim/experiments/design/sequences.hpp"

namespace catchup::experiments {

/// Points that a file lists: one column a factor, by its name.
struct ListMethod {
    static constexpr std::string_view name = "list";
    static constexpr std::string_view meaning = "points from a file";
    config::TextFile file;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("file", &ListMethod::file, anything, "",
                                "CSV with a header: one column a factor, one row a point",
                                "design")};
    }
};

using DesignMethods = std::variant<SobolMethod, HaltonMethod, LatinHypercubeMethod, SaltelliMethod,
                                   MorrisMethod, FactorialMethod, OneAtATimeMethod, ListMethod>;

/// One [[factor]]: a scenario key that differs between points.
struct Factor {
    std::string key;
    std::string name;
    std::string group;
    std::string role = "uncertainty";
    std::string unit = "1";
    std::string meaning;
    bool crossed = false;
    std::vector<std::string> arms; // none = all
    Distributions distribution;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* given = "design";
        return std::tuple{
            required("key", &Factor::key, anything, "", "scenario key, as --set takes it", given),
            field("name", &Factor::name, anything, "",
                  "name in tables and files; none = the key, its dots as underscores", given),
            field("group", &Factor::group, anything, "",
                  "factors of one group move together in saltelli and morris designs", given),
            field("role", &Factor::role, anything, "",
                  "uncertainty, lever, structural or seed: what kind of question it asks", given),
            field("unit", &Factor::unit, anything, "", "unit of its values", given),
            field("meaning", &Factor::meaning, anything, "", "a few words for readers", given),
            field("crossed", &Factor::crossed, anything, "",
                  "every point of the other factors is run at each of its values", given),
            field("arms", &Factor::arms, anything, "",
                  "names of the [[arm]]s in which the key is set; none = all", given),
            embed(&Factor::distribution)};
    }
    void check(config::Complaints& complain) const;
    /// Its name in files.
    [[nodiscard]] std::string label() const;
};

/// One [[arm]]: a policy under which every point is run, with the same seeds.
struct ArmFile {
    std::string name;
    std::string scenario;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            required("name", &ArmFile::name, anything, "", "name in tables and files", "design"),
            required("scenario", &ArmFile::scenario, anything, "",
                     "scenario file, from the design's folder", "design")};
    }
};

/// As many replications of every point.
struct FixedReplications {
    static constexpr std::string_view name = "fixed";
    static constexpr std::string_view meaning = "as often at every point";
    std::uint32_t count = 1;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("count", &FixedReplications::count, between(1, 1e6), "replications",
                                "of every point under every arm", "design")};
    }
};

/// As many as it takes to know an outcome well enough.
struct PreciseReplications {
    static constexpr std::string_view name = "precision";
    static constexpr std::string_view meaning = "until an outcome is known well enough";
    std::string outcome = "reached";
    std::string goal = "D1N1I0";
    double half_width = 0.01;
    std::uint32_t pilot = 20;
    std::uint32_t more = 10;
    std::uint32_t cap = 200;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("outcome", &PreciseReplications::outcome, anything, "",
                  "reached: share of firms at or above the goal at the end; levels: mean of D + N "
                  "+ I at the end; spending: all that the government paid, million RMB",
                  "design"),
            field("goal", &PreciseReplications::goal, anything, "", "state that firms are to reach",
                  "design"),
            field("half_width", &PreciseReplications::half_width, positive, "outcome",
                  "go on until the 95 % interval reaches so far to either side", "design"),
            field("pilot", &PreciseReplications::pilot, between(2, 1e6), "replications",
                  "before the first look", "usual practice"),
            field("more", &PreciseReplications::more, between(1, 1e6), "replications",
                  "between looks", "usual practice"),
            field("cap", &PreciseReplications::cap, between(2, 1e6), "replications",
                  "at most so many", "usual practice")};
    }
    void check(config::Complaints& complain) const;
};
using Replications = std::variant<FixedReplications, PreciseReplications>;

/// A design file.
struct Design {
    std::string title = "sweep";
    std::string scenario;
    std::int64_t seed = 0;
    DesignMethods method;
    Replications replications;
    std::vector<Factor> factors;
    std::vector<ArmFile> arms;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* given = "design";
        return std::tuple{
            field("title", &Design::title, anything, "", "title of the experiment", given),
            field("scenario", &Design::scenario, anything, "",
                  "scenario file, from the design's folder; or give [[arm]] tables", given),
            field("seed", &Design::seed, between(0, 9e15), "",
                  "of the design: hypercubes, trajectories, scrambling. Runs have the scenario's",
                  given),
            section("method", &Design::method, "how points are chosen"),
            section("replications", &Design::replications, "how often each point is run"),
            list("factor", &Design::factors, "what differs between points"),
            list("arm", &Design::arms, "policies that every point is run under")};
    }
    void check(config::Complaints& complain) const;
};

} // namespace catchup::experiments
