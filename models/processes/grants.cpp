// SPDX-License-Identifier: MIT
#include "models/processes/grants.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <variant>

#include "models/chosen.hpp"
#include "models/processes/decide.hpp"
#include "models/processes/event.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/options.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/reach.hpp"
#include "models/processes/support.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

/// How many of `yearly` fall into the n-th active quarter: whole ones, as evenly as can be.
double this_quarter(double yearly, std::uint32_t n) noexcept {
    return std::floor(yearly * n / 4.0) - std::floor(yearly * (n - 1) / 4.0);
}

/// The firms that come first in an intervention's order, give or take: by luck in a lottery, else by
/// the order's key. For loops over vectors.
class Front {
  public:
    /// Where the order ends if it holds everybody.
    explicit Front(const World& world, std::size_t intervention)
        : order_{world.plan->programmes[intervention].order},
          revenue_{world.firms.revenue.numbers()}, offsets_{world.partners->offsets().data()} {}
    /// So wide that it holds about `share` of the firms of which `sample` is a part.
    void narrow(const World& world, std::size_t intervention, double share,
                std::span<const Position> sample) {
        if (order_ == TargetOrder::lottery) {
            least_luck_ = (1.0 - share) * 0x1p32;
            return;
        }
        std::vector<double> keys;
        for (const Position f : sample) {
            keys.push_back(order_key(world, intervention, f));
        }
        const auto last = keys.begin() + static_cast<std::ptrdiff_t>(
                                             (1.0 - share) * static_cast<double>(keys.size()));
        std::nth_element(keys.begin(), last, keys.end());
        least_key_ = *last;
    }
    /// Of a lottery.
    [[nodiscard]] bool drew(std::uint32_t luck) const noexcept {
        return static_cast<double>(luck) >= least_luck_;
    }
    /// Of any other order.
    [[nodiscard]] bool holds(std::size_t at) const noexcept {
        const double size = revenue_[at];
        const double partners = offsets_[at + 1] - offsets_[at];
        const double key = order_ == TargetOrder::largest    ? size
                           : order_ == TargetOrder::smallest ? -size
                           : order_ == TargetOrder::central  ? partners
                                                             : 0.0;
        return key >= least_key_;
    }

  private:
    TargetOrder order_;
    const float* revenue_;
    const std::uint32_t* offsets_;
    double least_luck_ = 0.0;
    double least_key_ = -std::numeric_limits<double>::infinity();
};

std::uint32_t queue_luck(const World& world, std::size_t k, Position f) noexcept {
    return world.random.bits(world.firms.id[f].value(), world.now.value(), Purpose::grant_queue,
                             world.plan->programmes[k].luck);
}

/// Each so many-th firm is asked to find out how far a front must reach.
std::size_t stride_of_sample(const Firms& firms) noexcept {
    constexpr std::size_t least = 16, most_asked = 2048;
    return std::max(least, firms.size() / most_asked);
}
template <class Able>
std::vector<Position> sample_of(const Firms& firms, Able&& able) {
    std::vector<Position> sample;
    for (std::size_t at = 0; at < firms.size(); at += stride_of_sample(firms)) {
        if (const Position f{static_cast<std::uint32_t>(at)}; able(f)) {
            sample.push_back(f);
        }
    }
    return sample;
}
/// Share of the able firms, `sampled` of whom are in the sample, that holds the first `wanted` in
/// all likelihood; 1 or more if that is not sure.
double share_of_front(const Firms& firms, std::size_t sampled, std::size_t wanted) noexcept {
    const double expected =
        static_cast<double>(wanted) / static_cast<double>(stride_of_sample(firms));
    return (expected + 3.0 * std::sqrt(expected) + 1.0) /
           (static_cast<double>(sampled) + 0.5); // never 0
}

/// The firms that an intervention may give something to, in its order, as far as there is something
/// to give. `maybe(place)` says which to ask (models/chosen.hpp), `may(f)` which of them may.
template <class Maybe, class May>
std::vector<Claim> candidates(const World& world, std::size_t k, std::size_t at_most,
                              const Maybe& maybe, May&& may) {
    const Programme& programme = world.plan->programmes[k];
    const auto able = [&](Position f) noexcept {
        return may(f) && (!programme.by_integrators || has_offer(world, f)) && covers(world, k, f);
    };
    const auto maybe_reached =
        [maybe, bit = bit_of(k),
         reached = world.policy.firms.reached[k / interventions_a_word].numbers()](
            std::size_t at) noexcept { return maybe(at) & ((reached[at] & bit) != 0); };
    const auto first_of = [&](const Front& front) {
        const auto gather = [&](Block block, auto&& stand) noexcept {
            if (programme.order != TargetOrder::lottery) {
                for_each_chosen(
                    block,
                    [=](std::size_t at) noexcept { return maybe_reached(at) & front.holds(at); },
                    [&](Position f) noexcept {
                        if (able(f)) {
                            stand(f, order_key(world, k, f), queue_luck(world, k, f));
                        }
                    });
                return;
            }
            std::array<std::uint32_t, block_size> bits;
            draw_bits(world.random, world.firms.id.part(block.begin, block.end), world.now,
                      Purpose::grant_queue, programme.luck, bits);
            for_each_chosen(
                block,
                [=, luck = bits.data() - block.begin](std::size_t at) noexcept {
                    return maybe_reached(at) & front.drew(luck[at]);
                },
                [&](Position f) noexcept {
                    if (able(f)) {
                        stand(f, 0.0, bits[f.value() - block.begin]);
                    }
                });
        };
        return queue_of(world.firms, gather, at_most);
    };
    // a front with enough firms in it holds the first ones of all; else a wider one is searched
    const std::vector<Position> sample = sample_of(
        world.firms, [&](Position f) noexcept { return maybe_reached(f.value()) && able(f); });
    for (double share = share_of_front(world.firms, sample.size(), at_most); share < 1.0;
         share *= 4.0) {
        Front front{world, k};
        front.narrow(world, k, share, sample);
        if (auto queue = first_of(front); queue.size() == at_most) {
            return queue;
        }
    }
    return first_of(Front{world, k});
}

