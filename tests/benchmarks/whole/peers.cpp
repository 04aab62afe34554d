// SPDX-License-Identifier: MIT
// What firms see of their peers, know and aspire to: E1, E11, R6's aspiration.
#include <algorithm>

#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {
namespace {

/// One kind of peers: the weighted number at each level of D, N and I.
struct Layer {
    double weight = 0.0;
    std::array<std::array<double, 3>, technologies> at{};

    void add(const Levels& levels, double by) {
        weight += by;
        for (std::size_t x = 0; x < technologies; ++x) {
            at[x][static_cast<std::size_t>(levels[x])] += by;
        }
    }
};

Layer of(const std::vector<Firm*>& peers) {
    Layer layer;
    for (const Firm* peer : peers) {
        layer.add(peer->levels, 1.0);
    }
    return layer;
}

/// The crowd without the firm itself.
Layer others(const Crowd& crowd, const Firm& firm, double own_weight) {
    Layer layer{crowd.weight, crowd.at};
    layer.add(firm.levels, -own_weight);
    if (crowd.members.size() == 1) {
        layer.weight = 0.0;
    }
    return layer;
}

} // namespace

void Model::count_crowds() {
    const auto count = [](Crowd& crowd, auto&& weight_of) {
        Layer layer;
        for (const Firm* firm : crowd.members) {
            layer.add(firm->levels, weight_of(*firm));
        }
        crowd.weight = layer.weight;
        crowd.at = layer.at;
    };
    for (Crowd& county : counties_) {
        count(county, [](const Firm&) { return 1.0; });
    }
    for (Crowd& sector : sectors_) {
        count(sector, [](const Firm& firm) { return firm.visibility; });
    }
}

void Model::observe_trading_partners() {
    if (scenario_.benefit.partner_externality <= 0.0) {
        return;
    }
    for (const auto& firm : firms_) {
        int networked = 0;
        for (const Firm* partner : firm->trading_partners) {
            networked += partner->levels[1] >= 1 ? 1 : 0;
        }
        firm->networked = firm->trading_partners.empty()
                              ? 0.0
                              : networked / static_cast<double>(firm->trading_partners.size());
    }
}

void Model::observe_peers() {
    count_crowds();
    observe_trading_partners();
    const Exposure& weights = scenario_.exposure;
    for (const auto& firm : firms_) {
        firm->exposure = {};
        firm->ahead = {};
        double all = 0.0;
        const auto add = [&](double weight, const Layer& layer) {
            if (weight <= 0.0 || layer.weight <= 0.0) {
                return;
            }
            all += weight;
            for (std::size_t x = 0; x < technologies; ++x) {
                const auto& at = layer.at[x];
                const double ahead = firm->levels[x] == 0   ? at[1] + at[2]
                                     : firm->levels[x] == 1 ? at[2]
                                                            : 0.0;
                firm->exposure[x] += weight * (at[1] / 2.0 + at[2]) / layer.weight;
                firm->ahead[x] += weight * ahead / layer.weight;
            }
        };
        add(weights.neighbours, of(firm->partners));
        add(weights.county, others(counties_[firm->county], *firm, 1.0));
        add(weights.supply, of(firm->trading_partners));
        add(weights.sector, others(sectors_[firm->sector], *firm, firm->visibility));
        for (std::size_t x = 0; x < technologies && all > 0.0; ++x) {
            firm->exposure[x] /= all;
            firm->ahead[x] /= all;
        }
    }
}

void Model::inform() {
    const Information& beliefs = scenario_.information;
    for (const auto& firm : firms_) {
        int failed = 0;
        for (const Firm* partner : firm->partners) {
            failed += quarter_ - partner->abandoned <= beliefs.memory ? 1 : 0;
        }
        const double failures =
            firm->partners.empty() ? 0.0 : failed / static_cast<double>(firm->partners.size());
        const Three& e = firm->exposure;
        const double news = beliefs.exposure * (e[0] + e[1] + e[2]) / 3.0 +
                            (firm->visited ? beliefs.contact : 0.0) +
                            (firm->informed_by_trial ? beliefs.trial : 0.0) +
                            beliefs.demonstration * firm->demonstrated +
                            (is_linked(*firm) ? beliefs.university : 0.0);
        const double before = firm->information;
        firm->information =
            std::clamp(before + (1.0 - before) * news - beliefs.failures * failures -
                           beliefs.forgetting * before,
                       0.0, 1.0);
    }
}

void Model::aspire() {
    for (const auto& firm : firms_) {
        const double speed = firm->rule->aspiration_speed();
        if (speed == 0.0 || firm->partners.empty()) {
            continue;
        }
        double margins = 0.0;
        for (const Firm* partner : firm->partners) {
            margins += partner->mean_margin();
        }
        margins /= static_cast<double>(firm->partners.size());
        firm->aspiration += speed * (margins - firm->aspiration);
    }
}

} // namespace catchup::plain::whole
