// SPDX-License-Identifier: MIT
// A comparison file whose statistics can be worked out by hand.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/output/writer.hpp"

namespace catchup::test {

/// By variable, then by arm: values of the three replications; what is not here is 0 everywhere.
using ComparisonNumbers = std::map<std::string, std::vector<std::array<double, 3>>>;

struct ComparisonSample {
    double target = 7.0;
    std::size_t replications = 3;
    std::vector<std::string> status{"no policy", "solved", "unreachable", "solved"};
    std::vector<std::string> role{"twin", "arm", "arm", "decomposition"};
    std::vector<std::string> world{"", "", "", ""};
    std::vector<double> same_as{0, 1, 2, 3};
    double half_width = 0.0;
    std::string ended = "all replications";
    std::int64_t redraws = 8;
    // against "none": "down" gains 3, 4, 2 firms for 6, 8, 7 million; "up" gains 1, -1, 0 for 5
    ComparisonNumbers numbers{
        {"reached", {{10, 12, 11}, {13, 16, 13}, {11, 11, 11}, {12, 15, 14}}},
        {"spending", {{0, 0, 0}, {6, 8, 7}, {5, 5, 5}, {7, 7, 7}}},
        {"levels", {{20, 24, 22}, {26, 32, 26}, {22, 22, 22}, {24, 30, 28}}},
        {"welfare", {{1, 2, 3}, {-1, 1, 0}, {1, 2, 3}, {0, 1, 2}}},
        {"deadweight", {{0, 0, 0}, {1, 1.5, 2}, {0, 0, 0}, {0, 0, 0}}},
        {"sooner", {{0, 0, 0}, {4, 8, 6}, {0, 0, 0}, {0, 0, 0}}},
        {"both", {{0, 0, 0}, {2, 3, 2}, {0, 0, 0}, {0, 0, 0}}},
        {"fates:5", {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}, {0, 0, 0}}},
        {"fates:6", {{0, 0, 0}, {3, 3, 2}, {0, 0, 0}, {0, 0, 0}}},
        {"fates:7", {{0, 0, 0}, {2, 3, 2}, {0, 0, 0}, {0, 0, 0}}},
        {"reached_over_time:2", {{10, 12, 11}, {13, 16, 13}, {11, 11, 11}, {12, 15, 14}}}};
};

inline output::Schema comparison_schema() {
    output::Schema schema;
    schema.title = "two bearing towns";
    schema.first = Quarter{2013, 1};
    schema.quarters = 2;
    std::vector<std::string> counties;
    for (int c = 0; c < 12; ++c) {
        counties.push_back(fmt::format("c{}", c));
    }
    schema.dimensions = {{"arm", "policy", 4, {"none", "down", "up", "down, one thing"}},
                         {"size", "revenue", 4, {"micro", "small", "medium", "large"}},
                         {"sector", "industry", 1, {"bearings"}},
                         {"county", "place", 12, counties},
                         {"fate", "fate", 8, {"f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7"}}};
    const auto add = [&](const char* name, const std::vector<std::string>& dimensions) {
        schema.variables.push_back({name, "1", name, dimensions, output::Number::real, 1.0, ""});
    };
    for (const char* const name : {"spending",         "spending_nominal",
                                   "support",          "administration",
                                   "enforcement",      "public_goods",
                                   "unspent",          "private_cost",
                                   "penalties",        "gains",
                                   "terminal",         "project_cost",
                                   "public_resources", "integrator_cost",
                                   "welfare",          "reached",
                                   "levels",           "reached_d2n2",
                                   "treated",          "deadweight",
                                   "sooner",           "both",
                                   "left_out",         "left_out_with",
                                   "left_out_without"}) {
        add(name, {"arm"});
    }
    for (const char* const name : {"reached_over_time", "levels_over_time", "spending_over_time"}) {
        add(name, {"arm", "time"});
    }
    for (const std::string dimension : {"size", "sector", "county"}) {
        add(("reached_by_" + dimension).c_str(), {"arm", dimension});
        add(("spending_by_" + dimension).c_str(), {"arm", dimension});
    }
    add("fates", {"arm", "fate"});
    return schema;
}

inline void write_comparison(const std::filesystem::path& path,
                             const ComparisonSample& sample = {}) {
    const output::Schema schema = comparison_schema();
    output::Writer writer{path, schema};
    for (std::size_t r = 0; r < sample.replications; ++r) {
        output::Record record;
        for (const output::Variable& variable : schema.variables) {
            const std::vector<std::size_t> size = output::extents(schema, variable);
            const std::size_t places = size.size() > 1 ? size[1] : 1;
            std::vector<double> block(4 * places, 0.0);
            for (std::size_t p = 0; p < places; ++p) {
                const std::string name =
                    size.size() > 1 ? fmt::format("{}:{}", variable.name, p) : variable.name;
                const auto at = sample.numbers.find(name);
                for (std::size_t a = 0; at != sample.numbers.end() && a < 4; ++a) {
                    block[a * places + p] = at->second[a][r];
                }
            }
            record.variables.emplace_back(std::move(block));
        }
        writer.append(record);
    }
    using Texts = std::vector<std::string>;
    using Reals = std::vector<double>;
    writer.finish({{"kind", "comparison"},
                   {"seed", std::int64_t{42}},
                   {"model_version", std::int64_t{4}},
                   {"command", "catchup compare down.toml up.toml -o c.h5"},
                   {"arms", Texts{"none", "down", "up", "down, one thing"}},
                   {"arm_role", sample.role},
                   {"arm_status", sample.status},
                   {"arm_note", Texts{"", "", "spends at most 5 million RMB", "the fund alone"}},
                   {"arm_generosity", Reals{0, 1.5, 64, 2}},
                   {"arm_reach", Reals{0, 30, 5, 40}},
                   {"arm_twin", Reals{0, 0, 0, 0}},
                   {"arm_parent", Reals{0, 1, 2, 1}},
                   {"arm_same_as", sample.same_as},
                   {"arm_world", sample.world},
                   {"target_spending", sample.target},
                   {"target_from", "--spending"},
                   {"replications_asked", std::int64_t{200}},
                   {"half_width", sample.half_width},
                   {"half_width_of", "reached"},
                   {"ended", sample.ended},
                   {"discount", 0.05},
                   {"mcpf", 0.2},
                   {"terminal_years", 10.0},
                   {"goal", "D1N1I0"},
                   {"branch", "2013Q1"},
                   {"search_replications", std::int64_t{200}},
                   {"redraws", sample.redraws},
                   {"scan_generosity", Reals{1, 2}},
                   {"scan_spending", Reals{0, 0, 5, 9, 4, 5, 6, 7}},
                   {"scan_reached", Reals{0, 0, 12, 14, 11, 11, 13, 14}},
                   {"scan_welfare", Reals{0, 0, 1, 2, 3, 4, 5, 6}},
                   {"scenarios", Texts{"a", "b", "c", "d"}}},
                  {}, {});
}

} // namespace catchup::test
