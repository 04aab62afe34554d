// SPDX-License-Identifier: MIT
#include "models/beliefs/information.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

/// Numbers of this test, whatever the defaults become.
Information beliefs() {
    Information numbers;
    numbers.start = 0.15;
    numbers.start_size = 0.08;
    numbers.start_revenue = 20.0;
    numbers.exposure = 0.10;
    numbers.contact = 0.15;
    numbers.trial = 0.40;
    numbers.platform = 0.02;
    numbers.failures = 0.05;
    numbers.forgetting = 0.005;
    numbers.pessimism = 1.45;
    numbers.error_sd = 0.4;
    return numbers;
}

} // namespace

TEST_CASE("information at birth by hand, cut to 0..1", "[unit][information]") {
    CHECK(information_at_birth(beliefs(), 20.0) == Approx(0.15));
    CHECK(information_at_birth(beliefs(), 10.0) == Approx(0.15 - 0.08 * std::log(2.0))); // .0945
    CHECK(information_at_birth(beliefs(), 20.0 * std::exp(1.0)) == Approx(0.23));
    CHECK(information_at_birth(beliefs(), 1e-3) == 0.0);
    CHECK(information_at_birth(beliefs(), 1e9) == 1.0);
}

TEST_CASE("E11 by hand", "[unit][information]") {
    CHECK(informed(beliefs(), 0.2, {}) == Approx(0.2 - 0.001)); // forgetting alone
    CHECK(informed(beliefs(), 0.2, {.exposure = 0.5}) == Approx(0.199 + 0.8 * 0.05));
    CHECK(informed(beliefs(), 0.2, {.contact = true}) == Approx(0.199 + 0.8 * 0.15));
    CHECK(informed(beliefs(), 0.2, {.trial = true}) == Approx(0.199 + 0.8 * 0.40));
    CHECK(informed(beliefs(), 0.2, {.platform = true}) == Approx(0.199 + 0.8 * 0.02));
    CHECK(informed(beliefs(), 0.2, {.failures = 0.5}) == Approx(0.199 - 0.025));
    const News all{
        .exposure = 1.0, .failures = 1.0, .contact = true, .trial = true, .platform = true};
    CHECK(informed(beliefs(), 0.2, all) == Approx(0.199 + 0.8 * 0.67 - 0.05));
}

TEST_CASE("information stays within 0..1", "[property][information]") {
    Information bold = beliefs();
    bold.exposure = bold.contact = bold.trial = 1.0;
    bold.failures = 1.0;
    for (int i = 0; i <= 100; ++i) {
        const double before = i / 100.0;
        for (const bool good : {false, true}) {
            const News news{.exposure = good ? 1.0 : 0.0,
                            .failures = good ? 0.0 : 1.0,
                            .contact = good,
                            .trial = good};
            const double after = informed(bold, before, news);
            CHECK((after >= 0.0 && after <= 1.0));
        }
    }
    CHECK(informed(bold, 0.0, {.exposure = 1.0, .contact = true, .trial = true}) == 1.0);
    CHECK(informed(bold, 0.3, {.failures = 1.0}) == 0.0);
}

TEST_CASE("E10 by hand: a firm of 10 million revenue that knows little sees a third of a gain",
          "[unit][information]") {
    const double known = information_at_birth(beliefs(), 10.0);
    CHECK(known == Approx(0.0945).margin(5e-5));
    // exp(-.9055 x 1.45) = .269: a payback of 1.0 year seems 3.7 years long
    CHECK(perception(beliefs(), known, 0.0) == Approx(0.269).margin(5e-4));
    CHECK(perception(beliefs(), 0.0, 0.0) == Approx(std::exp(-1.45)));
    CHECK(perception(beliefs(), 0.0, 1.5) == Approx(std::exp(0.6 - 1.45)));
    CHECK(perception(beliefs(), 0.5, -1.0) == Approx(std::exp(0.5 * (-0.4 - 1.45))));
}

TEST_CASE("who knows everything perceives the truth, whatever the error",
          "[property][information]") {
    for (int i = -50; i <= 50; ++i) {
        CHECK(perception(beliefs(), 1.0, i / 10.0) == 1.0);
        double before = 0.0; // without error, more information means less pessimism
        for (int k = 0; k <= 100; ++k) {
            const double now = perception(beliefs(), k / 100.0, 0.0);
            CHECK(now > before);
            before = now;
        }
        CHECK(perception(beliefs(), 0.3, i / 10.0) < perception(beliefs(), 0.3, (i + 1) / 10.0));
    }
}
