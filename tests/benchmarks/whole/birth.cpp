// SPDX-License-Identifier: MIT
// Who the firms are, and how they are linked.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "models/population/birth.hpp"
#include "tests/benchmarks/plain_model.hpp"
#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {
namespace {

constexpr std::size_t latents = 9;

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
      copula_{copula_factor(scenario.population.correlation).value()}, rule_{by_share(
                                                                           scenario.rules)},
      counties_(scenario.population.counties), sectors_(scenario.sectors.size()),
      goods_(std::size_t{scenario.population.counties} * scenario.sectors.size()) {
    refuse_what_is_left_out();
    for (const RuleShare& share : scenario.rules) {
        rules_.push_back(make_rule(share.rule));
    }
    budgets_.reserve(scenario.purses.size()); // levers keep references
    for (const Purse& purse : scenario.purses) {
        budgets_.push_back(Budget{purse});
    }
    for (const Intervention& what : scenario.interventions) {
        const auto purse =
            std::find_if(budgets_.begin(), budgets_.end(),
                         [&](const Budget& budget) { return budget.terms.name == what.purse; });
        levers_.push_back(make_lever(what, levers_.size(), *purse));
    }
    for (const Integrator& profile : scenario.integrators) {
        Service& service = services_.emplace_back();
        service.fund = profile.trial_fund;
        for (const Sector& sector : scenario.sectors) {
            service.serves.push_back(profile.sectors.empty() ||
                                     std::find(profile.sectors.begin(), profile.sectors.end(),
                                               sector.kind) != profile.sectors.end());
        }
    }

    const Population& population = scenario.population;
    const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(population.counties)));
    auto sector = by_share(scenario.sectors);
    for (std::size_t place = 0; place < population.firms; ++place) {
        Firm& firm = *firms_.emplace_back(std::make_unique<Firm>());
        firm.place = static_cast<int>(place);
        firm.county = place * population.counties / population.firms;
        firm.sector = sector(random_);
        firm.east = static_cast<double>(firm.county % side) * population.county_spacing +
                    population.county_radius * normal_(random_);
        firm.north = static_cast<double>(firm.county / side) * population.county_spacing +
                     population.county_radius * normal_(random_);
        counties_[firm.county].members.push_back(&firm);
        sectors_[firm.sector].members.push_back(&firm);
        be_born(firm);
    }
    link_partners();
    link_trading_partners();
    observe_trading_partners();
    for (const auto& firm : firms_) {
        firm->gain = gain_at(*firm, firm->levels);
    }
    const std::vector<double> sums = sums_of_gains();
    for (const auto& firm : firms_) {
        settle_margin(*firm, others_gain(*firm, sums));
    }
}

void Model::refuse_what_is_left_out() const {
    const auto check = [](bool fine, const char* what) {
        if (!fine) {
            throw std::invalid_argument{std::string{"the plain program has no "} + what};
        }
    };
    check(scenario_.windows.empty(), "windows");
    check(std::holds_alternative<SmallWorld>(scenario_.network), "network but small worlds");
    for (const Integrator& profile : scenario_.integrators) {
        check(!profile.platform && profile.extends_to.empty(), "platforms or extension");
    }
    for (const Intervention& what : scenario_.interventions) {
        check(what.trigger.index() == 0, "triggers");
        const auto* best = std::get_if<BestBySector>(&what.choice);
        check(best == nullptr || best->informed, "uninformed planners");
    }
}

