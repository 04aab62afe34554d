// SPDX-License-Identifier: MIT
// Visits, offers and free trials.
#include <algorithm>
#include <cmath>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"
#include "tests/oracle/integrators.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {
namespace {

bool names(const std::vector<std::string>& list, const std::string& kind) {
    return std::find(list.begin(), list.end(), kind) != list.end();
}

/// What one sector says of its distance to another; nothing = -1.
double said(const Sector& sector, const std::string& other) {
    for (const auto& [kind, distance] : sector.distance) {
        if (kind == other) {
            return distance;
        }
    }
    return -1.0;
}

double distance_between(const Sector& supplier, const Sector& customer) {
    if (supplier.kind == customer.kind) {
        return 0.0;
    }
    if (said(supplier, customer.kind) >= 0.0) {
        return said(supplier, customer.kind);
    }
    if (said(customer, supplier.kind) >= 0.0) {
        return said(customer, supplier.kind);
    }
    return 1.0;
}

} // namespace

bool offers_step(const Integrator& profile, const Levels& levels, int step) {
    const bool packaged = (step == 1 && names(profile.packages, "D1")) ||
                          (step == 2 && names(profile.packages, "N1")) ||
                          (step == 3 && names(profile.packages, "D1N1"));
    if (!packaged) {
        return false;
    }
    for (std::size_t x = 0; x < 3; ++x) {
        if (raised(step, x) && levels[x] != 0) {
            return false;
        }
    }
    const Levels then = after(levels, step);
    return then[0] <= 1 && then[1] <= 1;
}

int largest_package(const Integrator& profile, const Levels& levels) {
    for (const int step : {3, 1, 2}) {
        if (offers_step(profile, levels, step)) {
            return step;
        }
    }
    return 0;
}

bool Economy::is_home(const Integrator& profile, std::size_t sector) const {
    return profile.sectors.empty() || names(profile.sectors, scenario_.sectors[sector].kind);
}

bool Economy::serves(std::size_t integrator, std::size_t sector) const {
    const Integrator& profile = scenario_.integrators[integrator];
    return is_home(profile, sector) || (services_[integrator].extended &&
                                        names(profile.extends_to, scenario_.sectors[sector].kind));
}

bool Economy::platform_is_on(std::size_t integrator) const {
    const Integrator& profile = scenario_.integrators[integrator];
    return profile.platform && today() >= profile.platform_from;
}

bool Economy::reaches(std::size_t integrator, const Firm& firm) const {
    const Integrator& profile = scenario_.integrators[integrator];
    return services_[integrator].in_service &&
           (firm.county == profile.county || platform_is_on(integrator)) &&
           serves(integrator, firm.sector) && is_small(firm) &&
           largest_package(profile, firm.levels) != 0;
}

/// From the nearest home sector; 0 at home.
double Economy::technology_distance(const Integrator& profile, std::size_t sector) const {
    if (is_home(profile, sector)) {
        return 0.0;
    }
    double shortest = 1e300;
    for (std::size_t home = 0; home < scenario_.sectors.size(); ++home) {
        if (is_home(profile, home)) {
            shortest = std::min(
                shortest, distance_between(scenario_.sectors[home], scenario_.sectors[sector]));
        }
    }
    return shortest;
}

/// chi': the integrator's price over the in-house cost in a sector.
double Economy::price_share(std::size_t integrator, std::size_t sector) const {
    return services_[integrator].chi *
           exp(technology_distance(scenario_.integrators[integrator], sector));
}

double Economy::chance_of_visit(std::size_t integrator, const Firm& firm) const {
    const Integrator& profile = scenario_.integrators[integrator];
    const double to_east = firm.east - east_of_centre(profile.county);
    const double to_north = firm.north - north_of_centre(profile.county);
    const double h = exp(-std::sqrt(to_east * to_east + to_north * to_north) / profile.range);
    return platform_is_on(integrator) ? profile.contact_rate * profile.platform_contact *
                                            std::max(h, profile.platform_reach)
                                      : profile.contact_rate * h;
}

/// Visits, offers and trials; what visits and service cost the integrators.
void Economy::contact() {
    std::vector<int> visits(services_.size(), 0);
    for (Firm& firm : firms) {
        firm.visited = false;
        firm.informed_by_trial = false;
        for (std::size_t i = 0; i < services_.size(); ++i) {
            if (reaches(i, firm) && uniform(firm, Purpose::contact, static_cast<std::uint32_t>(i)) <
                                        chance_of_visit(i, firm)) {
                firm.visited = true;
                visits[i] += 1;
                visit(firm, i);
            }
        }
    }
    for (std::size_t i = 0; i < services_.size(); ++i) {
        const Integrator& profile = scenario_.integrators[i];
        if (services_[i].in_service) {
            pay(Account::integrators, Account::suppliers, BookingPurpose::visits, nobody,
                booked(profile.visit_cost * visits[i]));
            pay(Account::integrators, Account::suppliers, BookingPurpose::overhead, nobody,
                booked(profile.overhead / 4.0));
        }
    }
    give_trials();
}

/// Leaves an offer, unless it is no better than doing it alone or than another's offer.
void Economy::visit(Firm& firm, std::size_t integrator) {
    const double share = price_share(integrator, firm.sector);
    if (share >= 1.0) {
        return;
    }
    const int me = static_cast<int>(integrator);
    if (firm.offer_from != me && has_offer(firm) &&
        price_share(static_cast<std::size_t>(firm.offer_from), firm.sector) <= share) {
        return;
    }
    firm.offer_from = me;
    firm.offered = quarter_;
}

/// An offer that still stands, of an integrator in service.
bool Economy::has_offer(const Firm& firm) const {
    if (firm.offer_from == nobody) {
        return false;
    }
    const auto integrator = static_cast<std::size_t>(firm.offer_from);
    return services_[integrator].in_service &&
           quarter_ - firm.offered < scenario_.integrators[integrator].offer_quarters;
}

} // namespace catchup::oracle
