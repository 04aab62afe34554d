// SPDX-License-Identifier: MIT
// Statistics of two arms, by hand.
#include <cmath>
#include <vector>

#include "analysis/comparison/dominance.hpp"
#include "analysis/comparison/equivalence.hpp"
#include "analysis/comparison/multiple_testing.hpp"
#include "analysis/comparison/pair_rows.hpp"
#include "analysis/comparison/quantile_shift.hpp"
#include "analysis/comparison/superiority.hpp"
#include "analysis/findings.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

using Values = std::vector<double>;

const double z = 1.959963984540054; // normal quantile, 97.5 %

const TidyRow* find(const std::vector<TidyRow>& rows, const std::string& measure) {
    const TidyRow* const row = find_row(rows, measure, "b", "y");
    return row;
}

} // namespace

TEST_CASE("who is the greater, by hand", "[unit][analysis]") {
    const Signs found =
        signs(Values{3, 5, 2, 7}, Values{1, 5, 4, 6}); // greater, equal, less, greater
    CHECK(found.greater == 2);
    CHECK(found.equal == 1);
    CHECK(found.less == 1);
    CHECK(found.superiority() == 0.625);
    CHECK(sign_p(found) == Approx(1.0)); // 2 of 3: 2 (1 + 3) / 8
    CHECK(sign_p({5, 9, 0}) == Approx(2.0 / 32.0));
    CHECK(sign_p({0, 4, 0}) == 1.0);
    // apart: 3 exceeds 1; 5 exceeds 1, 4 and half of 5; 2 exceeds 1; 7 exceeds all
    CHECK(wins(Values{2, 3, 5, 7}, Values{1, 4, 5, 6}) == 1 + 1 + 2.5 + 4);
}

TEST_CASE("Wilson's and Newcombe's intervals", "[unit][analysis]") {
    const Interval all = wilson(1.0, 10, 0.95); // n / (n + z^2) to 1
    CHECK(all.low == Approx(10.0 / (10.0 + z * z)).epsilon(1e-12));
    CHECK(all.high == 1.0);
    const Interval half = wilson(0.5, 16, 0.95); // 0.5 -+ z / (2 sqrt(n + z^2))
    CHECK(half.high == Approx(0.5 + z / (2.0 * std::sqrt(16.0 + z * z))).epsilon(1e-12));
    // one value each: Hanley and McNeil's variance is t (1 - t), and so the interval Wilson's of one
    const Interval single = newcombe(1.0, 1, 1, 0.95);
    CHECK(single.low == Approx(1.0 / (1.0 + z * z)).epsilon(1e-12));
    CHECK(single.high == 1.0);
    const Interval even = newcombe(0.5, 30, 20, 0.95);
    CHECK(even.low + even.high == Approx(1.0).epsilon(1e-12));
}

