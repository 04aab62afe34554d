// SPDX-License-Identifier: MIT
#include "models/technology/outcome.hpp"

#include <cmath>

#include "sim/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Numbers of this test, whatever the defaults become.
Outcome outcome() {
    Outcome numbers;
    numbers.abandoned = 0.20;
    numbers.detoured = 0.60;
    numbers.capability = 1.2;
    numbers.capability_reference = 0.45;
    numbers.experience = 0.5;
    numbers.integrator = 1.0;
    numbers.network_gap = 0.3;
    numbers.intelligent_gap = 0.9;
    numbers.joint = 0.5;
    numbers.standards = 0.8;
    numbers.generic = 0.4;
    numbers.university = 0.3;
    return numbers;
}

constexpr Experience novice{0.0, 0.0, 0.0};

double index(State from, Mask step, double capability = 0.45, const Experience& experience = novice,
             Builder builder = Builder::firm, const Goods& goods = {}, Link link = Link::none) {
    return outcome_index(outcome(), from, step, capability, experience, builder, goods, link);
}

double lam(double x) { return 1.0 / (1.0 + std::exp(-x)); }

} // namespace

TEST_CASE("at v = 0 projects end as the parameters say", "[unit][outcome]") {
    CHECK(index(state_of(0, 0, 0), 1) == 0.0); // D, average capability, no experience
    CHECK(end_probability(0.20, 0.0) == Approx(0.20));
    CHECK(end_probability(0.60, 0.0) == Approx(0.60));
}

TEST_CASE("E8 by hand", "[unit][outcome]") {
    CHECK(index(state_of(0, 0, 0), 1, 0.95) == Approx(0.6));
    CHECK(index(state_of(0, 0, 0), 1, 0.0) == Approx(-0.54));
    CHECK(index(state_of(1, 0, 0), 1, 0.45, {1, 9, 9}) == Approx(0.5 * std::log(2.0)));
    CHECK(index(state_of(0, 0, 0), 3, 0.45, {3, 0, 9}) == Approx(0.5 * std::log(4.0) / 2 - 0.5));
    CHECK(index(state_of(0, 0, 0), 2) == Approx(-0.3));
    CHECK(index(state_of(0, 1, 0), 2) == Approx(-0.6));
    CHECK(index(state_of(0, 0, 0), 4) == Approx(-0.9 * 1.5));
    CHECK(index(state_of(1, 1, 0), 4) == Approx(-0.9 * 0.5));
    CHECK(index(state_of(2, 1, 0), 4) == Approx(0.0));
    CHECK(index(state_of(0, 0, 0), 7) == Approx(-2 * 0.5 - 0.9 * 0.5)); // I ahead of D by a half
    CHECK(index(state_of(0, 0, 0), 1, 0.45, novice, Builder::integrator) == Approx(1.0));
}

TEST_CASE("what public goods and a university add, by hand", "[unit][outcome]") {
    const State bottom = state_of(0, 0, 0);
    const auto with = [&](Mask step, const Goods& goods, Link link) {
        return index(bottom, step, 0.45, novice, Builder::firm, goods, link) - index(bottom, step);
    };
    const Goods goods{.standards = 0.5, .generic = {0.2, 0.6, 0.9}};
    CHECK(with(1, {.standards = 0.5, .generic = {}}, Link::none) == Approx(0.4));
    CHECK(with(1, goods, Link::none) == Approx(0.4 + 0.4 * 0.2));
    CHECK(with(3, goods, Link::none) == Approx(0.4 + 0.4 * 0.4)); // mean of D and N
    CHECK(with(2, goods, Link::university) == Approx(0.4 + 0.4 * 0.6 + 0.3));
    CHECK(with(4, {}, Link::university) == Approx(0.3));
}

TEST_CASE("E9 by hand: an integrator's D1, and its D1N1", "[unit][outcome]") {
    // odds fall by e: .25 / e = .092 and 1.5 / e = .552
    const double single = index(state_of(0, 0, 0), 1, 0.45, novice, Builder::integrator);
    CHECK(end_probability(0.20, single) == Approx(0.0842).margin(5e-5));
    CHECK(end_probability(0.60, single) == Approx(0.3556).margin(5e-5)); // so 27 % are late
    // a joint step loses .5: odds by e^.5
    const double both = index(state_of(0, 0, 0), 3, 0.45, novice, Builder::integrator);
    CHECK(both == Approx(0.5));
    CHECK(end_probability(0.20, both) == Approx(0.1317).margin(5e-5));
    CHECK(end_probability(0.60, both) == Approx(0.4764).margin(5e-5));
}

TEST_CASE("end_probability is Lam(logit(p) - v) and keeps its order", "[property][outcome]") {
    for (int i = 1; i < 100; ++i) {
        const double p = i / 100.0;
        double before = 1.0;
        for (int k = -40; k <= 40; ++k) {
            const double v = k / 4.0;
            const double now = end_probability(p, v);
            CHECK(now == Approx(lam(std::log(p / (1 - p)) - v)).epsilon(1e-9));
            CHECK((now > 0.0 && now < before));
            CHECK(end_probability(p / 2, v) < now); // abandoned projects are part of the detoured
            before = now;
        }
    }
}

TEST_CASE("capability, experience and an integrator help, gaps and breadth hurt",
          "[property][outcome]") {
    for (std::uint8_t s = 0; s < states; ++s) {
        const State from{s};
        for (Mask step = 1; step < masks; ++step) {
            if (!admissible(from, step)) {
                continue;
            }
            const double plain = index(from, step);
            CHECK(index(from, step, 0.5) > plain);
            CHECK(index(from, step, 0.45, {1, 1, 1}) > plain);
            CHECK(index(from, step, 0.45, novice, Builder::integrator) == Approx(plain + 1.0));
            CHECK(plain <= 0.0);
            if (breadth(step) > 1) {
                CHECK(plain < 0.0);
            }
        }
    }
}

TEST_CASE("relations between an outcome's parameters are checked", "[unit][outcome]") {
    const auto problems = [](const std::string& text) -> std::size_t {
        try {
            (void)test::scenario("[outcome]\n" + text);
            return 0;
        } catch (const InputError& error) {
            return error.problems().size();
        }
    };
    CHECK(problems("abandoned = 0.4\ndetoured = 0.4\n") == 0);
    CHECK(problems("abandoned = 0.5\ndetoured = 0.4\n") == 1);
    CHECK(problems("overrun_shortest = 3\noverrun_longest = 3\n") == 0);
    CHECK(problems("overrun_shortest = 4\noverrun_longest = 3\n") == 1);
}
