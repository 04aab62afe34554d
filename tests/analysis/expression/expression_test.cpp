// SPDX-License-Identifier: MIT
#include "analysis/expression/expression.hpp"

#include <cmath>
#include <string_view>

#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

Quantity lookup(const Reference& reference) {
    if (reference.name == "colour") {
        return {{0.0, 1.0}, {"red", "blue"}};
    }
    if (reference.name == "gap") {
        return {{1.0, std::nan("")}, {}};
    }
    if (reference.name == "reached" && reference.choice == "top-down" &&
        reference.selection.size() == 1 && reference.selection[0].first == "goal") {
        return {{5.0, 6.0}, {}};
    }
    if (reference.name == "a-b" || reference.name == "a" || reference.name == "b") {
        const double value = reference.name == "a" ? 3.0 : reference.name == "b" ? 2.0 : 100.0;
        return {{value, reference.to_date ? 40.0 : value}, {}};
    }
    throw std::runtime_error{"there is no " + reference.name};
}

double first(std::string_view formula) { return evaluate(formula, lookup, 2)[0]; }
double second(std::string_view formula) { return evaluate(formula, lookup, 2)[1]; }

std::size_t fault(std::string_view formula) {
    try {
        (void)evaluate(formula, lookup, 2);
    } catch (const BadFormula& error) {
        return error.column();
    }
    return 0;
}

} // namespace

TEST_CASE("operators bind as in algebra", "[unit][analysis]") {
    CHECK(first("1 + 2 * 3 - 4 / 2") == 5.0);
    CHECK(first("-(1 + 2) * -2") == 6.0);
    CHECK(first("2 < 3 and not 3 < 2 or 1 == 2") == 1.0);
    CHECK(first("1 + 1 >= 2 and 2 != 3") == 1.0);
    CHECK(first("not 1 < 2 and 1 < 2") == 0.0);
    CHECK(first("max(1, min(5, 3)) + abs(-2) + sqrt(9) + log(1)") == 8.0);
    CHECK(first("1e-3 * 1000") == 1.0);
}

TEST_CASE("names may hold hyphens, brackets and words", "[unit][analysis]") {
    CHECK(first("a - b") == 1.0);
    CHECK(first("a -b") == 1.0);
    CHECK(first("a-b") == 100.0);
    CHECK(first("a-1") == 2.0);
    CHECK(first("reached[top-down, goal = D2N2I0] * 2") == 10.0);
    CHECK(first("colour == 'red'") == 1.0);
    CHECK(second("colour == \"red\"") == 0.0);
    CHECK(second("colour != 'red' and sum(a) > 39") == 1.0);
    CHECK(names_in("reached[top-down] > a-b and x").size() == 4);
}

TEST_CASE("what is missing stays missing", "[unit][analysis]") {
    CHECK(first("gap + 1") == 2.0);
    for (const char* const formula :
         {"gap + 1", "gap > 0", "gap > 0 or 1 > 0", "not gap", "-gap", "abs(gap)"}) {
        CHECK(std::isnan(second(formula)));
    }
    CHECK(std::isnan(first("1 / 0")));
    CHECK(std::isnan(first("log(0)")));
}

TEST_CASE("faults are pointed at", "[unit][analysis]") {
    CHECK(fault("1 +") == 4);
    CHECK(fault("(1 + 2") == 7);
    CHECK(fault("1 2") == 3);
    CHECK(fault("a = 3") == 3);
    CHECK(fault("nothing") == 1);
    CHECK(fault("1 + round(2)") == 5);
    CHECK(fault("colour == 'green'") == 11);
    CHECK(fault("colour + 1") != 0);
    CHECK(fault("reached[top-down") == 8);
    CHECK(fault("reached[x, y]") != 0);
    CHECK(fault("a == 'red'") == 6);
    CHECK(fault("'red") == 1);
    CHECK(fault("") == 1);
    CHECK(fault("sum(1)") == 5);
}