Event gift(const World& world, std::size_t k, Position f, EventKind kind, Fen worth) {
    Event event = event_of(world, f, kind);
    event.intervention = static_cast<std::int16_t>(k);
    event.cost = worth;
    return event;
}

template <Entitles Lever>
void entitle(World& world, std::size_t k, const Lever& lever) {
    PolicyFirms& held = world.policy.firms;
    const Firms& firms = world.firms;
    const Programme& programme = world.plan->programmes[k];
    PurseState& purse = world.policy.purses[programme.purse];
    double left =
        this_quarter(programme.generosity * lever.yearly, world.policy.interventions[k].quarters);
    const Fen cap = booked(lever.cap);
    const Fen reserve = outlay(world, programme.purse, cap);
    if (left < 1.0 || purse.free < reserve) {
        return;
    }
    const std::int16_t* const grant = held.grant.numbers();
    const std::int16_t* const showcase = held.showcase.numbers();
    const Mask* const project = firms.project.numbers();
    const auto queue = candidates(
        world, k,
        std::min(static_cast<std::size_t>(left), payments_free(world, programme.purse, cap)),
        [=](std::size_t at) noexcept {
            return (grant[at] == no_intervention) & (showcase[at] == no_intervention) &
                   (project[at] == 0);
        },
        [&](Position f) noexcept {
            return is_idle(world, f) && (chosen_steps(world, k, firms.sector[f], firms.state[f]) &
                                         open_steps(world, firms.state[f])) != 0;
        });
    for (const Claim& claim : queue) {
        if (left < 1.0 || purse.free < reserve) {
            return;
        }
        left -= 1.0;
        purse.free -= reserve;
        purse.aside += reserve;
        held.grant[claim.firm] = static_cast<std::int16_t>(k);
        held.granted[claim.firm] = world.now;
        world.event_log.add(claim.firm, gift(world, k, claim.firm, EventKind::grant, cap));
    }
}

/// No link ends before so many quarters.
std::uint32_t shortest_link(const World& world) noexcept {
    std::int64_t shortest = std::numeric_limits<std::uint32_t>::max();
    for (const Intervention& one : world.plan->scenario.interventions) {
        if (const auto* lever = std::get_if<UniversityLinks>(&one.lever)) {
            shortest = std::min(shortest, lever->quarters);
        }
    }
    return static_cast<std::uint32_t>(shortest);
}

void link_firms(World& world, std::size_t k, const UniversityLinks& lever) {
    PolicyFirms& held = world.policy.firms;
    const std::size_t purse = world.plan->programmes[k].purse;
    const Fen cost = booked(lever.cost);
    double left = this_quarter(world.plan->programmes[k].generosity * lever.yearly,
                               world.policy.interventions[k].quarters);
    if (left < 1.0 || !affords(world, purse, cost)) {
        return;
    }
    const std::int16_t* const partner = held.partner.numbers();
    const std::uint32_t* const linked = held.linked.numbers();
    const std::uint32_t now = world.now.value();
    const std::uint32_t shortest = shortest_link(world);
    const auto queue = candidates(
        world, k, std::min(static_cast<std::size_t>(left), payments_free(world, purse, cost)),
        [=](std::size_t at) noexcept {
            return (partner[at] == no_intervention) | (now - linked[at] >= shortest);
        },
        [&](Position f) noexcept { return !is_linked(world, f); });
    for (const Claim& claim : queue) {
        if (left < 1.0 || !affords(world, purse, cost)) {
            return;
        }
        left -= 1.0;
        const Position f = claim.firm;
        spend(world, purse, cost, Account::public_bodies, BookingPurpose::university, f);
        held.partner[f] = static_cast<std::int16_t>(k);
        held.linked[f] = world.now;
        const double before = world.firms.capability[f];
        world.firms.capability[f] = static_cast<float>(before + lever.capability * (1.0 - before));
        world.event_log.add(f, gift(world, k, f, EventKind::link, cost));
    }
}

} // namespace

void give_grants(World& world) {
    const auto& interventions = world.plan->scenario.interventions;
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        if (!world.policy.interventions[k].active) {
            continue;
        }
        std::visit(
            [&]<class Lever>(const Lever& lever) {
                if constexpr (Entitles<Lever>) {
                    entitle(world, k, lever);
                } else if constexpr (std::is_same_v<Lever, UniversityLinks>) {
                    link_firms(world, k, lever);
                }
            },
            interventions[k].lever);
    }
}

bool is_linked(const World& world, Position f) noexcept {
    const PolicyFirms& held = world.policy.firms;
    if (held.partner.size() == 0 || held.partner[f] == no_intervention) {
        return false;
    }
    const auto& lever = std::get<UniversityLinks>(
        world.plan->scenario.interventions[static_cast<std::size_t>(held.partner[f])].lever);
    return world.now.value() - held.linked[f].value() < lever.quarters;
}

bool is_invited(const World& world, Position f) noexcept {
    const PolicyFirms& held = world.policy.firms;
    return held.grant.size() != 0 && held.grant[f] != no_intervention &&
           held.granted[f] == world.now &&
           std::holds_alternative<Demonstration>(
               world.plan->scenario.interventions[static_cast<std::size_t>(held.grant[f])].lever);
}

} // namespace catchup
