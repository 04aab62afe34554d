// SPDX-License-Identifier: MIT
// The rows and bookings that the quarter's story must have left: the call `close_quarter`.
#include <algorithm>

#include "models/explain/observers.hpp"

namespace catchup::explain {
namespace {

struct Expected {
    EventKind kind{};
    Fen cost{};
    std::int16_t intervention = no_intervention;
    Fen public_cost{};
};

/// Intervention of a proposal's row: the supporter, else the mandate that presses.
std::int16_t behind(const Chapter& chapter, const Support& support) {
    std::int16_t found = support.intervention;
    for (const Inspection& one : chapter.around.inspections) {
        if (found == no_intervention && one.took_place) {
            found = static_cast<std::int16_t>(one.intervention);
        }
    }
    return found;
}

void expect_refusal(const Chapter& chapter, std::vector<Expected>& rows) {
    const Proposal& proposal = *chapter.proposal;
    const Means& means = proposal.payment.means;
    const auto refuse = [&](EventKind kind) {
        rows.push_back({kind, means.asked, behind(chapter, means.support), Fen{0}});
    };
    if (!proposal.payment.enough()) {
        refuse(EventKind::unfunded);
    } else if (proposal.refused()) {
        refuse(proposal.queue->has_slot() ? EventKind::no_money : EventKind::no_slot);
    }
}

/// The rows that the story calls for, in the order in which calls write them.
std::vector<Expected> expected_rows(const Chapter& chapter) {
    std::vector<Expected> rows;
    for (const Gift& gift : chapter.around.gifts) {
        if (gift.received) {
            rows.push_back({gift.link ? EventKind::link : EventKind::grant, gift.worth,
                            static_cast<std::int16_t>(gift.intervention), Fen{0}});
        }
    }
    if (const auto& trial = chapter.trial; trial && trial->given) {
        rows.push_back({EventKind::trial, trial->amount, trial->matcher, trial->matched});
    }
    if (chapter.proposal) {
        expect_refusal(chapter, rows);
    }
    if (const auto& penalty = chapter.penalty) {
        rows.push_back({EventKind::penalty, penalty->amount, penalty->intervention, Fen{0}});
    }
    if (const auto& launch = chapter.launch) {
        rows.push_back({EventKind::start, launch->price, behind(chapter, launch->support),
                        launch->support.amount});
    }
    if (chapter.ending) {
        rows.push_back({.kind = chapter.ending->kind, .cost = chapter.ending->overrun});
    }
    if (chapter.closing) {
        rows.push_back({.kind = EventKind::exit});
        rows.push_back({.kind = EventKind::entry});
    }
    return rows;
}

Fen booked_for(const World& world, Position f, Account from, Account to) {
    Fen sum{};
    for (const Booking& booking : world.bookings) {
        const bool own = booking.firm == static_cast<std::int32_t>(f.value());
        sum += own && booking.from == from && booking.to == to ? booking.amount : Fen{0};
    }
    return sum;
}

/// What went between the government and the firm or its lenders.
void confirm_bookings(const World& world, Position f, const Chapter& chapter) {
    using enum Account;
    demand(booked_for(world, f, government, firm_funds) ==
               (chapter.launch ? chapter.launch->support.amount : Fen{0}),
           world, f, "the support in the books");
    demand(booked_for(world, f, firm_funds, government) ==
               (chapter.penalty ? chapter.penalty->amount : Fen{0}),
           world, f, "the penalty in the books");
    demand(booked_for(world, f, government, integrators) ==
               (chapter.trial && chapter.trial->given ? chapter.trial->matched : Fen{0}),
           world, f, "a trial's match in the books");
    demand(booked_for(world, f, government, lenders) ==
               (chapter.closing ? chapter.closing->guarantee_paid : Fen{0}),
           world, f, "the guarantee in the books");
}

/// A demonstration that is complete shows from now on.
void confirm_showcase(const World& world, Position f, const Chapter& chapter) {
    if (chapter.closing || !chapter.ending || chapter.ending->showcase == no_intervention) {
        return;
    }
    const PolicyFirms& held = world.policy.firms;
    demand((held.shows[f] != 0) == (chapter.ending->kind == EventKind::complete) &&
               (held.showcase[f] == no_intervention) ==
                   (chapter.ending->kind == EventKind::abandon),
           world, f, "its showcase");
}

} // namespace

void confirm_events(const World& world, Position f, Chapter& chapter) {
    std::vector<Event> rows;
    std::copy_if(world.events.begin(), world.events.end(), std::back_inserter(rows),
                 [&](const Event& event) { return event.firm == f; });
    const std::vector<Expected> expected = expected_rows(chapter);
    demand(std::equal(rows.begin(), rows.end(), expected.begin(), expected.end(),
                      [](const Event& row, const Expected& one) {
                          return row.kind == one.kind && row.cost == one.cost &&
                                 row.intervention == one.intervention &&
                                 row.public_cost == one.public_cost;
                      }),
           world, f, "its rows in the event log");
    confirm_bookings(world, f, chapter);
    confirm_showcase(world, f, chapter);
    if (chapter.closing) {
        rows.pop_back(); // the entry is the next firm's
    }
    chapter.events = std::move(rows);
}

} // namespace catchup::explain
