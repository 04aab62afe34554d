// SPDX-License-Identifier: MIT
// A claim as its file states it: the worlds in which it is put on trial, and what must come out.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "analysis/claims/verdict.hpp"
#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"

namespace catchup::app {

/// One [[arm]]: a scenario with changes. All arms have the same seeds.
struct ClaimArm {
    std::string name;
    std::string scenario;
    std::vector<std::string> set;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            required("name", &ClaimArm::name, anything, "", "name in formulas and files", "claim"),
            required("scenario", &ClaimArm::scenario, anything, "",
                     "scenario file, from the claim's folder", "claim"),
            field("set", &ClaimArm::set, anything, "", "key=value, on top of the scenario",
                  "claim")};
    }
};

/// One [[world]]: where else the claim is tried.
struct ClaimWorld {
    std::string name;
    std::string meaning;
    std::vector<std::string> set;
    std::vector<std::string> arms; // none = all
    bool control = false;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            required("name", &ClaimWorld::name, anything, "", "name in tables and files", "claim"),
            field("meaning", &ClaimWorld::meaning, anything, "", "a few words for readers",
                  "claim"),
            field("set", &ClaimWorld::set, anything, "", "key=value", "claim"),
            field("arms", &ClaimWorld::arms, anything, "", "arms in which it is set; none = all",
                  "claim"),
            field("control", &ClaimWorld::control, anything, "",
                  "the claim's reason is taken away here, so that it must fail", "claim")};
    }
};

/// One [[test]]: a number and where it must lie. All tests of a claim must hold.
struct ClaimTest {
    std::string says;
    std::string formula;
    std::string must_be;
    std::string source;
    std::string calibrated;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            required("says", &ClaimTest::says, anything, "", "the test in words", "claim"),
            required("formula", &ClaimTest::formula, anything, "",
                     "its number, of each replication: measures and variables by arm", "claim"),
            required(
                "must_be", &ClaimTest::must_be, anything, "",
                "\"> 0\", \"< 0.05\" or \"0.2 to 0.3\": where the mean's whole interval must lie",
                "claim"),
            field("source", &ClaimTest::source, anything, "", "of a pattern: who observed it",
                  "claim"),
            field("calibrated", &ClaimTest::calibrated, anything, "",
                  "of a pattern: what was set to meet it, so that meeting it validates nothing",
                  "claim")};
    }
    /// Throws std::runtime_error if must_be cannot be read.
    [[nodiscard]] analysis::Bounds bounds() const;
};

/// One [[finding]]: a number that is told and not judged.
struct ClaimFinding {
    std::string says;
    std::string formula;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            required("says", &ClaimFinding::says, anything, "", "what the number is", "claim"),
            required("formula", &ClaimFinding::formula, anything, "", "as in a test", "claim")};
    }
};

struct ClaimFile {
    std::string id;
    std::string title;
    std::string source;
    std::string caution;
    std::uint32_t replications = 40;
    std::vector<std::string> equal_spending;
    std::string region;
    std::vector<ClaimArm> arms;
    std::vector<ClaimWorld> worlds;
    std::vector<ClaimTest> tests;
    std::vector<ClaimFinding> findings;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            required("id", &ClaimFile::id, anything, "", "short name, such as H6", "claim"),
            required("title", &ClaimFile::title, anything, "", "the claim in a sentence", "claim"),
            field("source", &ClaimFile::source, anything, "", "who claims it, where", "claim"),
            field(
                "caution", &ClaimFile::caution, anything, "",
                "what a reader must know before the verdict, such as that a parameter builds it in",
                "claim"),
            field("replications", &ClaimFile::replications, between(2, 1e6), "replications",
                  "of every arm in every world", "claim"),
            field("equal_spending", &ClaimFile::equal_spending, anything, "",
                  "arms that are to spend the same public money: their generosity is solved for in "
                  "every world",
                  "claim"),
            field("region", &ClaimFile::region, anything, "",
                  "design file, from the claim's folder: its points are worlds too", "claim"),
            list("arm", &ClaimFile::arms, "what is set side by side"),
            list("world", &ClaimFile::worlds,
                 "further worlds; the arms as written are the first one"),
            list("test", &ClaimFile::tests, "what must come out"),
            list("finding", &ClaimFile::findings, "what is told beside it"),
        };
    }
    void check(config::Complaints& complain) const;
};

/// Reads a claim. Throws InputError.
[[nodiscard]] ClaimFile read_claim(const std::string& file);

} // namespace catchup::app
