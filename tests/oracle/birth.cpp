// SPDX-License-Identifier: MIT
// Who the firms are and where they stand (models/README.md, section 5).
#include <algorithm>
#include <cmath>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// L with L L' = matrix, lower triangular.
Matrix cholesky_factor(const Matrix& matrix) {
    const std::size_t n = matrix.size();
    Matrix factor(n, std::vector<double>(n, 0.0));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = matrix[i][j];
            for (std::size_t k = 0; k < j; ++k) {
                rest -= factor[i][k] * factor[j][k];
            }
            factor[i][j] = i == j ? std::sqrt(rest) : rest / factor[j][j];
        }
    }
    return factor;
}

/// The normals of the copula, in the order of their draws.
enum : std::size_t { z_size, z_margin, z_start, z_capability, z_payback, z_fit, z_imitation = 8 };

Matrix correlations(const Correlations& given) {
    Matrix matrix(9, std::vector<double>(9, 0.0));
    for (std::size_t i = 0; i < 9; ++i) {
        matrix[i][i] = 1.0;
    }
    const auto set = [&](std::size_t a, std::size_t b, double value) {
        matrix[a][b] = value;
        matrix[b][a] = value;
    };
    set(z_size, z_margin, given.size_margin);
    set(z_size, z_start, given.size_start);
    set(z_size, z_capability, given.size_capability);
    set(z_margin, z_capability, given.margin_capability);
    set(z_start, z_capability, given.start_capability);
    set(z_fit, z_fit + 1, given.between_fits);
    set(z_fit, z_fit + 2, given.between_fits);
    set(z_fit + 1, z_fit + 2, given.between_fits);
    return matrix;
}

double cut(double value) { return std::clamp(value, 0.0, 1.0); }

} // namespace

/// Nine normals of a firm, correlated as the scenario says.
std::vector<double> Economy::correlated_normals(std::uint32_t id) const {
    const Matrix factor = cholesky_factor(correlations(scenario_.population.correlation));
    std::vector<double> z(9, 0.0);
    for (std::size_t j = 0; j < 9; ++j) {
        const double independent = normal_quantile(
            luck_.uniform(id, 0, Purpose::attributes, static_cast<std::uint32_t>(j)));
        for (std::size_t i = j; i < 9; ++i) {
            z[i] += factor[i][j] * independent;
        }
    }
    return z;
}

/// A firm with its attributes; without gain and with the observed margin. Sector, county and
/// coordinates are the place's.
Firm Economy::born(int place, int generation) const {
    const Population& population = scenario_.population;
    const Firm& there = firms[static_cast<std::size_t>(place)];
    const Sector& sector = scenario_.sectors[there.sector];
    Firm firm;
    firm.place = place;
    firm.generation = generation;
    firm.id = static_cast<std::uint32_t>(place) +
              static_cast<std::uint32_t>(generation) * static_cast<std::uint32_t>(firms.size());
    firm.sector = there.sector;
    firm.county = there.county;
    firm.east = there.east;
    firm.north = there.north;

    const std::vector<double> z = correlated_normals(firm.id);

    const double revenue = sector.revenue_median * exp(sector.revenue_log_sd * z[z_size]);
    firm.revenue = revenue;
    firm.visibility = std::sqrt(revenue);
    firm.cost_scale = sector.cost * power(revenue / 10.0, scenario_.cost.size_exponent);
    const Information& information = scenario_.information;
    firm.information =
        cut(information.start + information.start_size * log(revenue / information.start_revenue));

    const double observed =
        sector.margin[0] + (sector.margin[1] - sector.margin[0]) * normal_probability(z[z_margin]);
    firm.observed_margin = observed;
    firm.margin = observed;
    firm.recent_margin.fill(observed);
    firm.aspiration = observed;

    std::vector<double> shares;
    for (const auto& [label, share] : sector.start) {
        shares.push_back(share);
    }
    firm.levels = levels_of(sector.start[pick(shares, normal_probability(z[z_start]))].first);

    firm.capability = cut(population.capability_mean + population.capability_sd * z[z_capability]);
    firm.payback_threshold = population.payback_threshold_median *
                             exp(population.payback_threshold_log_sd * z[z_payback]);
    const double sigma = population.fit_log_sd;
    for (std::size_t x = 0; x < 3; ++x) {
        firm.fit[x] = exp(sigma * z[z_fit + x] - sigma * sigma / 2.0);
    }
    firm.imitation_threshold = cut(population.imitation_threshold_mean +
                                   population.imitation_threshold_sd * z[z_imitation]);

    std::vector<double> rules;
    for (const RuleShare& rule : scenario_.rules) {
        rules.push_back(rule.share);
    }
    firm.rule = static_cast<int>(pick(rules, luck_.uniform(firm.id, 0, Purpose::adoption_rule, 0)));
    return firm;
}

/// m0, once the gain is there.
void Economy::settle_margin(Firm& firm, double mean_gain_of_others) const {
    firm.base_margin = firm.observed_margin - firm.gain +
                       scenario_.sectors[firm.sector].competition * mean_gain_of_others;
}

double Economy::east_of_centre(std::size_t county) const {
    const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(scenario_.population.counties)));
    return static_cast<double>(county % side) * scenario_.population.county_spacing;
}

double Economy::north_of_centre(std::size_t county) const {
    const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(scenario_.population.counties)));
    return static_cast<double>(county / side) * scenario_.population.county_spacing;
}

void Economy::populate() {
    const Population& population = scenario_.population;
    std::vector<double> sector_shares;
    for (const Sector& sector : scenario_.sectors) {
        sector_shares.push_back(sector.share);
    }
    firms.resize(population.firms);
    county_members_.resize(population.counties);
    sector_members_.resize(scenario_.sectors.size());
    for (std::uint32_t place = 0; place < population.firms; ++place) {
        Firm& firm = firms[place];
        firm.county = static_cast<std::size_t>(place) * population.counties / population.firms;
        firm.sector = pick(sector_shares, luck_.uniform(place, 0, Purpose::sector, 0));
        firm.east = east_of_centre(firm.county) +
                    population.county_radius *
                        normal_quantile(luck_.uniform(place, 0, Purpose::location, 0));
        firm.north = north_of_centre(firm.county) +
                     population.county_radius *
                         normal_quantile(luck_.uniform(place, 0, Purpose::location, 1));
        county_members_[firm.county].push_back(static_cast<int>(place));
        sector_members_[firm.sector].push_back(static_cast<int>(place));
    }
    for (std::uint32_t place = 0; place < population.firms; ++place) {
        firms[place] = born(static_cast<int>(place), 0);
    }
    connect_counties();
    connect_supply();

    observe_trading_partners();
    for (Firm& firm : firms) {
        firm.gain = steady_gain(scenario_, firm, firm.levels, {1, 1, 1}); // without windows
    }
    const std::vector<double> gains = sums_of_gains();
    for (Firm& firm : firms) {
        settle_margin(firm, mean_gain_of_others(firm, gains));
    }
}

} // namespace catchup::oracle
