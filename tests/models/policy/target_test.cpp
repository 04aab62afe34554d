// SPDX-License-Identifier: MIT
#include "models/policy/target.hpp"

#include <algorithm>
#include <set>

#include "models/processes/reach.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;

namespace {

/// Two counties, two sectors, firms of all sizes, and a subsidy with this target.
struct Reached {
    explicit Reached(const std::string& target, const std::vector<std::string>& set = {})
        : stage{test::scenario(test::busy + test::lever("subsidy", "", target), set)} {
        test::run_until(stage.world, "enact");
    }
    [[nodiscard]] std::set<std::uint32_t> firms() const {
        std::set<std::uint32_t> all;
        for (std::uint32_t i = 0; i < stage.world.firms.size(); ++i) {
            if (covers(stage.world, 0, Position{i})) {
                all.insert(i);
            }
        }
        return all;
    }
    test::Staged stage;
};

bool contains(const std::set<std::uint32_t>& all, const std::set<std::uint32_t>& part) {
    return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

} // namespace

TEST_CASE("a lottery reaches its share, always the same firms", "[statistical][policy]") {
    Reached reached{"coverage = 0.3"};
    const auto first = reached.firms();
    const test::BinomialBand band{.trials = 400, .probability = 0.3};
    CHECK(band.contains(static_cast<double>(first.size())));
    CHECK_FALSE(test::BinomialBand{.trials = 400, .probability = 0.45}.contains(
        static_cast<double>(first.size())));
    for (std::uint32_t quarter = 1; quarter < 8; ++quarter) {
        reached.stage.world.now = Step{quarter};
        test::run_until(reached.stage.world, "enact");
        CHECK(reached.firms() == first);
    }
}

TEST_CASE("a larger share holds the smaller, generosity is a factor on it", "[unit][policy]") {
    const auto few = Reached{"coverage = 0.2"}.firms();
    const auto more = Reached{"coverage = 0.5"}.firms();
    CHECK(contains(more, few));
    CHECK(few.size() < more.size());
    CHECK(Reached{"coverage = 0.2", {"policy.generosity=2.5"}}.firms() == more);
    CHECK(Reached{"coverage = 0.2", {"policy.generosity=50.0"}}.firms().size() == 400);
    CHECK(Reached{"coverage = 0.2", {"policy.generosity=0.0"}}.firms().empty());
    const std::string largest = "coverage = 0.2\norder = \"largest\"";
    CHECK(Reached{largest}.firms().size() == 80);
    CHECK(Reached{largest, {"policy.generosity=2.5"}}.firms().size() == 200);
    CHECK(Reached{largest, {"policy.generosity=0.0"}}.firms().empty());
}

TEST_CASE("by size and by centrality the first come first", "[unit][policy]") {
    const auto in_order = [](const std::string& order, auto&& key) {
        const Reached reached{"coverage = 0.1\norder = \"" + order + "\""};
        const auto firms = reached.firms();
        CHECK(firms.size() == 40);
        double least = 1e9; // the least of those reached,
        double most = -1e9; // and the most of the others
        for (std::uint32_t i = 0; i < 400; ++i) {
            const double own = key(reached.stage.world, Position{i});
            (firms.contains(i) ? least : most) =
                firms.contains(i) ? std::min(least, own) : std::max(most, own);
        }
        CHECK(least >= most);
    };
    const auto revenue = [](const World& world, Position f) {
        return static_cast<double>(world.firms.revenue[f]);
    };
    in_order("largest", revenue);
    in_order("smallest", [&](const World& world, Position f) { return -revenue(world, f); });
    in_order("central", [](const World& world, Position f) {
        return static_cast<double>(world.partners->of(f).size());
    });
}

TEST_CASE("who is selected: sectors, counties, size, states", "[unit][policy]") {
    const auto all_are = [](const std::string& target, auto&& belongs) {
        const Reached reached{target};
        const auto firms = reached.firms();
        for (std::uint32_t i = 0; i < 400; ++i) {
            CHECK(firms.contains(i) == belongs(reached.stage.world.firms, Position{i}));
        }
        CHECK((!firms.empty() && firms.size() < 400));
    };
    all_are("sectors = [\"garments\"]",
            [](const Firms& firms, Position f) { return firms.sector[f].value() == 1; });
    all_are("counties = [1, 1]",
            [](const Firms& firms, Position f) { return firms.county[f].value() == 1; });
    all_are("size = \"smes\"", [](const Firms& firms, Position f) {
        return firms.revenue[f] < static_cast<float>(Finance{}.sme_revenue);
    });
    all_are("from_state = \"D1N0I0\"",
            [](const Firms& firms, Position f) { return level(firms.state[f], 0) >= 1; });
    all_are("to_state = \"D0N2I2\"",
            [](const Firms& firms, Position f) { return level(firms.state[f], 0) == 0; });
}
