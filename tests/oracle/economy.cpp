// SPDX-License-Identifier: MIT
// The order of a quarter, and what all its calls use.
#include "tests/oracle/economy.hpp"

#include <algorithm>
#include <cmath>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {

Economy::Economy(const Scenario& scenario, Replication replication)
    : scenario_{scenario}, luck_{scenario.seed, replication} {
    for (const Integrator& profile : scenario_.integrators) {
        services_.emplace_back().fund = booked(profile.trial_fund);
    }
    chests_.resize(scenario_.purses.size());
    acts.resize(scenario_.interventions.size());
    weather_.resize(scenario_.sectors.size());
    goods_.resize(scenario_.sectors.size(), std::vector<Goods>(scenario_.population.counties));
    populate();
}

void Economy::step() {
    events_before_ = std::move(events);
    events.clear();
    payments.clear();
    set_terms();
    observe_peers();
    enact();
    contact();
    inform();
    aspire();
    decide();
    comply();
    match();
    start();
    advance();
    earn();
    exit_and_enter();
    close_quarter();
}

/// Windows, E6, E14.
void Economy::set_terms() {
    open_windows();
    price_level_ = prices_after(scenario_.cost, today(), completed_);
    for (std::size_t i = 0; i < services_.size(); ++i) {
        const Integrator& profile = scenario_.integrators[i];
        Service& service = services_[i];
        const double known = profile.prior_projects + static_cast<double>(service.completed);
        service.chi =
            std::max(profile.cost_floor,
                     profile.cost_share * power(known / profile.prior_projects, -profile.learning));
        service.slots = 0;
        if (today() >= profile.from) {
            const double years = today().minus(profile.from) / 4.0;
            service.slots = static_cast<int>(std::floor(
                profile.capacity * power(1.0 + profile.capacity_growth, years) * (1.0 + 1e-9)));
        }
        service.in_service = service.slots > 0;
        service.slots_left = service.slots;
    }
}

/// Integrators extend; rows are put in order.
void Economy::close_quarter() {
    for (std::size_t i = 0; i < services_.size(); ++i) {
        const Integrator& profile = scenario_.integrators[i];
        Service& service = services_[i];
        int home_places = 0;
        for (const int place : county_members_[profile.county]) {
            home_places += is_home(profile, firms[static_cast<std::size_t>(place)].sector) ? 1 : 0;
        }
        const bool penetrated =
            static_cast<double>(service.completed) > profile.extension_penetration * home_places;
        if (service.in_service && (penetrated || today() >= profile.extension_from)) {
            service.extended = true;
        }
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const Happening& a, const Happening& b) { return a.place < b.place; });
    std::stable_sort(payments.begin(), payments.end(),
                     [](const Payment& a, const Payment& b) { return a.place < b.place; });
    ++quarter_;
}

Happening Economy::row(const Firm& firm, EventKind kind) const {
    Happening happening;
    happening.place = firm.place;
    happening.generation = firm.generation;
    happening.kind = kind;
    happening.from = number_of(firm.levels);
    happening.to = number_of(firm.levels);
    happening.attempt = firm.attempts;
    happening.rule = firm.rule;
    return happening;
}

/// Start, unfunded, no_slot or no_money.
Happening Economy::row(const Firm& firm, EventKind kind, const Proposal& proposal) const {
    Happening happening = row(firm, kind);
    happening.to = number_of(after(firm.levels, proposal.step));
    happening.step = proposal.step;
    happening.integrator = proposal.builder;
    happening.origin = proposal.origin;
    happening.intervention = proposal.supporter != nobody ? proposal.supporter : proposal.mandate;
    happening.cost = booked(proposal.price);
    happening.gain = proposal.gain;
    happening.believed = proposal.believed;
    happening.exposure = proposal.ahead;
    happening.information = firm.information;
    return happening;
}

/// No row for an amount of 0, except a project's price.
void Economy::pay(Account from, Account to, BookingPurpose purpose, int place, Fen amount) {
    if (amount != Fen{} || purpose == BookingPurpose::project) {
        payments.push_back({from, to, purpose, place, amount});
    }
}

Fen Economy::spent_by(std::size_t purse) const {
    Fen sum;
    for (const Payment& payment : payments) {
        sum += payment.purse == static_cast<int>(purse) ? payment.amount : Fen{};
    }
    return sum;
}

double Economy::uniform(const Firm& firm, Purpose purpose, std::uint32_t index) const {
    return luck_.uniform(firm.id, static_cast<std::uint32_t>(quarter_), purpose, index);
}

std::uint32_t Economy::bits(const Firm& firm, Purpose purpose, std::uint32_t index) const {
    return luck_.bits(firm.id, static_cast<std::uint32_t>(quarter_), purpose, index);
}

void Economy::queue_up(Places& places, Purpose purpose, std::uint32_t index) const {
    std::stable_sort(places.begin(), places.end(), [&](int a, int b) {
        const std::uint32_t first = bits(at(a), purpose, index);
        const std::uint32_t second = bits(at(b), purpose, index);
        return first != second ? first > second : at(a).id < at(b).id;
    });
}

std::size_t pick(const std::vector<double>& shares, double uniform) {
    double sum = 0.0;
    for (const double share : shares) {
        sum += share;
    }
    double running = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        running += shares[i];
        if (running > uniform * sum) {
            return i;
        }
    }
    return shares.size() - 1;
}

} // namespace catchup::oracle
