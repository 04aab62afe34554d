// SPDX-License-Identifier: MIT
#include "sim/network/measures.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

#include "sim/network/files.hpp"
#include "sim/network/generators.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::network;

namespace {

std::vector<Position> places(std::uint32_t begin, std::uint32_t end) {
    std::vector<Position> members;
    for (std::uint32_t at = begin; at < end; ++at) {
        members.emplace_back(at);
    }
    return members;
}

/// What networkx says of a network that it has read from GraphML.
struct SecondOpinion {
    Summary summary;
    std::vector<std::size_t> degrees;
};

constexpr const char* questions = R"(
import sys, networkx as nx
g = nx.read_graphml(sys.argv[1])
parts = [len(c) for c in nx.connected_components(g)]
print(len(g), g.number_of_edges(), nx.number_connected_components(g), max(parts))
print(repr(float(nx.average_clustering(g))))
print(*[g.degree("n%d" % i) for i in range(len(g))])
)";

SecondOpinion ask_networkx(const Partners& partners) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("catchup-networkx-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    {
        std::ofstream graph{folder / "network.graphml"};
        write_graphml(partners, graph);
        std::ofstream{folder / "ask.py"} << questions;
        REQUIRE(graph.good());
    }
    const std::string command = "/usr/bin/python3 " + (folder / "ask.py").string() + " " +
                                (folder / "network.graphml").string();
    FILE* const pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string answer;
    std::array<char, 4096> part{};
    for (std::size_t got = 0; (got = std::fread(part.data(), 1, part.size(), pipe)) > 0;) {
        answer.append(part.data(), got);
    }
    REQUIRE(::pclose(pipe) == 0);
    std::filesystem::remove_all(folder);

    std::istringstream in{answer};
    SecondOpinion opinion;
    Summary& s = opinion.summary;
    in >> s.firms >> s.links >> s.components >> s.largest_component >> s.clustering;
    for (std::size_t degree = 0; in >> degree;) {
        opinion.degrees.push_back(degree);
    }
    return opinion;
}

void agrees_with_networkx(const Partners& partners) {
    const Summary ours = summarise(partners);
    const SecondOpinion theirs = ask_networkx(partners);
    CHECK(ours.firms == theirs.summary.firms);
    CHECK(ours.links == theirs.summary.links);
    CHECK(ours.components == theirs.summary.components);
    CHECK(ours.largest_component == theirs.summary.largest_component);
    // the same quotients added in the same order: one rounding a firm at most
    CHECK(ours.clustering == Approx(theirs.summary.clustering).epsilon(1e-12));
    REQUIRE(theirs.degrees.size() == partners.firms());
    for (std::uint32_t at = 0; at < partners.firms(); ++at) {
        REQUIRE(partners.of(Position{at}).size() == theirs.degrees[at]);
    }
}

} // namespace

TEST_CASE("a triangle with a tail and a firm alone, by hand", "[unit][network]") {
    // 0-1-2 all linked, 3 hangs on 2, 4 is alone. Clustering 1, 1, 1/3, 0, 0.
    const auto joined = [](std::uint32_t a, std::uint32_t b) {
        return Link{Position{a}, Position{b}};
    };
    const Summary s =
        summarise(freeze(5, {joined(0, 1), joined(1, 2), joined(2, 0), joined(2, 3)}));
    CHECK(s.firms == 5);
    CHECK(s.links == 4);
    CHECK(s.mean_degree == 1.6);
    CHECK(s.least_degree == 0);
    CHECK(s.greatest_degree == 3);
    CHECK(s.components == 2);
    CHECK(s.largest_component == 4);
    CHECK(s.clustering == Approx((2.0 + 1.0 / 3.0) / 5.0).epsilon(1e-15));
}

TEST_CASE("networks with known measures", "[unit][network]") {
    const Summary none = summarise(Partners{});
    CHECK(none.components == 0);
    CHECK(none.clustering == 0.0);
    const Summary all = summarise(freeze(10, complete(places(0, 10))));
    CHECK(all.links == 45);
    CHECK(all.least_degree == 9);
    CHECK(all.clustering == Approx(1.0).epsilon(1e-15));
    const Summary hub = summarise(freeze(10, star(places(0, 10))));
    CHECK(hub.greatest_degree == 9);
    CHECK(hub.least_degree == 1);
    CHECK(hub.components == 1);
    CHECK(hub.clustering == 0.0);
    // a ring has clustering 3 (k - 2) / (4 (k - 1)): Watts and Strogatz 1998
    const Summary circle = summarise(freeze(50, ring(places(0, 50), 6)));
    CHECK(circle.clustering == Approx(3.0 * 4.0 / (4.0 * 5.0)).epsilon(1e-14));
    const Summary apart = summarise(freeze(7, ring(places(2, 6), 2)));
    CHECK(apart.components == 4);
    CHECK(apart.largest_component == 4);
}

TEST_CASE("a hub of 100,000 partners is no obstacle", "[unit][network]") {
    auto links = star(places(0, 100'000));
    const auto round = ring(places(1, 100'000), 2);
    links.insert(links.end(), round.begin(),
                 round.end()); // a wheel: each rim firm has 2 of 3 pairs
    const Summary wheel = summarise(freeze(100'000, links));
    CHECK(wheel.greatest_degree == 99'999);
    CHECK(wheel.clustering == Approx(2.0 / 3.0).epsilon(1e-4)); // the hub has 2 / 99,998
}

TEST_CASE("clustering that would take too long is not counted", "[unit][network]") {
    // 1000 firms: 499,500 links x 999 steps; 2000: 1,999,000 x 1999 = 4e9
    CHECK(summarise(freeze(1000, complete(places(0, 1000)))).clustering ==
          Approx(1.0).epsilon(1e-12));
    const Summary all = summarise(freeze(2000, complete(places(0, 2000))));
    CHECK(std::isnan(all.clustering));
    CHECK(all.least_degree == 1999);
    CHECK(all.components == 1);
}

TEST_CASE("measures agree with networkx", "[theory][network]") {
    const Stream random{7, Replication{0}};
    agrees_with_networkx(freeze(3000, small_world(places(0, 3000), 6, 0.1, random)));
    // counties of several kinds and firms that are alone
    auto links = small_world(places(0, 400), 4, 0.6, random);
    for (const auto& more :
         {star(places(400, 450)), complete(places(450, 480)), ring(places(480, 500), 2),
          small_world(places(520, 530), 8, 0.5, random)}) {
        links.insert(links.end(), more.begin(), more.end());
    }
    agrees_with_networkx(freeze(540, links));
}
