// SPDX-License-Identifier: MIT
// Prices, and integrators: capacity, visits, offers, free trials (E6, E14).
#include <algorithm>
#include <cmath>

#include "models/technology/cost.hpp"
#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {
namespace {

constexpr std::array<std::pair<const char*, Mask>, 3> packages{
    {{"D1N1", Mask{3}}, {"D1", Mask{1}}, {"N1", Mask{2}}}}; // broadest first

/// What it raises stands at 0, and neither D nor N is above 1 after it.
bool fits(const Levels& levels, Mask package) {
    for (std::size_t x = 0; x < 2; ++x) {
        if (raises(package, x) ? levels[x] != 0 : levels[x] > 1) {
            return false;
        }
    }
    return true;
}

bool offers(const Integrator& profile, const char* name) {
    return std::find(profile.packages.begin(), profile.packages.end(), name) !=
           profile.packages.end();
}

/// The broadest fitting package that passes; 0 = none.
template <class Allowed>
Mask broadest(const Integrator& profile, const Levels& levels, Allowed&& allowed) {
    for (const auto& [name, package] : packages) {
        if (offers(profile, name) && fits(levels, package) && allowed(package)) {
            return package;
        }
    }
    return 0;
}

} // namespace

bool offers_step(const Integrator& profile, const Levels& levels, Mask step) {
    return broadest(profile, levels, [&](Mask package) { return package == step; }) != 0;
}

void Model::set_terms() {
    const Cost& cost = scenario_.cost;
    for (std::size_t x = 0; x < technologies; ++x) {
        const double experience =
            (static_cast<double>(completed_[x]) + cost.prior_projects) / cost.prior_projects;
        prices_[x] = std::pow(1.0 - cost.yearly_decline[x], today().minus(price_base) / 4.0) *
                     std::pow(experience, -cost.learning);
    }
    for (std::size_t j = 0; j < services_.size(); ++j) {
        const Integrator& profile = scenario_.integrators[j];
        Service& service = services_[j];
        const double experience =
            (profile.prior_projects + service.completed) / profile.prior_projects;
        service.cost_share = std::max(profile.cost_floor,
                                      profile.cost_share * std::pow(experience, -profile.learning));
        const int age = today().minus(profile.from);
        service.slots = 0;
        if (age >= 0) {
            service.slots = static_cast<int>(
                profile.capacity * std::pow(1.0 + profile.capacity_growth, age / 4.0) + 1e-9);
        }
        service.in_service = service.slots > 0;
    }
}

/// An offer that still stands.
bool Model::has_offer(const Firm& firm) const {
    if (firm.offer_from == nobody) {
        return false;
    }
    const auto j = static_cast<std::size_t>(firm.offer_from);
    return services_[j].in_service &&
           quarter_ - firm.offered < scenario_.integrators[j].offer_quarters;
}

void Model::contact() {
    for (const auto& firm : firms_) {
        firm->visited = false;
        firm->informed_by_trial = false;
    }
    const Population& population = scenario_.population;
    const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(population.counties)));
    for (std::size_t j = 0; j < services_.size(); ++j) {
        const Integrator& profile = scenario_.integrators[j];
        const Service& service = services_[j];
        if (!service.in_service) {
            continue;
        }
        const double east = static_cast<double>(profile.county % side) * population.county_spacing;
        const double north = static_cast<double>(profile.county / side) * population.county_spacing;
        int visits = 0;
        for (Firm* firm : counties_[profile.county].members) {
            if (!service.serves[firm->sector] || !is_small(*firm) ||
                broadest(profile, firm->levels, [](Mask) { return true; }) == 0) {
                continue;
            }
            const double distance = std::hypot(firm->east - east, firm->north - north);
            if (chance(random_) < profile.contact_rate * std::exp(-distance / profile.range)) {
                firm->visited = true;
                ++visits;
                visit(*firm, static_cast<int>(j));
            }
        }
        pay(Account::integrators, Account::suppliers, BookingPurpose::visits, nullptr,
            profile.visit_cost * visits);
        pay(Account::integrators, Account::suppliers, BookingPurpose::overhead, nullptr,
            profile.overhead / 4.0);
    }
    give_trials();
}

/// Leaves an offer, unless it is no better than doing it alone or than another's offer.
void Model::visit(Firm& firm, int integrator) {
    const double share = services_[static_cast<std::size_t>(integrator)].cost_share;
    if (share >= 1.0 ||
        (firm.offer_from != integrator && has_offer(firm) &&
         services_[static_cast<std::size_t>(firm.offer_from)].cost_share <= share)) {
        return;
    }
    firm.offer_from = integrator;
    firm.offered = quarter_;
}

/// The first offer ever comes with a trial.
void Model::give_trials() {
    std::vector<Firm*> queue;
    for (const auto& firm : firms_) {
        if (firm->offered == quarter_ && !firm->met) {
            firm->met = true;
            queue.push_back(firm.get());
        }
    }
    std::shuffle(queue.begin(), queue.end(), random_);
    std::stable_sort(queue.begin(), queue.end(),
                     [](const Firm* a, const Firm* b) { return a->offer_from < b->offer_from; });
    for (Firm* firm : queue) {
        give_trial(*firm);
    }
}

/// That of the first integrator fund that can match one, else the integrator's own.
void Model::give_trial(Firm& firm) {
    const auto j = static_cast<std::size_t>(firm.offer_from);
    const Integrator& profile = scenario_.integrators[j];
    Service& service = services_[j];
    const auto price = [&](Mask step) { return service.cost_share * price_alone(firm, step); };

    const TrialMatch* matched_by = nullptr;
    Mask step = 0;
    double part = 0.0, amount = 0.0, match = 0.0;
    for (const auto& lever : levers_) {
        const auto* fund = dynamic_cast<const TrialMatch*>(lever.get());
        if (fund == nullptr || !fund->is_active() || !fund->covers(*this, firm)) {
            continue;
        }
        step = broadest(profile, firm.levels,
                        [&](Mask package) { return fund->allows(firm, package); });
        if (step == 0) {
            continue;
        }
        part = fund->terms().trial_share;
        amount = part * price(step);
        match = fund->terms().match * amount;
        if (match > 0.0 && fund->budget().outlay(match) <= fund->budget().free) {
            matched_by = fund;
            break;
        }
    }
    if (matched_by == nullptr) {
        step = broadest(profile, firm.levels, [](Mask) { return true; });
        part = profile.trial_share;
        amount = step == 0 ? 0.0 : part * price(step);
        match = 0.0;
    }
    if (amount <= 0.0 || amount - match > service.fund) {
        return;
    }
    service.fund -= amount - match;
    if (matched_by != nullptr) {
        spend(*matched_by, Account::integrators, &firm, match);
    }
    pay(Account::integrators, Account::suppliers, BookingPurpose::trial, &firm, amount);
    firm.credit = profile.trial_relief ? part : 0.0;
    firm.informed_by_trial = profile.trial_informs;
    Event& given = log(firm, EventKind::trial);
    given.step = step;
    given.builder = firm.offer_from;
    given.lever = matched_by;
    given.cost = amount;
    given.support = match;
}

} // namespace catchup::plain::whole