TEST_CASE("the interval of a median is that of the sign test", "[unit][analysis]") {
    CHECK_FALSE(median_interval(Values{1, 2, 3, 4, 5}, 0.95));        // 2 / 32 are outside
    const auto six = median_interval(Values{1, 2, 3, 4, 5, 6}, 0.95); // 2 / 64
    REQUIRE(six);
    CHECK(six->low == 1);
    CHECK(six->high == 6);
    const auto nine = median_interval(Values{1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.95); // 20 / 512
    REQUIRE(nine);
    CHECK(nine->low == 2);
    CHECK(nine->high == 8);
}

TEST_CASE("Mann and Whitney's p: all orders counted", "[unit][analysis]") {
    const RankTest apart = mann_whitney(Values{4, 5, 6}, Values{1, 2, 3}); // 2 of 20 orders
    CHECK(apart.is_exact);
    CHECK(*apart.p == Approx(0.1).epsilon(1e-14));
    CHECK(*mann_whitney(Values{2, 5, 6}, Values{1, 3, 4}).p ==
          Approx(0.4)); // U = 7: (1+1+2) of 20, twice
    CHECK_FALSE(mann_whitney(Values{1, 2}, Values{2, 3}).is_exact);
    CHECK_FALSE(mann_whitney(Values{2, 2}, Values{2}).p);
}

TEST_CASE("first-order dominance by hand", "[unit][analysis]") {
    const Dominance above = paired_dominance(Values{2, 4, 6}, Values{1, 3, 6}, 100, 1);
    CHECK(above.verdict() == 1);
    CHECK(above.ahead == Approx(1.0 / 3.0));
    CHECK(above.behind == 0.0);
    CHECK(above.is_exact);
    // of the 8 ways: with the last pair equal, ahead >= 1/3 unless both others are swapped
    CHECK(above.ahead_p == 0.75);
    CHECK(above.behind_p == 1.0);
    const Dominance cross = independent_dominance(Values{0, 5}, Values{1, 2});
    CHECK(cross.verdict() == 0);
    CHECK(cross.ahead == 0.5);
    CHECK(cross.behind == 0.5);
    const Dominance below = independent_dominance(Values{1, 2}, Values{3, 4, 5});
    CHECK(below.verdict() == -1);
    CHECK(below.behind == 1.0);
    CHECK(below.behind_p == Approx(0.1)); // 1 of 10 orders
    CHECK(below.ahead_p == 1.0);
    CHECK(independent_dominance(Values{1, 2}, Values{2, 1}).verdict() == 0);
}

TEST_CASE("equivalence by hand", "[unit][analysis]") {
    // differences 1, 2, 3: mean 2, standard error 1/sqrt(3); t of two degrees in closed form
    const TTest test = paired_t(Values{2, 4, 6}, Values{1, 2, 3});
    const auto tail = [](double t) { return 0.5 - t / (2.0 * std::sqrt(2.0 + t * t)); };
    const double t = 2.0 * std::sqrt(3.0);
    CHECK(*test.p() == Approx(2.0 * tail(t)).epsilon(1e-13));
    const Equivalence found = equivalence(test, 5.0);
    CHECK(*found.lower_p == Approx(tail(7.0 * std::sqrt(3.0))).epsilon(1e-12));
    CHECK(*found.upper_p == Approx(tail(3.0 * std::sqrt(3.0))).epsilon(1e-12));
    CHECK(*found.p == *found.upper_p);
    // the same as a 90 % interval within the margin
    const double edge = found.interval->high;
    CHECK(*equivalence(test, edge).p == Approx(0.05).epsilon(1e-10));
    CHECK_FALSE(equivalence(paired_t(Values{2, 3}, Values{1, 2}), 5.0).p); // nothing varies
    CHECK_FALSE(equivalence(paired_t(Values{2}, Values{1}), 5.0).interval);
    // rounding is no variance
    CHECK_FALSE(paired_t(Values{1.1, 1.2, 1.3}, Values{0.1, 0.2, 0.3}).p());
}

TEST_CASE("adjusted p by hand", "[unit][analysis]") {
    const Values p{0.04, 0.01, 0.03, 0.5};
    const Values by_holm{0.09, 0.04, 0.09, 0.5}; // 4 x .01, 3 x .03, then 2 x .04 is below it
    const Values by_rate{0.16 / 3.0, 0.04, 0.16 / 3.0, 0.5}; // .03 x 4 / 2 is above .04 x 4 / 3
    for (std::size_t i = 0; i < p.size(); ++i) {
        CHECK(holm(p)[i] == Approx(by_holm[i]));
        CHECK(benjamini_hochberg(p)[i] == Approx(by_rate[i]));
    }
    CHECK(holm({}).empty());
    CHECK(holm(Values{0.7, 0.8})[1] == 1.0);
}

TEST_CASE("quantile shifts by hand", "[unit][analysis]") {
    // 10, 20, ..., 50 against 1, 2, ..., 5: type 7 at .1 is 1.4, at .9 is 4.6
    const Values one{50, 10, 40, 20, 30};
    const Values other{3, 1, 5, 4, 2};
    const QuantileShifts found = quantile_shifts(one, other, Pairing::independent, {});
    CHECK(found.shifts[0].estimate == Approx(14.0 - 1.4));
    CHECK(found.shifts[2].estimate == 27.0);
    CHECK(found.shifts[4].estimate == Approx(46.0 - 4.6));
    CHECK(found.superiority.estimate == 1.0);
    REQUIRE(found.shifts[2].interval);
    CHECK(found.shifts[2].interval->low <= 27.0);
    // a constant shift of pairs has no width if pairs are drawn together, and some if they are not
    const Values shifted{4, 2, 6, 5, 3};
    const QuantileShifts same = quantile_shifts(shifted, other, Pairing::paired, {});
    CHECK(same.shifts[2].interval->low == 1.0);
    CHECK(same.shifts[2].interval->high == 1.0);
    const QuantileShifts apart = quantile_shifts(shifted, other, Pairing::independent, {});
    CHECK(apart.shifts[2].interval->high > apart.shifts[2].interval->low);
}

TEST_CASE("rows of a pair: the family is what has a p", "[unit][analysis]") {
    const TidyRow key{"", "", "b", "y", "", {}, {}, {}};
    std::vector<TidyRow> rows = pair_rows(key, Values{3, 5, 4}, Values{1, 2, 3}, {});
    CHECK(find(rows, "equivalence_p") == nullptr);
    const TidyRow still{"", "", "c", "y", "", {}, {}, {}};
    for (TidyRow& row : pair_rows(still, Values{3, 3}, Values{1, 1}, {Pairing::paired, 1.0, {}})) {
        rows.push_back(std::move(row));
    }
    CHECK(add_adjusted(rows) == 1);
    CHECK(*find(rows, "p_holm")->estimate == *find(rows, "p")->estimate);
    const TidyRow* const none = find_row(rows, "p_holm", "c", "y");
    REQUIRE(none != nullptr);
    CHECK_FALSE(none->estimate);
    CHECK(*find_row(rows, "equivalence_margin", "c", "y")->estimate == 1.0);
    CHECK(why_no_p(Values{3, 3}, Values{1, 1}, Pairing::paired) ==
          "all 2 differences are 2: without variance there is no t");
    CHECK(why_no_p(Values{3, 4}, Values{1, 1}, Pairing::paired).empty());
}
