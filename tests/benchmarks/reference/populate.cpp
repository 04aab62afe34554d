// SPDX-License-Identifier: MIT
// The firms and partners that a run of the reference workload begins with.
#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <stdexcept>

#include "sim/network/generators.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/draws.hpp"
#include "tests/benchmarks/reference/model.hpp"

namespace catchup::bench::reference {
namespace {

/// Draws of one chunk: attribute 0 is size, 1 to 3 are levels.
struct Births {
    std::uint32_t ids[chunk_size];
    std::uint32_t bits[chunk_size];
    double normal[chunk_size];
    double power[chunk_size];

    std::span<const std::uint32_t> draw(const Stream& random, std::uint32_t count, Purpose purpose,
                                        std::uint32_t index) noexcept {
        draw_bits(random, {ids, count}, 0, purpose, index, {bits, count});
        return {bits, count};
    }
    /// size^exponent, of log-normal sizes
    std::span<const double> size_to(double exponent, std::uint32_t count) noexcept {
        for (std::uint32_t i = 0; i < count; ++i) {
            power[i] = exponent * normal[i];
        }
        exp_of_each(std::span<double>{power, count});
        return {power, count};
    }
};

} // namespace

network::Partners make_partners(std::uint32_t firms, const Stream& random) {
    std::vector<Position> members(firms);
    for (std::uint32_t f = 0; f < firms; ++f) {
        members[f] = Position{f};
    }
    network::Partners made =
        network::freeze(firms, network::small_world(members, mean_partners, rewired, random));
    for (const Position member : members) {
        if (made.of(member).size() > most_partners) {
            throw std::length_error("a firm has more partners than its counters count");
        }
    }
    return made;
}

Model::Model(const network::Partners& partners, const Stream& random)
    : partners_{&partners}, random_{random}, state_(firms()), sector_(firms()), income_(firms()),
      scale_(firms()), appetite_(firms()), influence_(firms()), purse_(firms()), above_(firms()),
      purses_(block_count(firms())) {
    records_.reserve(quarters + 1);
    populate();
}

/// Sectors, sizes and levels; what partners see of them; the record of quarter 0.
void Model::populate() {
    Births births;
    Record first;
    std::vector<Sums::Change> changes;
    const auto above = static_cast<std::uint32_t>(starts_above * 0x1p32);
    for (std::uint32_t begin = 0; begin < firms(); begin += chunk_size) {
        const std::uint32_t count = std::min(chunk_size, firms() - begin);
        std::iota(births.ids, births.ids + count, begin);
        const auto sector = births.draw(random_, count, Purpose::sector, 0);
        std::transform(sector.begin(), sector.end(), sector_.begin() + begin,
                       [](std::uint32_t bits) { return static_cast<std::uint8_t>(bits >> 29); });
        std::array<std::uint32_t, chunk_size> seen{};
        for (std::uint32_t k = 0; k < dimensions; ++k) {
            constexpr std::uint8_t stride[] = {9, 3, 1};
            const auto level = births.draw(random_, count, Purpose::attributes, k + 1);
            for (std::uint32_t i = 0; i < count; ++i) {
                const bool up = level[i] < above;
                state_[begin + i] =
                    static_cast<std::uint8_t>(state_[begin + i] + (up ? stride[k] : 0));
                seen[i] += (up ? 1U : 0U) << counter_shift(k, 0);
            }
        }
        to_uniforms(births.draw(random_, count, Purpose::attributes, 0), births.normal);
        normal_quantile_of_each({births.normal, count});
        const auto size = births.size_to(1.0, count);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t f = begin + i;
            income_[f] = static_cast<float>(size[i] * margin * revenue(sector_[f]));
            const auto links = partners_->of(Position{f}).size();
            influence_[f] =
                links == 0 ? 0.0F : static_cast<float>(pull / static_cast<double>(links));
            ++first.firms[sector_[f] * states + state_[f]];
            if (seen[i] != 0) {
                changes.push_back({Position{f}, seen[i]});
            }
        }
        const auto scale = births.size_to(0.6, count);
        std::transform(scale.begin(), scale.end(), scale_.begin() + begin,
                       [](double power) { return static_cast<float>(power * (1.0 - subsidy)); });
        const auto appetite = births.size_to(0.4, count);
        std::transform(appetite.begin(), appetite.end(), appetite_.begin() + begin,
                       [](double power) { return static_cast<float>(power); });
    }
    above_.apply(*partners_, changes);
    records_.push_back(first);
}

} // namespace catchup::bench::reference
