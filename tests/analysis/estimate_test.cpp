// SPDX-License-Identifier: MIT
#include "analysis/estimate.hpp"

#include <cmath>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::estimate;

namespace {

// scipy's own t quantile is wrong by 5e-11 for two degrees of freedom (closed form below)
constexpr double scipys_error = 1e-9;

} // namespace

TEST_CASE("mean, interval and range of three replications, by hand", "[unit][analysis]") {
    // mean 2, variance 1, standard error 1/sqrt(3), t(2 degrees, 97.5 %) = 0.95 / sqrt(2 x 0.975 x
    // 0.025)
    const analysis::Estimate found = estimate(std::vector<double>{1.0, 2.0, 3.0});
    const double half = 0.95 / std::sqrt(2 * 0.975 * 0.025) / std::sqrt(3.0);
    CHECK(found.mean == 2.0);
    REQUIRE(found.interval);
    CHECK(found.interval->high == Approx(2.0 + half).epsilon(1e-13));
    CHECK(found.interval->low == Approx(2.0 - half).epsilon(1e-13));
    CHECK(found.least == 1.0);
    CHECK(found.greatest == 3.0);
    CHECK(found.replications == 3);
}

TEST_CASE("a single replication has no interval, equal ones have one of no width",
          "[unit][analysis]") {
    CHECK_FALSE(estimate(std::vector<double>{5.0}).interval);
    CHECK(estimate(std::vector<double>{5.0}).mean == 5.0);
    const analysis::Estimate same = estimate(std::vector<double>(4, 0.25));
    REQUIRE(same.interval);
    CHECK(same.interval->low == 0.25);
    CHECK(same.interval->high == 0.25);
}

TEST_CASE("the interval is scipy's", "[analysis][readers]") {
    const test::Folder folder;
    for (const std::vector<double>& values :
         {std::vector<double>{0.1, 0.4}, std::vector<double>{3.0, -1.5, 2.25, 8.0, 0.5},
          std::vector<double>{1e6, 1e6 + 1, 1e6 + 5, 1e6 - 2, 1e6, 1e6 + 3, 1e6 + 3, 1e6}}) {
        const test::Outcome seen = test::python(
            folder,
            fmt::format(
                "import warnings\nwith warnings.catch_warnings():\n"
                "    warnings.simplefilter('ignore')\n    import scipy.stats as s, numpy as np\n"
                "x = np.array({})\n"
                "print(*map(repr, map(float, s.t.interval(0.95, len(x) - 1, x.mean(), s.sem(x)))))",
                values));
        INFO(seen.printed);
        REQUIRE(seen.status == 0);
        double low = 0.0;
        double high = 0.0;
        std::istringstream{seen.printed} >> low >> high;
        const analysis::Estimate found = estimate(values);
        REQUIRE(found.interval);
        CHECK(found.interval->low == Approx(low).epsilon(scipys_error));
        CHECK(found.interval->high == Approx(high).epsilon(scipys_error));
    }
}

TEST_CASE("t quantiles with one and two degrees of freedom are the closed forms",
          "[unit][analysis]") {
    CHECK(analysis::student_t(1, 0.95) ==
          Approx(std::tan(0.475 * 3.14159265358979323846)).epsilon(1e-13));
    CHECK(analysis::student_t(2, 0.95) ==
          Approx(0.95 / std::sqrt(2 * 0.975 * 0.025)).epsilon(1e-13));
}

TEST_CASE("t quantiles are scipy's for few and many degrees of freedom", "[analysis][readers]") {
    const test::Folder folder;
    const std::vector<std::size_t> degrees{1, 2, 9, 99, 100'000};
    const test::Outcome seen = test::python(
        folder, fmt::format("import warnings\nwith warnings.catch_warnings():\n"
                            "    warnings.simplefilter('ignore')\n    import scipy.stats as s\n"
                            "print(*[repr(float(s.t.ppf(0.975, n))) for n in {}])",
                            degrees));
    INFO(seen.printed);
    REQUIRE(seen.status == 0);
    std::istringstream numbers{seen.printed};
    for (const std::size_t n : degrees) {
        double expected = 0.0;
        numbers >> expected;
        CHECK(analysis::student_t(n, 0.95) == Approx(expected).epsilon(scipys_error));
    }
}