/// Everything but what belongs to the place.
void Model::be_born(Firm& firm) {
    const Population& population = scenario_.population;
    const Sector& sector = scenario_.sectors[firm.sector];
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
    firm.rule = rules_[rule_(random_)].get();
    firm.revenue = sector.revenue_median * std::exp(sector.revenue_log_sd * z[0]);
    firm.visibility = std::sqrt(firm.revenue);
    firm.cost_scale = sector.cost * std::pow(firm.revenue / 10.0, scenario_.cost.size_exponent);
    const Information& beliefs = scenario_.information;
    firm.information = std::clamp(
        beliefs.start + beliefs.start_size * std::log(firm.revenue / beliefs.start_revenue), 0.0,
        1.0);
    firm.margin = std::lerp(sector.margin[0], sector.margin[1], normal_share(z[1]));
    firm.recent_margin.fill(firm.margin);
    firm.aspiration = firm.margin;
    double left = 0.0;
    for (const auto& [label, share] : sector.start) {
        left += share;
    }
    left *= normal_share(z[2]);
    for (const auto& [label, share] : sector.start) {
        firm.levels = levels_of(label);
        left -= share;
        if (left < 0.0) {
            break;
        }
    }
    firm.capability =
        std::clamp(population.capability_mean + population.capability_sd * z[3], 0.0, 1.0);
    firm.payback_threshold =
        population.payback_threshold_median * std::exp(population.payback_threshold_log_sd * z[4]);
    const double sd = population.fit_log_sd;
    for (std::size_t x = 0; x < technologies; ++x) {
        firm.fit[x] = std::exp(sd * z[5 + x] - 0.5 * sd * sd);
    }
    firm.imitation_threshold = std::clamp(
        population.imitation_threshold_mean + population.imitation_threshold_sd * z[8], 0.0, 1.0);
    firm.error = normal_(random_);
    firm.lots.clear();
    for (std::size_t i = 0; i < levers_.size(); ++i) {
        firm.lots.push_back(chance(random_));
    }
}

void Model::settle_margin(Firm& firm, double others) const {
    firm.base_margin =
        firm.margin - firm.gain + scenario_.sectors[firm.sector].competition * others;
}

void Model::link_partners() {
    const Neighbours neighbours = small_worlds(scenario_, random_);
    for (std::size_t place = 0; place < firms_.size(); ++place) {
        for (const std::uint32_t partner : neighbours[place]) {
            firms_[place]->partners.push_back(firms_[partner].get());
        }
    }
}

/// Each firm buys from a few suppliers, larger ones more often; both see each other.
void Model::link_trading_partners() {
    using Choice = std::discrete_distribution<std::size_t>;
    std::vector<Choice> supplier_in;
    for (const Crowd& sector : sectors_) {
        std::vector<double> pull;
        for (const Firm* firm : sector.members) {
            pull.push_back(std::pow(firm->revenue, scenario_.supply.size_exponent));
        }
        supplier_in.emplace_back(pull.begin(), pull.end());
    }
    std::vector<std::vector<double>> inputs;
    for (const Sector& buyer : scenario_.sectors) {
        std::vector<double>& of_buyer = inputs.emplace_back(sectors_.size(), 0.0);
        for (std::size_t s = 0; s < sectors_.size(); ++s) {
            for (const auto& [kind, share] : buyer.inputs) {
                if (kind == scenario_.sectors[s].kind && !sectors_[s].members.empty()) {
                    of_buyer[s] = share;
                }
            }
        }
    }
    const auto has = [](const std::vector<Firm*>& list, const Firm* one) {
        return std::find(list.begin(), list.end(), one) != list.end();
    };
    for (const auto& buyer : firms_) {
        const std::vector<double>& shares = inputs[buyer->sector];
        if (std::all_of(shares.begin(), shares.end(), [](double s) { return s <= 0.0; })) {
            continue;
        }
        Choice sector{shares.begin(), shares.end()};
        std::vector<Firm*> suppliers;
        for (std::uint32_t k = 0; k < scenario_.supply.suppliers; ++k) {
            for (int attempt = 0; attempt < 20; ++attempt) {
                const std::size_t s = sector(random_);
                Firm* const supplier = sectors_[s].members[supplier_in[s](random_)];
                if (supplier == buyer.get() || has(suppliers, supplier)) {
                    continue;
                }
                suppliers.push_back(supplier);
                if (!has(buyer->trading_partners, supplier)) {
                    buyer->trading_partners.push_back(supplier);
                    supplier->trading_partners.push_back(buyer.get());
                }
                break;
            }
        }
    }
}

} // namespace catchup::plain::whole
