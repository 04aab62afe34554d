// SPDX-License-Identifier: MIT
#include <cmath>
#include <random>
#include <vector>

#include "analysis/random_draws.hpp"
#include "analysis/survival/cox.hpp"
#include "analysis/survival/cumulative_incidence.hpp"
#include "analysis/survival/kaplan_meier.hpp"
#include "analysis/survival/log_rank.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;
using catchup::test::BinomialBand;

namespace {

/// Events at 1 and 3, censored at 2, event and censoring at 4.
const std::vector<Observation> five{{0, 1, 1}, {0, 2, 0}, {0, 3, 1}, {0, 4, 1}, {0, 4, 0}};

/// Exponential times, the hazard of the second group `ratio` times that of the first; a third censored.
Observations two_groups(std::mt19937_64& stream, std::size_t size, double ratio) {
    Observations data;
    data.groups = {"a", "b"};
    data.causes = {"1"};
    for (std::size_t i = 0; i < size; ++i) {
        const double time = -std::log(1.0 - uniform(stream)) / (i % 2 == 1 ? ratio : 1.0);
        const double end = -std::log(1.0 - uniform(stream)) * 2.0;
        data.all.push_back({0.0, std::min(time, end) + 1e-9, time <= end ? 1U : 0U, i % 2});
    }
    return data;
}

} // namespace

TEST_CASE("product limit by hand", "[unit][survival]") {
    const auto curve = kaplan_meier(risk_sets(five, 1), IntervalScale::plain);
    REQUIRE(curve.size() == 4);
    CHECK(curve[0].survival == 0.8);
    CHECK(curve[1].survival == 0.8);
    CHECK(curve[1].risk.censored == 1.0);
    CHECK(curve[2].survival == Approx(0.8 * 2.0 / 3.0).epsilon(1e-15));
    CHECK(curve[3].survival == Approx(0.8 * 2.0 / 3.0 / 2.0).epsilon(1e-15));
    // Greenwood at 3: 1 / (5 x 4) + 1 / (3 x 2)
    CHECK(curve[2].error == Approx(curve[2].survival * std::sqrt(0.05 + 1.0 / 6.0)).epsilon(1e-14));
    CHECK(median(curve).estimate == 4.0);
    // area: 1 x 1 + .8 x 2 + .5333 x 1
    const RestrictedMean mean = restricted_mean(curve, 4.0);
    CHECK(mean.mean == Approx(1.0 + 1.6 + 1.6 / 3.0).epsilon(1e-14));
    // areas after 1 and 3: 2.1333, .5333, squared over n (n - d)
    CHECK(mean.error ==
          Approx(std::sqrt(std::pow(1.6 + 1.6 / 3.0, 2) / 20.0 + std::pow(1.6 / 3.0, 2) / 6.0))
              .epsilon(1e-14));
}

TEST_CASE("who enters late was not at risk before", "[unit][survival]") {
    const std::vector<Observation> late{{0, 2, 1}, {1, 3, 1}, {2, 4, 1}};
    const auto risks = risk_sets(late, 1);
    CHECK(risks[0].at_risk == 2.0); // the third enters at 2 itself: after
    CHECK(risks[1].at_risk == 2.0);
    CHECK(risks[2].at_risk == 1.0);
}

TEST_CASE("without censoring survival is the share that is left", "[property][survival]") {
    std::mt19937_64 stream{5};
    std::vector<Observation> all;
    for (int i = 0; i < 500; ++i) {
        all.push_back({0.0, 1.0 + static_cast<double>(below(stream, 60)), 1});
    }
    for (const SurvivalStep& step : kaplan_meier(risk_sets(all, 1), IntervalScale::log)) {
        const auto left = std::count_if(all.begin(), all.end(), [&](const Observation& one) {
            return one.time > step.risk.time;
        });
        CHECK(step.survival == Approx(static_cast<double>(left) / 500.0).margin(1e-12));
        // and Greenwood's error is the binomial one
        CHECK(step.error ==
              Approx(std::sqrt(step.survival * (1.0 - step.survival) / 500.0)).margin(1e-12));
    }
}

