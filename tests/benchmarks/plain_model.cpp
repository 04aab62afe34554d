// SPDX-License-Identifier: MIT
#include "tests/benchmarks/plain_model.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/population/birth.hpp"

namespace catchup::plain {
namespace {

constexpr std::size_t latents = 9; // of which the last, the imitation threshold, is not used

Levels levels_of(State state) { return {level(state, 0), level(state, 1), level(state, 2)}; }

double normal_share(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

std::discrete_distribution<std::size_t> by_share(const auto& list) {
    std::vector<double> shares;
    for (const auto& one : list) {
        shares.push_back(one.share);
    }
    return {shares.begin(), shares.end()};
}

} // namespace

Model::Model(const Scenario& scenario, std::uint64_t seed)
    : scenario_{scenario}, random_{seed},
      copula_{copula_factor(scenario.population.correlation).value()},
      sector_{by_share(scenario.sectors)}, rule_{by_share(scenario.rules)},
      market_{.scenario = scenario,
              .visitors = std::vector<Visitor>(scenario.integrators.size()),
              .sectors = std::vector<SectorState>(scenario.sectors.size())} {
    for (std::size_t j = 0; j < scenario.integrators.size(); ++j) {
        const auto& kinds = scenario.integrators[j].sectors;
        for (const Sector& sector : scenario.sectors) {
            market_.visitors[j].serves.push_back(
                kinds.empty() || std::find(kinds.begin(), kinds.end(), sector.kind) != kinds.end());
        }
    }
    const std::size_t firms = scenario.population.firms;
    firms_.reserve(firms);
    for (std::size_t i = 0; i < firms; ++i) {
        firms_.push_back(make(draw(sector_(random_), i * scenario.population.counties / firms)));
    }
    link_partners();
    for (const auto& firm : firms_) {
        firm->observe_partners();
        firm->settle_gain(market_);
    }
    add_up_sectors();
    for (const auto& firm : firms_) {
        firm->set_base_margin(market_, firm->margin, firm->others_gain(market_));
    }
}

Newborn Model::draw(std::size_t sector_number, std::size_t county) {
    const Population& population = scenario_.population;
    const Sector& sector = scenario_.sectors[sector_number];
    std::array<double, latents> independent{};
    for (double& one : independent) {
        one = normal_(random_);
    }
    std::array<double, latents> z{};
    for (std::size_t a = 0; a < latents; ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            z[a] += copula_[a * latents + b] * independent[b];
        }
    }
    Newborn born{.sector = sector_number, .county = county};
    born.revenue = sector.revenue_median * std::exp(sector.revenue_log_sd * z[0]);
    born.margin = std::lerp(sector.margin[0], sector.margin[1], normal_share(z[1]));
    double left = 0.0;
    for (const auto& [label, share] : sector.start) {
        left += share;
    }
    left *= normal_share(z[2]);
    for (const auto& [label, share] : sector.start) {
        born.levels = levels_of(parse_state(label).value());
        left -= share;
        if (left < 0.0) {
            break;
        }
    }
    born.capability =
        std::clamp(population.capability_mean + population.capability_sd * z[3], 0.0, 1.0);
    born.payback_threshold =
        population.payback_threshold_median * std::exp(population.payback_threshold_log_sd * z[4]);
    const double sd = population.fit_log_sd;
    for (std::size_t x = 0; x < technologies; ++x) {
        born.fit[x] = std::exp(sd * z[5 + x] - 0.5 * sd * sd);
    }
    return born;
}

std::unique_ptr<Firm> Model::make(const Newborn& born) {
    const AdoptionRules& rule = scenario_.rules[rule_(random_)].rule;
    if (const auto* payback = std::get_if<PaybackRule>(&rule)) {
        return std::make_unique<PaybackFirm>(scenario_, born, *payback);
    }
    return std::make_unique<HazardFirm>(scenario_, born, std::get<HazardRule>(rule));
}

void Model::link_partners() {
    const Neighbours neighbours = small_worlds(scenario_, random_);
    for (std::size_t i = 0; i < firms_.size(); ++i) {
        firms_[i]->partners.reserve(neighbours[i].size());
        for (const std::uint32_t partner : neighbours[i]) {
            firms_[i]->partners.push_back(firms_[partner].get());
        }
    }
}

void Model::set_terms() {
    const Quarter today = scenario_.time.start.plus(market_.quarter);
    const Cost& cost = scenario_.cost;
    for (std::size_t x = 0; x < technologies; ++x) {
        const double experience =
            (static_cast<double>(completed_[x]) + cost.prior_projects) / cost.prior_projects;
        market_.prices[x] = std::pow(1.0 - cost.yearly_decline[x], today.minus(price_base) / 4.0) *
                            std::pow(experience, -cost.learning);
    }
    for (std::size_t j = 0; j < market_.visitors.size(); ++j) {
        const Integrator& profile = scenario_.integrators[j];
        Visitor& visitor = market_.visitors[j];
        const int age = today.minus(profile.from);
        visitor.open = age >= 0;
        if (visitor.open) {
            visitor.slots = static_cast<int>(profile.capacity *
                                             std::pow(1.0 + profile.capacity_growth, age / 4.0));
            const double experience =
                (profile.prior_projects + visitor.completed) / profile.prior_projects;
            visitor.cost_share = std::max(
                profile.cost_floor, profile.cost_share * std::pow(experience, -profile.learning));
        }
    }
}

void Model::step() {
    counts_ = {};
    set_terms();
    if (scenario_.benefit.partner_externality != 0.0) {
        for (const auto& firm : firms_) {
            firm->observe_partners();
        }
    }
    for (const auto& firm : firms_) {
        firm->receive_visits(market_, random_);
        firm->decide(market_, random_);
    }
    match();
    run_projects();
    settle_quarter();
    ++market_.quarter;
}

void Model::match() {
    std::vector<Firm*> queue;
    for (const auto& firm : firms_) {
        if (firm->proposal.builder >= 0) {
            queue.push_back(firm.get());
        }
    }
    std::shuffle(queue.begin(), queue.end(), random_);
    for (Firm* firm : queue) {
        int& slots = market_.visitors[static_cast<std::size_t>(firm->proposal.builder)].slots;
        if (slots > 0) {
            --slots;
        } else {
            firm->fall_back(market_);
        }
    }
}

void Model::run_projects() {
    for (const auto& firm : firms_) {
        if (firm->proposal.step != 0) {
            counts_.spending += firm->start(market_);
            ++counts_.started;
            counts_.started_by_integrators += firm->project.builder >= 0 ? 1 : 0;
        }
        const Project done = firm->advance(market_);
        if (done.step != 0) {
            ++counts_.completed;
            for (std::size_t x = 0; x < technologies; ++x) {
                completed_[x] += done.step >> x & 1;
            }
            if (done.builder >= 0) {
                ++market_.visitors[static_cast<std::size_t>(done.builder)].completed;
            }
        }
        firm->ramp(market_);
    }
}

} // namespace catchup::plain
