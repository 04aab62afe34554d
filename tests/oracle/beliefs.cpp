// SPDX-License-Identifier: MIT
// What firms see of their peers, know and aspire to: E1, E11 and R6's aspiration.
#include <algorithm>

#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

/// E1 for every firm, as its peers stood at the end of the last quarter.
void Economy::observe_peers() {
    observe_trading_partners();
    const Exposure& weights = scenario_.exposure;
    for (Firm& firm : firms) {
        firm.exposure = {};
        firm.ahead = {};
        double all_weights = 0.0;
        const auto add_layer = [&](double weight, const Places& peers, bool by_visibility) {
            Three exposure{};
            Three ahead{};
            double people = 0.0;
            for (const int place : peers) {
                if (weight <= 0.0 || place == firm.place) {
                    continue;
                }
                const Firm& peer = firms[static_cast<std::size_t>(place)];
                const double counts = by_visibility ? double{peer.visibility} : 1.0;
                people += counts;
                for (std::size_t x = 0; x < 3; ++x) {
                    exposure[x] += counts * peer.levels[x] / 2.0;
                    ahead[x] += peer.levels[x] > firm.levels[x] ? counts : 0.0;
                }
            }
            if (people > 0.0) {
                all_weights += weight;
                for (std::size_t x = 0; x < 3; ++x) {
                    firm.exposure[x] += weight * (exposure[x] / people);
                    firm.ahead[x] += weight * (ahead[x] / people);
                }
            }
        };
        const auto place = static_cast<std::size_t>(firm.place);
        add_layer(weights.neighbours, partners_[place], false);
        add_layer(weights.county, county_members_[firm.county], false);
        add_layer(weights.supply, trading_partners_[place], false);
        add_layer(weights.sector, sector_members_[firm.sector], true);
        for (std::size_t x = 0; x < 3 && all_weights > 0.0; ++x) {
            firm.exposure[x] /= all_weights;
            firm.ahead[x] /= all_weights;
        }
    }
}

/// n of E2, if the externality is on.
void Economy::observe_trading_partners() {
    for (Firm& firm : firms) {
        const Places& partners = trading_partners_[static_cast<std::size_t>(firm.place)];
        int networked = 0;
        for (const int place : partners) {
            networked += firms[static_cast<std::size_t>(place)].levels[1] >= 1 ? 1 : 0;
        }
        firm.networked = partners.empty() || scenario_.benefit.partner_externality <= 0.0
                             ? 0.0
                             : networked / static_cast<double>(partners.size());
    }
}

/// E11.
void Economy::inform() {
    const Information& beliefs = scenario_.information;
    for (Firm& firm : firms) {
        const Places& partners = partners_[static_cast<std::size_t>(firm.place)];
        int failed = 0;
        for (const int place : partners) {
            const int ago = quarter_ - firms[static_cast<std::size_t>(place)].abandoned;
            failed += ago <= beliefs.memory ? 1 : 0;
        }
        const double failures =
            partners.empty() ? 0.0 : failed / static_cast<double>(partners.size());
        bool platform = false;
        for (std::size_t i = 0; i < services_.size(); ++i) {
            platform = platform || (platform_is_on(i) && services_[i].in_service &&
                                    serves(i, firm.sector) && is_small(firm));
        }
        const double mean_exposure = (firm.exposure[0] + firm.exposure[1] + firm.exposure[2]) / 3.0;
        const double news =
            beliefs.exposure * mean_exposure + (firm.visited ? beliefs.contact : 0.0) +
            (firm.informed_by_trial ? beliefs.trial : 0.0) + (platform ? beliefs.platform : 0.0) +
            beliefs.demonstration * firm.demonstrated +
            (is_linked(firm) ? beliefs.university : 0.0);
        const double before = firm.information;
        firm.information = std::clamp(before + (1.0 - before) * news - beliefs.failures * failures -
                                          beliefs.forgetting * before,
                                      0.0, 1.0);
    }
}

/// R6: aspirations follow the partners' margins of the last four quarters.
void Economy::aspire() {
    for (Firm& firm : firms) {
        const auto* rule = std::get_if<AspirationRule>(&rule_of(firm));
        const Places& partners = partners_[static_cast<std::size_t>(firm.place)];
        if (rule == nullptr || partners.empty()) {
            continue;
        }
        double margins = 0.0;
        for (const int place : partners) {
            margins += firms[static_cast<std::size_t>(place)].mean_margin();
        }
        const double s = rule->aspiration_speed;
        firm.aspiration =
            (1.0 - s) * firm.aspiration + s * margins / static_cast<double>(partners.size());
    }
}

} // namespace catchup::oracle