TEST_CASE("competing events share out what survival lacks", "[property][survival]") {
    std::mt19937_64 stream{6};
    std::vector<Observation> all;
    for (int i = 0; i < 400; ++i) {
        const double entry = static_cast<double>(below(stream, 4));
        all.push_back(
            {entry, entry + 1.0 + static_cast<double>(below(stream, 30)), below(stream, 4)});
    }
    const auto risks = risk_sets(all, 3);
    const auto survival = kaplan_meier_of_any(risks, IntervalScale::plain);
    std::vector<double> sums(risks.size(), 0.0);
    for (std::size_t cause = 0; cause < 3; ++cause) {
        const auto curve = cumulative_incidence(risks, cause, IntervalScale::plain);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += curve[i].incidence;
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        CHECK(sums[i] + survival[i].survival == Approx(1.0).margin(1e-12));
    }
    // with one cause the error is Greenwood's
    for (Observation& one : all) {
        one.status = std::min<std::size_t>(one.status, 1);
    }
    const auto single = risk_sets(all, 1);
    const auto plain = kaplan_meier(single, IntervalScale::plain);
    const auto incidence = cumulative_incidence(single, 0, IntervalScale::plain);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        CHECK(incidence[i].error == Approx(plain[i].error).margin(1e-9));
    }
}

TEST_CASE("log-rank by hand", "[unit][survival]") {
    // group b: event at 1; group a: event at 2: expected of b 1/2 + 0, variance 1/4
    Observations data;
    data.groups = {"a", "b"};
    data.causes = {"1"};
    data.all = {{0, 2, 1, 0}, {0, 1, 1, 1}};
    const auto found = log_rank(data, 0.0);
    REQUIRE(found);
    CHECK(found->observed[1] == 1.0);
    CHECK(found->expected[1] == 0.5);
    CHECK(found->chi2 == Approx(1.0).epsilon(1e-14)); // .5^2 / .25
    data.all[1].group = 0;
    CHECK_FALSE(log_rank(data, 0.0));
}

TEST_CASE("the log-rank p is uniform where groups do not differ", "[statistical][survival]") {
    const auto rejections = [](double ratio) {
        std::mt19937_64 stream{77};
        double rejected = 0.0;
        for (int world = 0; world < 2000; ++world) {
            rejected += log_rank(two_groups(stream, 200, ratio), 0.0)->p <= 0.05 ? 1.0 : 0.0;
        }
        return rejected;
    };
    // chi-squared is a little rough with 130 events: .047 to .053 are right
    const BinomialBand low{.trials = 2000, .probability = 0.047};
    const BinomialBand high{.trials = 2000, .probability = 0.053};
    const double found = rejections(1.0);
    CHECK((low.low() <= found && found <= high.high()));
    // control: a hazard a third higher is noticed
    CHECK(rejections(1.33) > high.high());
}

TEST_CASE("without ties Efron and Breslow agree, and Cox finds the hazard ratio",
          "[statistical][survival]") {
    std::mt19937_64 stream{8};
    std::size_t covered = 0;
    constexpr std::size_t worlds = 1000;
    for (std::size_t world = 0; world < worlds; ++world) {
        const Observations data = two_groups(stream, 200, 2.0);
        CoxDesign design{{"b"}, {{}}, {{"b", {0}}}};
        for (const Observation& one : data.all) {
            design.columns[0].push_back(static_cast<double>(one.group));
        }
        std::string why;
        const auto efron = cox(data, design, Ties::efron, why);
        REQUIRE(efron);
        if (world == 0) {
            CHECK(efron->coefficients[0] ==
                  Approx(cox(data, design, Ties::breslow, why)->coefficients[0]).epsilon(1e-12));
        }
        covered +=
            std::abs(efron->coefficients[0] - std::log(2.0)) <= 1.96 * efron->errors[0] ? 1U : 0U;
    }
    const BinomialBand band{.trials = worlds, .probability = 0.95};
    CHECK(band.contains(static_cast<double>(covered)));
}
