// SPDX-License-Identifier: MIT
// Exit, and the rows that the quarter must have left: the calls `exit_and_enter`, `close_quarter`.
#include <algorithm>

#include <fmt/format.h>

#include "models/explain/observers.hpp"
#include "models/processes/exit_entry.hpp"

namespace catchup::explain {
namespace {

struct Expected {
    EventKind kind{};
    Fen cost{};
};

/// The rows that the story calls for, in the order in which calls write them.
std::vector<Expected> expected_rows(const Chapter& chapter, bool trial) {
    std::vector<Expected> rows;
    if (trial) {
        rows.push_back({EventKind::trial, chapter.trial->amount});
    }
    if (const auto& proposal = chapter.proposal) {
        if (!proposal->payment.enough()) {
            rows.push_back({EventKind::unfunded, proposal->payment.asked});
        } else if (proposal->queue && !proposal->queue->served()) {
            rows.push_back({EventKind::no_slot, proposal->payment.asked});
        }
    }
    if (chapter.launch) {
        rows.push_back({EventKind::start, chapter.launch->price});
    }
    if (chapter.ending) {
        rows.push_back({chapter.ending->kind, chapter.ending->overrun});
    }
    if (chapter.closing) {
        rows.push_back({EventKind::exit, Fen{0}});
        rows.push_back({EventKind::entry, Fen{0}});
    }
    return rows;
}

/// A trial that was not given: it was worth nothing, or the fund was too small for it.
void demand_reason_for_no_trial(const World& world, Position f, const Chapter& chapter) {
    if (chapter.trial && !chapter.trial->given) {
        demand(chapter.trial->amount == Fen{0} || chapter.trial->amount > chapter.trial->fund_left,
               world, f, "why there was no trial");
    }
}

} // namespace

void foretell_closing(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    chapter.after = standing_of(world, f);
    const Fen fund = firms.fund[f];
    const Fen limit = insolvency_limit(world, f);
    const double rate = world.plan->scenario.turnover.exit_rate;
    const double luck = exit_luck(world, f);
    const bool insolvent = fund < Fen{0} && fund < limit;
    if (insolvent || luck < rate) {
        chapter.closing = {.insolvent = insolvent,
                           .fund = fund,
                           .limit = limit,
                           .exit_rate = rate,
                           .luck = luck,
                           .lost = firms.project[f],
                           .written_off = firms.debt[f]};
    }
}

void confirm_closing(const World& world, Position f, Chapter& chapter) {
    demand((world.firms.id[f] != chapter.id) == chapter.closing.has_value(), world, f, "an exit");
}

void confirm_events(const World& world, Position f, Chapter& chapter) {
    std::vector<Event> rows;
    std::copy_if(world.events.begin(), world.events.end(), std::back_inserter(rows),
                 [&](const Event& event) { return event.firm == f; });
    const bool trial = !rows.empty() && rows.front().kind == EventKind::trial;
    demand(!trial || chapter.trial.has_value(), world, f, "a trial");
    if (chapter.trial) {
        chapter.trial->given = trial;
        demand_reason_for_no_trial(world, f, chapter);
    }
    const std::vector<Expected> expected = expected_rows(chapter, trial);
    demand(std::equal(rows.begin(), rows.end(), expected.begin(), expected.end(),
                      [](const Event& row, const Expected& one) {
                          return row.kind == one.kind && row.cost == one.cost;
                      }),
           world, f, "its rows in the event log");
    if (chapter.closing) {
        rows.pop_back(); // the entry is the next firm's
    }
    chapter.events = std::move(rows);
}

} // namespace catchup::explain
