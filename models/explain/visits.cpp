// SPDX-License-Identifier: MIT
// Visits, offers, trials and news: the calls `contact` and `inform`.
#include <fmt/format.h>

#include "models/explain/observers.hpp"
#include "models/explain/trials.hpp"
#include "models/processes/contact.hpp"
#include "models/processes/exposure.hpp"
#include "models/processes/offers.hpp"

namespace catchup::explain {
namespace {

/// Why a visit leaves no offer, given whose offer stands; "" if it leaves one.
std::string why_no_offer(const World& world, Position f, std::size_t visitor,
                         std::int16_t standing) {
    const double price = price_share(world, visitor, f);
    if (price >= 1.0) {
        return "it is no cheaper than the firm itself";
    }
    const auto other = static_cast<std::size_t>(standing);
    if (standing != in_house && other != visitor && price_share(world, other, f) <= price) {
        return fmt::format("the standing offer of {} is as cheap",
                           world.plan->scenario.integrators[other].name);
    }
    return "";
}

} // namespace

void foretell_visits(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    std::int16_t standing = has_offer(world, f) ? firms.offer_from[f] : in_house;
    for (std::size_t j = 0; j < world.integrators.size(); ++j) {
        const double probability = visit_probability(world, j, f);
        if (probability <= 0.0 || !(visit_luck(world, j, f) < probability)) {
            continue;
        }
        Visit visit{.integrator = j,
                    .probability = probability,
                    .luck = visit_luck(world, j, f),
                    .price_share = price_share(world, j, f),
                    .left_offer = false,
                    .why_no_offer = why_no_offer(world, f, j, standing)};
        visit.left_offer = visit.why_no_offer.empty();
        standing = visit.left_offer ? static_cast<std::int16_t>(j) : standing;
        chapter.visits.push_back(std::move(visit));
    }
    const auto offered = [](const Visit& visit) { return visit.left_offer; };
    if (firms.met[f] == 0 && std::any_of(chapter.visits.begin(), chapter.visits.end(), offered)) {
        chapter.trial = rehearse_trial(world, f, static_cast<std::size_t>(standing));
    }
}

void confirm_visits(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    const bool visit = !world.integrators.empty() && (firms.news[f] & visited) != 0;
    demand(visit == !chapter.visits.empty(), world, f, "visits");
    std::int16_t last = in_house;
    for (const Visit& one : chapter.visits) {
        last = one.left_offer ? static_cast<std::int16_t>(one.integrator) : last;
    }
    demand((firms.offered[f] == world.now) == (last != in_house), world, f, "an offer");
    demand(last == in_house || firms.offer_from[f] == last, world, f, "whose offer stands");
    if (chapter.trial) {
        demand(firms.met[f] == 1, world, f, "a first offer");
    }
}

void foretell_news(const World& world, Position f, Chapter& chapter) {
    chapter.exposure = mean_exposure(world, f);
    chapter.failures = failures_nearby(world, f);
}

void confirm_news(const World& world, Position f, Chapter& chapter) {
    chapter.informed = world.firms.information[f];
}

} // namespace catchup::explain
