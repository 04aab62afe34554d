// SPDX-License-Identifier: MIT
#include "tests/benchmarks/reference/plain.hpp"

#include <algorithm>
#include <cmath>

namespace catchup::bench::reference::plain {

Firm::Firm(std::uint32_t in_sector, double size, std::array<int, 3> at, Care care)
    : levels{at}, sector{in_sector}, size_{size},
      size_power_{std::pow(size, 0.6)}, care_{care}, next_{at} {}

double Firm::complements() const {
    const auto& [d, n, i] = levels;
    return 1.0 + complement[0] * d + complement[1] * n + complement[2] * i +
           pairwise * (d * n + d * i + n * i);
}

double Firm::price(int dimension, int level) const {
    const double power = care_ == Care::tuned ? size_power_ : std::pow(size_, 0.6);
    return cost[dimension][level] * power * (1.0 - subsidy);
}

double Firm::share_above(int dimension, int level) const {
    if (partners.empty()) {
        return 0.0;
    }
    int above = 0;
    for (const Firm* partner : partners) {
        above += partner->levels[static_cast<std::size_t>(dimension)] > level ? 1 : 0;
    }
    return static_cast<double>(above) / static_cast<double>(partners.size());
}

void Firm::step(Generator& generator) {
    const double gain = complements();
    purse += size_ * margin * gain * revenue(sector);
    double weights[3] = {};
    double costs[3] = {};
    double total = std::exp(stay);
    for (int k = 0; k < 3; ++k) {
        const int level = levels[static_cast<std::size_t>(k)];
        if (level == 2) {
            continue;
        }
        costs[k] = price(k, level);
        if (purse >= costs[k]) {
            const double worth = benefit[k][level] * size_ * gain * years_worth;
            const int missing = std::max(0, level + 1 - levels[0]);
            weights[k] =
                std::exp(eagerness * (worth / costs[k] - 1.0) + pull * share_above(k, level) -
                         barrier[static_cast<std::size_t>(k)] * missing);
            total += weights[k];
        }
    }
    double point = std::uniform_real_distribution<double>{}(generator)*total - std::exp(stay);
    for (int k = 0; k < 3 && point >= 0.0; ++k) {
        if (point < weights[k]) {
            purse -= costs[k];
            ++next_[static_cast<std::size_t>(k)];
        }
        point -= weights[k];
    }
}

Model::Model(std::uint32_t firms, std::uint64_t seed, Care care) : generator_{seed} {
    std::uniform_int_distribution<std::uint32_t> sector{0, sectors - 1};
    std::normal_distribution<double> log_size;
    std::bernoulli_distribution above{starts_above};
    firms_.reserve(firms);
    for (std::uint32_t f = 0; f < firms; ++f) {
        const std::array<int, 3> levels = {above(generator_), above(generator_), above(generator_)};
        firms_.push_back(std::make_unique<Firm>(sector(generator_), std::exp(log_size(generator_)),
                                                levels, care));
    }
    link_partners();
}

/// Watts and Strogatz (1998).
void Model::link_partners() {
    const auto count = static_cast<std::uint32_t>(firms_.size());
    std::vector<std::vector<std::uint32_t>> adjacent(count);
    const auto linked = [&](std::uint32_t a, std::uint32_t b) {
        return std::find(adjacent[a].begin(), adjacent[a].end(), b) != adjacent[a].end();
    };
    for (std::uint32_t a = 0; a < count; ++a) {
        for (std::uint32_t lap = 1; lap <= mean_partners / 2; ++lap) {
            adjacent[a].push_back((a + lap) % count);
            adjacent[(a + lap) % count].push_back(a);
        }
    }
    std::uniform_int_distribution<std::uint32_t> anyone{0, count - 1};
    std::bernoulli_distribution moves{rewired};
    for (std::uint32_t lap = 1; lap <= mean_partners / 2; ++lap) {
        for (std::uint32_t a = 0; a < count; ++a) {
            if (!moves(generator_)) {
                continue;
            }
            const std::uint32_t b = (a + lap) % count;
            std::uint32_t to = anyone(generator_);
            while (to == a || linked(a, to)) {
                to = anyone(generator_);
            }
            *std::find(adjacent[a].begin(), adjacent[a].end(), b) = to;
            adjacent[b].erase(std::find(adjacent[b].begin(), adjacent[b].end(), a));
            adjacent[to].push_back(a);
        }
    }
    for (std::uint32_t a = 0; a < count; ++a) {
        firms_[a]->partners.reserve(adjacent[a].size());
        for (const std::uint32_t b : adjacent[a]) {
            firms_[a]->partners.push_back(firms_[b].get());
        }
    }
}

void Model::step() {
    for (const auto& firm : firms_) {
        Agent& agent = *firm;
        agent.step(generator_);
    }
    for (const auto& firm : firms_) {
        firm->move_on();
    }
    record();
}

void Model::record() {
    Record now;
    for (const auto& firm : firms_) {
        const auto& [d, n, i] = firm->levels;
        ++now.firms[firm->sector * states + static_cast<std::uint32_t>(9 * d + 3 * n + i)];
        now.mean_purse += firm->purse;
    }
    now.mean_purse /= static_cast<double>(firms_.size());
    records_.push_back(now);
}

} // namespace catchup::bench::reference::plain
