// SPDX-License-Identifier: MIT
#include "app/chapter_text.hpp"

#include <fmt/format.h>

#include "app/life_look_text.hpp"
#include "app/life_money_text.hpp"
#include "app/life_policy_text.hpp"

namespace catchup::app {

using namespace explain;

std::string number(double value) { return fmt::format("{:.3g}", value); }
std::string money(Fen amount) { return number(million(amount)); }
std::string three(const std::array<double, technologies>& values) {
    return fmt::format("D={:.2g} N={:.2g} I={:.2g}", values[0], values[1], values[2]);
}

namespace {

void tell_trial(const TrialStory& trial, const Names& names, Lines& lines) {
    const std::string share = trial.matcher == no_intervention
                                  ? ""
                                  : fmt::format(", {} of it paid by {}", money(trial.matched),
                                                names.intervention(trial.matcher));
    if (trial.given) {
        lines.push_back(fmt::format("free trial: a part of {} worth {}{}",
                                    step_words(trial.package), money(trial.amount), share));
    } else {
        lines.push_back(
            fmt::format("no trial with its first offer: it would be worth {}{}; {} gave "
                        "{} to others, and its fund has {} left",
                        money(trial.amount), share, names.integrator(trial.integrator),
                        trial.others, money(trial.fund_left)));
    }
    if (trial.dry != no_intervention) {
        lines.push_back(fmt::format("{} would have paid a part of the trial, but its purse {} has "
                                    "only {} left",
                                    names.intervention(trial.dry),
                                    names.purse_of(static_cast<std::size_t>(trial.dry)),
                                    money(trial.purse_left)));
    }
}

void tell_contact(const Chapter& c, const Names& names, Lines& lines) {
    for (const Visit& visit : c.visits) {
        lines.push_back(fmt::format(
            "visit by {} (chance {}, drew {}): {}", names.integrator(visit.integrator),
            number(visit.probability), number(visit.luck),
            visit.left_offer ? fmt::format("leaves an offer at {} of the in-house price",
                                           number(visit.price_share))
                             : fmt::format("leaves no offer: {}", visit.why_no_offer)));
    }
    if (c.trial) {
        tell_trial(*c.trial, names, lines);
    }
}

/// "v 0.62 = capability 0.12 + experience 0 + integrator 1 - joint 0.5": parts that are not 0.
std::string parts_of(const Index& index) {
    std::string text = fmt::format("v {}", number(index.total));
    bool first = true;
    const auto add = [&](std::string_view name, double part) {
        if (part != 0.0) {
            text += fmt::format(" {}{} {}", first ? "= " : "", name, number(part));
            first = false;
        }
    };
    add("capability", index.capability);
    add("experience", index.experience);
    add("integrator", index.integrator);
    add("standards", index.standards);
    add("generic technology", index.generic);
    add("university", index.university);
    add("network gap", index.network_gap);
    add("intelligent gap", index.intelligent_gap);
    add("joint", index.joint);
    return text;
}

void tell_ending(const Chapter& c, const Names& names, Lines& lines) {
    const Ending& ending = *c.ending;
    if (!ending.was_late) {
        lines.push_back(fmt::format("planned end of {} by {}: {}; abandoned below {}, late below "
                                    "{}; drew {}",
                                    step_words(ending.step), names.builder(ending.builder),
                                    parts_of(ending.index), number(ending.abandoned),
                                    number(ending.detoured), number(ending.luck)));
    }
    if (ending.kind == EventKind::abandon) {
        lines.push_back(fmt::format("gives up {}: what it paid is lost, {} quarters without a "
                                    "project follow",
                                    step_words(ending.step),
                                    names.plan.scenario.outcome.cooling_off));
    } else if (ending.kind == EventKind::late) {
        const Step end{c.quarter.value() + ending.more_quarters};
        lines.push_back(fmt::format("runs late: {} quarters more, to {}, and {} more to pay (fund "
                                    "{}, loan {}, missing {})",
                                    ending.more_quarters, names.quarter(end), money(ending.overrun),
                                    money(ending.from_fund), money(ending.loan),
                                    money(ending.hole)));
    } else {
        lines.push_back(
            fmt::format("completes {}{}: {} to {}; capability {} to {}", step_words(ending.step),
                        ending.was_late ? " at its second end" : "", label(ending.from),
                        label(ending.to), number(ending.capability), number(c.after.capability)));
        if (ending.showcase != no_intervention) {
            lines.push_back(fmt::format("it is a showcase of {} from the next quarter on",
                                        names.intervention(ending.showcase)));
        }
    }
}

void tell_closing(const Chapter& c, const Names& names, Lines& lines) {
    const Closing& closing = *c.closing;
    lines.push_back(closing.insolvent
                        ? fmt::format("exits, insolvent: its fund {} is below the limit {}",
                                      money(closing.fund), money(closing.limit))
                        : fmt::format("exits by chance: drew {}, below the exit rate {}",
                                      number(closing.luck), number(closing.exit_rate)));
    if (closing.lost != 0) {
        lines.push_back(fmt::format("its project {} is lost", step_words(closing.lost)));
    }
    if (closing.written_off > Fen{0}) {
        lines.push_back(fmt::format("its debt {} is written off", money(closing.written_off)));
    }
    if (closing.guarantor != no_intervention) {
        lines.push_back(fmt::format("{} guaranteed {} of the debt: it pays the lenders {}",
                                    names.intervention(closing.guarantor),
                                    money(closing.guaranteed), money(closing.guarantee_paid)));
    }
    if (closing.grant != no_intervention) {
        lines.push_back(fmt::format("its {} from {} goes back unused",
                                    grant_word(static_cast<std::size_t>(closing.grant), names),
                                    names.intervention(closing.grant)));
    }
}

} // namespace

Lines chapter_lines(const Chapter& c, const Names& names) {
    Lines lines;
    tell_surroundings(c, names, lines);
    tell_contact(c, names, lines);
    if (c.informed - c.before.information > 0.05) {
        lines.push_back(
            fmt::format("information {} to {}", number(c.before.information), number(c.informed)));
    }
    if (c.look) {
        tell_look(c, names, lines);
    }
    if (c.proposal) {
        tell_proposal(c, names, lines);
    }
    if (c.penalty) {
        tell_penalty(*c.penalty, names, lines);
    }
    if (c.launch) {
        tell_launch(c, names, lines);
    }
    if (c.ending) {
        tell_ending(c, names, lines);
    }
    if (c.closing) {
        tell_closing(c, names, lines);
    }
    return lines;
}

} // namespace catchup::app
