// SPDX-License-Identifier: MIT
#include "models/population/birth.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/base/contract.hpp"
#include "sim/numerics/cholesky.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/numerics/instructions.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

/// Order of the latent normals; the index of each firm's draw. Append only.
enum Latent : std::size_t {
    size,
    margin,
    start,
    capability,
    patience,
    fit_d,
    fit_n,
    fit_i,
    imitation
};
constexpr std::size_t latents = 9;
constexpr std::size_t factor_count = 2 + technologies; // log-normal: revenue, patience, fits

constexpr std::size_t at_once = 64; // so many firms are drawn together
/// Several numbers a firm, each in a row of its own.
template <std::size_t count>
using Rows = std::array<std::array<double, at_once>, count>;

/// The latent normals of some firms; `factor` is that of the copula.
Rows<latents> correlated(const double* factor, std::span<const FirmId> ids, const Stream& random) {
    Rows<latents> independent;
    std::array<std::uint32_t, at_once> bits;
    const std::size_t count = ids.size();
    for (std::size_t a = 0; a < latents; ++a) {
        draw_bits(random, ids, Step{0}, Purpose::attributes, static_cast<std::uint32_t>(a), bits);
        to_uniforms({bits.data(), count}, independent[a]);
        normal_quantile_of_each({independent[a].data(), count});
    }
    Rows<latents> z;
    vectorised([factor, count, from = &independent, to = &z]() noexcept {
        for (std::size_t a = 0; a < latents; ++a) {
            double* const sums = (*to)[a].data();
            std::fill_n(sums, count, 0.0);
            for (std::size_t b = 0; b <= a; ++b) {
                const double weight = factor[a * latents + b];
                const double* const normals = (*from)[b].data();
#pragma GCC ivdep
                for (std::size_t i = 0; i < count; ++i) {
                    sums[i] += weight * normals[i];
                }
            }
        }
    });
    return z;
}

std::vector<double> shares_of(const std::vector<Sector>& sectors) {
    std::vector<double> shares;
    for (const Sector& sector : sectors) {
        shares.push_back(sector.share);
    }
    return shares;
}

} // namespace

void Population::check(config::Complaints& complain) const {
    if (counties > firms && table.path.empty()) {
        complain("counties", "exceeds the number of firms. Try fewer counties");
    }
    if (!copula_factor(correlation)) {
        complain("correlation", "contradict each other: the matrix is not positive definite. Try "
                                "values nearer to 0");
    }
}

std::optional<std::vector<double>> copula_factor(const Correlations& c) {
    std::vector<double> matrix(latents * latents);
    const auto set = [&](std::size_t a, std::size_t b, double value) {
        matrix[a * latents + b] = matrix[b * latents + a] = value;
    };
    for (std::size_t a = 0; a < latents; ++a) {
        set(a, a, 1.0);
    }
    set(size, margin, c.size_margin);
    set(size, start, c.size_start);
    set(size, capability, c.size_capability);
    set(margin, capability, c.margin_capability);
    set(start, capability, c.start_capability);
    set(fit_d, fit_n, c.between_fits);
    set(fit_d, fit_i, c.between_fits);
    set(fit_n, fit_i, c.between_fits);
    return cholesky(matrix, latents);
}

Births::Births(const Population& population, const std::vector<Sector>& sectors, FirmTable table)
    : population_{population}, sectors_{sectors}, sector_lots_{shares_of(sectors)},
      factor_{copula_factor(population.correlation).value()}, table_{std::move(table)} {
    for (const Sector& sector : sectors_) {
        std::vector<double> shares; // in scenario order
        start_states_.emplace_back();
        for (const auto& [name, part] : sector.start) {
            start_states_.back().push_back(parse_state(name).value());
            shares.push_back(part);
        }
        start_lots_.emplace_back(shares);
    }
}

void Births::draw_sectors(Position first, const Stream& random, std::span<SectorId> sectors) const {
    if (!table_.sector.empty()) {
        std::copy_n(table_.sector.begin() + first.value(), sectors.size(), sectors.begin());
        return;
    }
    std::vector<std::uint32_t> places(sectors.size());
    std::iota(places.begin(), places.end(), first.value());
    std::vector<std::uint32_t> bits(places.size());
    draw_bits(random, places, 0, Purpose::sector, 0, bits);
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        sectors[i] = SectorId{static_cast<std::uint16_t>(sector_lots_.pick(to_uniform(bits[i])))};
    }
}

CountyId Births::county_of(Position place) const noexcept {
    if (!table_.county.empty()) {
        return table_.county[place.value()];
    }
    const std::uint64_t county =
        std::uint64_t{place.value()} * population_.counties / population_.firms;
    return CountyId{static_cast<std::uint16_t>(county)};
}

Location Births::grid_point(std::uint32_t county) const noexcept {
    std::uint32_t side = 1; // of the smallest square that holds all counties
    while (side * side < population_.counties) {
        ++side;
    }
    const std::uint32_t column = county % side;
    const std::uint32_t row = county / side;
    return {population_.county_spacing * column, population_.county_spacing * row};
}

