// SPDX-License-Identifier: MIT
#include "models/population/birth.hpp"

#include <cmath>

#include "sim/base/error.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr std::uint32_t many = 200'000;

std::vector<Attributes> born(const Scenario& scenario) {
    const Births births{scenario.population, scenario.sectors, {}};
    const Stream luck{scenario.seed, Replication{0}};
    std::vector<Attributes> firms;
    for (std::uint32_t i = 0; i < many; ++i) {
        firms.push_back(births.attributes(FirmId{i}, SectorId{0}, luck));
    }
    return firms;
}

template <class Of>
double correlation(const std::vector<Attributes>& firms, Of&& of) {
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (const Attributes& firm : firms) {
        const auto [x, y] = of(firm);
        sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
    }
    const auto n = static_cast<double>(firms.size());
    return (sxy - sx * sy / n) / std::sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
}
using Pair = std::pair<double, double>;

/// Fisher's z: 5 standard errors, false alarm 6e-7.
bool near_correlation(double r, double rho) {
    return std::abs(std::atanh(r) - std::atanh(rho)) < 5.0 / std::sqrt(many - 3.0);
}

const char* const one_sector = R"(
[[sector]]
kind = "bearings"
start = { D0N0I0 = 0.7, D1N0I0 = 0.2, D1N1I0 = 0.1 }
)";

} // namespace

TEST_CASE("margins of attributes have their laws", "[statistical][population]") {
    const auto firms = born(test::scenario(one_sector));
    double below_median = 0, low_margin = 0, bottom = 0, quick = 0;
    double fit = 0;
    for (const Attributes& firm : firms) {
        below_median += firm.revenue < 10.0 ? 1 : 0;
        low_margin += firm.margin < 0.035 ? 1 : 0;
        bottom += firm.start == state_of(0, 0, 0) ? 1 : 0;
        quick += firm.payback_threshold < 1.25 * std::exp(-0.5) ? 1 : 0;
        fit += firm.fit[1];
        CHECK((firm.margin >= 0.03 && firm.margin <= 0.05));
        CHECK((firm.capability >= 0.0 && firm.capability <= 1.0));
    }
    const auto band = [](double p) { return test::BinomialBand{double(many), p, 1e-6}; };
    CHECK(band(0.5).contains(below_median));
    CHECK(band(0.25).contains(low_margin));
    CHECK(band(0.7).contains(bottom));
    CHECK(band(0.158655253931457).contains(quick)); // one standard deviation below
    CHECK_FALSE(band(0.707).contains(bottom));      // control: one per cent more
    // mean fit 1, log sd .4: standard deviation sqrt(exp(.16) - 1) = .4165
    CHECK(std::abs(fit / many - 1.0) < 5 * 0.4165 / std::sqrt(double(many)));
}

TEST_CASE("attributes go together as the copula says", "[statistical][population]") {
    const auto firms = born(
        test::scenario("[population.correlation]\nsize_margin = -0.4\nsize_capability = 0.5\n"
                       "margin_capability = 0.1\nbetween_fits = 0.6\n",
                       {"population.capability_sd=0.05"})); // so that nothing is cut off at 0 or 1
    CHECK(near_correlation(correlation(firms,
                                       [](const Attributes& a) {
                                           return Pair{std::log(a.revenue), a.capability};
                                       }),
                           0.5));
    CHECK(near_correlation(correlation(firms,
                                       [](const Attributes& a) {
                                           return Pair{std::log(a.fit[0]), std::log(a.fit[2])};
                                       }),
                           0.6));
    CHECK(near_correlation(correlation(firms,
                                       [](const Attributes& a) {
                                           return Pair{std::log(a.fit[0]), std::log(a.revenue)};
                                       }),
                           0.0));
    // margin is uniform: its correlation with a normal of correlation rho is rho sqrt(3 / pi)
    const double margin = correlation(firms, [](const Attributes& a) {
        return Pair{std::log(a.revenue), a.margin};
    });
    CHECK(std::abs(margin + 0.4 * std::sqrt(3.0 / 3.14159265358979)) < 5 / std::sqrt(double(many)));
    CHECK_FALSE(near_correlation(correlation(firms,
                                             [](const Attributes& a) {
                                                 return Pair{std::log(a.revenue), a.capability};
                                             }),
                                 0.52)); // control
}

TEST_CASE("contradictory correlations have no copula", "[unit][population]") {
    CHECK(copula_factor(Correlations{}));
    CHECK_FALSE(
        copula_factor({.size_margin = 0.9, .size_capability = 0.9, .margin_capability = -0.9}));
}

TEST_CASE("a table's column replaces the draw and nothing else", "[unit][population]") {
    Scenario scenario = test::scenario(one_sector);
    const config::TextFile file{"firms.csv", "revenue,start\n7.5,D2N2I1\n3.25,D0N0I0\n"};
    const FirmTable table = read_firm_table(file, scenario.sectors, 1);
    REQUIRE(table.rows == 2);
    const Stream luck{scenario.seed, Replication{0}};
    const Births with{scenario.population, scenario.sectors, table};
    const Births without{scenario.population, scenario.sectors, {}};
    const Attributes a = with.attributes(FirmId{0}, SectorId{0}, luck);
    const Attributes b = without.attributes(FirmId{0}, SectorId{0}, luck);
    CHECK(a.revenue == 7.5);
    CHECK(a.start == state_of(2, 2, 1));
    CHECK(a.margin == b.margin);
    CHECK(a.fit == b.fit);
    // an entrant (generation 1) of the first place is drawn
    CHECK(with.attributes(FirmId{2}, SectorId{0}, luck).revenue ==
          without.attributes(FirmId{2}, SectorId{0}, luck).revenue);
}

TEST_CASE("every fault of a table is told at once, with its place", "[unit][population]") {
    const config::TextFile file{
        "firms.csv", "revenue,start,sector\n-1,D0N0I0,bearings\n2,D9,toys\nx,D1N0I0,bearings\n"};
    try {
        (void)read_firm_table(file, test::scenario(one_sector).sectors, 1);
        FAIL("accepted");
    } catch (const InputError& error) {
        const std::string text = error.what();
        INFO(text);
        CHECK(error.problems().size() == 4);
        CHECK(text.find("firms.csv:2:1: ") == 0);
        CHECK(text.find("firms.csv:3:3: column 'start'") != std::string::npos);
        CHECK(text.find("firms.csv:3:6: column 'sector'") != std::string::npos);
        CHECK(text.find("firms.csv:4:1: ") != std::string::npos);
    }
}
