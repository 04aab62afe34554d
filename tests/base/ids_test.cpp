// SPDX-License-Identifier: MIT
#include "sim/base/ids.hpp"

#include <type_traits>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace catchup;

TEST_CASE("ids do not mix", "[unit][base]") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<Position, FirmId>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<FirmId, Position>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<std::uint32_t, Position>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<Position, std::uint32_t>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<SectorId, CountyId>);
    STATIC_REQUIRE(sizeof(Position) == 4);
    STATIC_REQUIRE(sizeof(SectorId) == 2);
    CHECK(Position{}.value() == 0);
    CHECK(Step{3} < Step{4});
    CHECK(Step{3} == Step{3});
    CHECK(Step{4'000'000'000} < never);
}

TEST_CASE("an entrant takes its predecessor's place under a new id", "[unit][base]") {
    const FirmId first = firm_id(Position{7}, 0, 100);
    const FirmId third = firm_id(Position{7}, 2, 100);
    CHECK(first.value() == 7);
    CHECK(third.value() == 207);
    CHECK(position_of(third, 100) == Position{7});
    CHECK(generation_of(third, 100) == 2);
    CHECK(generation_of(first, 100) == 0);
}

TEST_CASE("an id says place and generation", "[property][base]") {
    rc::prop("position_of and generation_of undo firm_id", [] {
        const auto positions = *rc::gen::inRange<std::uint32_t>(1, 1'000'000);
        const auto place = *rc::gen::inRange<std::uint32_t>(0, positions);
        const auto generation = *rc::gen::inRange<std::uint32_t>(0, 4000);
        const FirmId id = firm_id(Position{place}, generation, positions);
        RC_ASSERT(position_of(id, positions) == Position{place});
        RC_ASSERT(generation_of(id, positions) == generation);
    });
}

TEST_CASE("a column holds one value a firm", "[unit][base]") {
    Column<double> margin(3, 0.5);
    CHECK(margin.size() == 3);
    CHECK(margin[Position{2}] == 0.5);
    margin[Position{1}] = 0.25;
    CHECK(margin.values() == std::vector<double>{0.5, 0.25, 0.5});
    CHECK(margin != Column<double>(3, 0.5));
    CHECK(Column<int>(4).values() == std::vector<int>(4, 0));
    CHECK(Column<int>().size() == 0);
}