void Births::locate(Position first, const Stream& random, std::span<Location> locations) const {
    if (!table_.east.empty()) {
        for (std::size_t i = 0; i < locations.size(); ++i) {
            const std::size_t place = first.value() + i;
            locations[i] = {table_.east[place], table_.north[place]};
        }
        return;
    }
    std::vector<std::uint32_t> places(locations.size());
    std::iota(places.begin(), places.end(), first.value());
    std::array<std::vector<double>, 2> scatter; // by axis
    std::vector<std::uint32_t> bits(places.size());
    for (std::uint32_t axis = 0; axis < 2; ++axis) {
        draw_bits(random, places, 0, Purpose::location, axis, bits);
        scatter[axis].resize(places.size());
        to_uniforms(bits, scatter[axis]);
        normal_quantile_of_each(scatter[axis]);
    }
    for (std::size_t i = 0; i < locations.size(); ++i) {
        const Location centre = grid_point(county_of(Position{places[i]}).value());
        locations[i] = {centre.east + population_.county_radius * scatter[0][i],
                        centre.north + population_.county_radius * scatter[1][i]};
    }
}

Location Births::location_of(Position place, const Stream& random) const {
    Location location;
    locate(place, random, {&location, 1});
    return location;
}

std::vector<Location> Births::centres() const {
    std::vector<Location> centres;
    for (std::uint32_t c = 0; c < population_.counties; ++c) {
        centres.push_back(grid_point(c));
    }
    if (table_.east.empty()) {
        return centres;
    }
    std::vector<Location> sums(centres.size());
    std::vector<double> members(centres.size());
    for (std::uint32_t row = 0; row < table_.rows; ++row) {
        const std::size_t c = county_of(Position{row}).value();
        sums[c].east += table_.east[row];
        sums[c].north += table_.north[row];
        members[c] += 1.0;
    }
    for (std::size_t c = 0; c < centres.size(); ++c) {
        if (members[c] > 0.0) {
            centres[c] = {sums[c].east / members[c], sums[c].north / members[c]};
        }
    }
    return centres;
}

void Births::draw(std::span<const FirmId> ids, std::span<const SectorId> sectors,
                  const Stream& random, std::span<Attributes> firms) const {
    EXPECTS(sectors.size() == ids.size() && firms.size() == ids.size());
    for (std::size_t first = 0; first < ids.size(); first += at_once) {
        const std::size_t count = std::min(at_once, ids.size() - first);
        draw_some(ids.subspan(first, count), sectors.subspan(first, count), random,
                  firms.subspan(first, count));
    }
}

void Births::draw_some(std::span<const FirmId> ids, std::span<const SectorId> sectors,
                       const Stream& random, std::span<Attributes> firms) const {
    const std::size_t count = ids.size();
    const Rows<latents> z = correlated(factor_.data(), ids, random);
    const double sd = population_.fit_log_sd;
    Rows<factor_count> factors; // log-normal: revenue, patience, fits
    for (std::size_t i = 0; i < count; ++i) {
        factors[0][i] = sectors_[sectors[i].value()].revenue_log_sd * z[size][i];
        factors[1][i] = population_.payback_threshold_log_sd * z[patience][i];
    }
    for (std::size_t x = 0; x < technologies; ++x) {
        for (std::size_t i = 0; i < count; ++i) {
            factors[2 + x][i] = sd * z[fit_d + x][i] - 0.5 * sd * sd;
        }
    }
    for (std::array<double, at_once>& some : factors) {
        exp_of_each({some.data(), count});
    }
    Rows<2> ranks; // of margin and start
    ranks[0] = z[margin];
    ranks[1] = z[start];
    for (std::array<double, at_once>& some : ranks) {
        normal_probability_of_each({some.data(), count});
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t s = sectors[i].value();
        const Sector& sector = sectors_[s];
        firms[i] = {.revenue = sector.revenue_median * factors[0][i],
                    .margin =
                        sector.margin[0] + (sector.margin[1] - sector.margin[0]) * ranks[0][i],
                    .capability = std::clamp(population_.capability_mean +
                                                 population_.capability_sd * z[capability][i],
                                             0.0, 1.0),
                    .payback_threshold = population_.payback_threshold_median * factors[1][i],
                    .imitation_threshold =
                        std::clamp(population_.imitation_threshold_mean +
                                       population_.imitation_threshold_sd * z[imitation][i],
                                   0.0, 1.0),
                    .fit = {factors[2][i], factors[3][i], factors[4][i]},
                    .start = start_states_[s][start_lots_[s].pick(ranks[1][i])]};
        if (ids[i].value() < table_.rows) { // generation 0: the id is the place
            replace_by_table(ids[i].value(), firms[i]);
        }
    }
}

Attributes Births::attributes(FirmId id, SectorId sector, const Stream& random) const {
    Attributes firm;
    draw({&id, 1}, {&sector, 1}, random, {&firm, 1});
    return firm;
}

void Births::replace_by_table(std::size_t row, Attributes& firm) const noexcept {
    const auto replace = [row](auto& value, const auto& column) {
        if (!column.empty()) {
            value = column[row];
        }
    };
    replace(firm.revenue, table_.revenue);
    replace(firm.margin, table_.margin);
    replace(firm.capability, table_.capability);
    replace(firm.payback_threshold, table_.payback_threshold);
    replace(firm.imitation_threshold, table_.imitation_threshold);
    for (std::size_t x = 0; x < technologies; ++x) {
        replace(firm.fit[x], table_.fit[x]);
    }
    replace(firm.start, table_.start);
}

} // namespace catchup
