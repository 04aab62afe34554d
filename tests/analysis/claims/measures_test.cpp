// SPDX-License-Identifier: MIT
#include "analysis/claims/measures.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

constexpr std::size_t d1 = 9;
constexpr std::size_t n1 = 3;
constexpr std::size_t d1n1 = 12;

Life firm(std::uint32_t id, std::size_t start, std::vector<Rise> rises, double revenue = 10.0,
          std::size_t sector = 0, std::size_t until = 9) {
    Life life;
    life.firm = id;
    life.start = start;
    life.rises = std::move(rises);
    life.revenue = revenue;
    life.sector = sector;
    life.county = id % 2;
    life.until = until;
    return life;
}

Deed deed(std::uint32_t firm, Happening kind, unsigned mask, std::size_t from,
          std::uint32_t attempt = 1, bool delayed = false) {
    Deed one;
    one.firm = firm;
    one.kind = kind;
    one.mask = mask;
    one.from = from;
    one.attempt = attempt;
    one.after_delay = delayed;
    return one;
}

/// Eight quarters: two take 000 > 100 > 110, one 000 > 110, one stays, one exits in the fourth.
Run sample() {
    Run run;
    run.times = 9;
    run.lives = {firm(0, 0, {{2, d1}, {6, d1n1}}), firm(1, 0, {{4, d1}, {8, d1n1}}, 500.0),
                 firm(2, 0, {{4, d1n1}}, 10.0, 1), firm(3, 0, {}), firm(4, 0, {}, 10.0, 0, 4)};
    run.deeds = {deed(0, Happening::complete, 1, 0),    deed(0, Happening::abandon, 4, d1, 2),
                 deed(1, Happening::late, 1, 0),        deed(1, Happening::complete, 1, 0, 1, true),
                 deed(2, Happening::complete, 3, 0, 3), deed(3, Happening::start, 1, 0)};
    return run;
}

double value(std::string_view name, const Choice& choice = {}) {
    const Measure* const measure = find_measure(name);
    REQUIRE(measure != nullptr);
    return measure->of(sample(), choice);
}

Choice choice(std::vector<std::pair<std::string, std::string>> selection,
              std::string_view measure = "reached") {
    const std::vector<std::string> sectors{"bearings", "gears"};
    const std::vector<std::string> quarters{"2012Q4", "2013Q1", "2013Q2", "2013Q3", "2013Q4",
                                            "2014Q1", "2014Q2", "2014Q3", "2014Q4"};
    return choice_of({std::string{measure}, "", std::move(selection)}, find_measure(measure)->keys,
                     sectors, quarters);
}

} // namespace

TEST_CASE("shares of states at the end, by hand", "[unit][claims]") {
    CHECK(value("reached") == 3.0 / 4.0); // of the four that stand
    CHECK(value("reached", choice({{"sector", "gears"}})) == 1.0);
    CHECK(value("reached", choice({{"county", "0"}})) == 1.0);      // firms 0 and 2
    CHECK(value("reached", choice({{"county", "others"}})) == 0.5); // 1 and 3
    CHECK(value("reached", choice({{"revenue_from", "400"}})) == 1.0);
    CHECK(value("reached", choice({{"revenue_below", "400"}})) == 2.0 / 3.0);
    CHECK(value("reached", choice({{"goal", "D2"}})) == 0.0);
    CHECK(value("levels") == 6.0 / 4.0);
    CHECK(value("network_ahead") == 0.0);
    CHECK(std::isnan(find_measure("reached")->of({}, {})));
}

TEST_CASE("a firm whose N is above its D", "[unit][claims]") {
    Run run = sample();
    run.lives[3].rises = {{5, n1}};
    CHECK(find_measure("network_ahead")->of(run, {}) == 0.25);
}

TEST_CASE("diversity of paths, by hand", "[unit][claims]") {
    // two firms on one path, one on another: -(2/3) log2 (2/3) - (1/3) log2 (1/3)
    const double entropy = std::log2(3.0) - 2.0 / 3.0;
    CHECK(value("path_entropy") == Approx(entropy).margin(1e-15));
    CHECK(value("top_path") == 2.0 / 3.0);
    CHECK(value("class_share", choice({{"class", "joint"}}, "class_share")) == 1.0 / 3.0);
}

TEST_CASE("times, by hand", "[unit][claims]") {
    // Kaplan-Meier: 5 at risk, one leaves at 4 together with an arrival there, arrivals at 6 and 8.
    // Survival .8 from 4 on, .8 x 2/3 from 6 on, half of that from 8: area 4 + 2 x .8 + 2 x .8 x 2/3.
    CHECK(value("years_to") == Approx((4.0 + 1.6 + 3.2 / 3.0) / 4.0).margin(1e-14));
    // arrivals 6, 8, 4: standard deviation 2 quarters; first steps 2, 4, 4
    CHECK(value("arrival_sd") == 2.0 / 4.0);
    CHECK(value("first_step_sd") == Approx(std::sqrt(4.0 / 3.0) / 4.0).margin(1e-15));
}

TEST_CASE("ends of projects, by hand", "[unit][claims]") {
    // planned ends: firm 0 on time, firm 0 abandoned, firm 1 late, firm 2 on time
    CHECK(value("abandoned") == 1.0 / 4.0);
    CHECK(value("detours") == 2.0 / 4.0);
    CHECK(value("detours", choice({{"projects", "first"}}, "detours")) == 1.0 / 2.0);
    CHECK(value("abandoned", choice({{"technology", "I"}, {"digital", "1"}}, "abandoned")) == 1.0);
    CHECK(std::isnan(value("abandoned", choice({{"digital", "2"}}, "abandoned"))));
    CHECK(value("detours", choice({{"sector", "gears"}}, "detours")) == 0.0);
    CHECK(value("projects") == 1.0);
}

TEST_CASE("choices that a measure does not know are refused", "[unit][claims]") {
    const auto says = [](std::vector<std::pair<std::string, std::string>> selection) {
        try {
            static_cast<void>(choice(std::move(selection)));
        } catch (const std::runtime_error& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    CHECK(says({{"class", "joint"}}).starts_with("reached knows no class. Try sector"));
    CHECK(says({{"sector", "toys"}}) == "sector=toys is none: there are bearings, gears");
    CHECK(says({{"goal", "D3"}}).starts_with("goal=D3 is none"));
    CHECK(says({{"county", "-1"}}).starts_with("county=-1 is none"));
    CHECK(says({{"revenue_from", "much"}}).starts_with("revenue_from=much is none"));
}
