// SPDX-License-Identifier: MIT
#include "app/chapter_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace catchup::app {

using namespace explain;

std::string number(double value) { return fmt::format("{:.3g}", value); }
std::string money(Fen amount) { return number(million(amount)); }
std::string three(const std::array<double, technologies>& values) {
    return fmt::format("D={:.2g} N={:.2g} I={:.2g}", values[0], values[1], values[2]);
}

namespace {

using Lines = std::vector<std::string>;

void tell_contact(const Chapter& c, const Names& names, Lines& lines) {
    for (const Visit& visit : c.visits) {
        lines.push_back(fmt::format(
            "visit by {} (chance {}, drew {}): {}", names.integrator(visit.integrator),
            number(visit.probability), number(visit.luck),
            visit.left_offer ? fmt::format("leaves an offer at {} of the in-house price",
                                           number(visit.price_share))
                             : fmt::format("leaves no offer: {}", visit.why_no_offer)));
    }
    if (c.trial && c.trial->given) {
        lines.push_back(fmt::format("free trial: a part of {} worth {}",
                                    step_words(c.trial->package), money(c.trial->amount)));
    } else if (c.trial) {
        lines.push_back(fmt::format("no trial with its first offer: it would be worth {}, {}'s "
                                    "fund had {} left",
                                    money(c.trial->amount), names.integrator(c.trial->integrator),
                                    money(c.trial->fund_left)));
    }
}

std::string_view score_word(Settling settling) noexcept {
    return settling == Settling::taste        ? "utility"
           : settling == Settling::first_ring ? "rate"
                                              : "score";
}

/// What all refusals have in common, if it is one reason for all; else "".
std::string one_reason(const Look& look) {
    const std::string& first = look.options.front().why;
    const bool alike = std::all_of(look.options.begin(), look.options.end(),
                                   [&](const Option& option) { return option.why == first; });
    return alike && look.options.size() > 1 ? first : "";
}

void tell_options(const Look& look, const Names& names, Lines& lines) {
    constexpr const char* row = "|{:<6}{:<7}{:<8}{:<8}{:<9}{:<9}{:<9}{}";
    lines.push_back(fmt::format(fmt::runtime(row), "step", "price", "by", "gain", "believed",
                                "payback", score_word(look.settling), ""));
    const std::string shared = one_reason(look);
    for (const Option& o : look.options) {
        lines.push_back(fmt::format(fmt::runtime(row), step_words(o.step), number(o.price),
                                    names.builder(o.builder).substr(0, 7), number(o.gain),
                                    number(o.believed),
                                    std::isfinite(o.payback) ? number(o.payback) : "never",
                                    std::isfinite(o.score) ? number(o.score) : "-",
                                    o.taken ? "taken" : (shared.empty() ? o.why : "")));
    }
}

/// R5 when nothing rings: how far each clock was from it.
std::string silence(const Look& look) {
    std::string text;
    for (const Option& o : look.options) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", step_words(o.step),
                            std::isfinite(o.value) ? number(o.value) : "never");
    }
    return "no clock rings within the quarter; quarters that each would need: " + text;
}

std::string staying(const Look& look) {
    if (look.settling == Settling::taste) {
        return fmt::format("stays: staying has the highest utility, {} with taste",
                           number(look.value_of_staying));
    }
    const std::string shared = one_reason(look);
    return shared.empty() ? "stays" : "stays: " + shared;
}

void tell_look(const Chapter& c, const Names& names, Lines& lines) {
    const Look& look = *c.look;
    lines.push_back(fmt::format(
        "looks{}: information {}, believes {} of a gain; peers ahead {}; exposure {}; year's "
        "margin {}, aspires to {}",
        look.origin == Origin::contact ? " because of the offer" : " of its own accord",
        number(c.informed), number(look.perception), three(look.seen.ahead),
        three(look.seen.exposure), number(look.seen.year_margin), number(look.seen.aspiration)));
    if (look.options.empty()) {
        lines.emplace_back("stays: every technology is at its top, or no step is allowed");
        return;
    }
    if (look.choice == 0 && look.settling == Settling::first_ring) {
        lines.push_back(silence(look));
        return;
    }
    tell_options(look, names, lines);
    if (look.choice == 0) {
        lines.push_back(staying(look));
    }
}

std::string paying(const Payment& p) {
    return fmt::format("asks {}, and it can lay out {} (fund {}, credit {})", money(p.asked),
                       money(p.fund + p.credit), money(p.fund), money(p.credit));
}

void tell_lost_slot(const Chapter& c, const Names& names, Lines& lines) {
    const Proposal& proposal = *c.proposal;
    lines.push_back(fmt::format(
        "gets no slot of {}: {} stood before it in the queue, slots left at its start {}",
        names.builder(proposal.builder), proposal.queue->ahead, proposal.queue->slots));
    lines.emplace_back("what it would do alone:");
    tell_options(*c.alone, names, lines);
    if (!proposal.fallback_payment) {
        lines.emplace_back("so it waits");
    } else {
        lines.push_back(fmt::format("{} alone {}", step_words(proposal.fallback),
                                    paying(*proposal.fallback_payment)));
        if (!proposal.fallback_payment->enough()) {
            lines.emplace_back("cannot pay that either: it waits");
        }
    }
}

void tell_proposal(const Chapter& c, const Names& names, Lines& lines) {
    const Proposal& proposal = *c.proposal;
    lines.push_back(fmt::format("proposes {} by {}: {}", step_words(proposal.step),
                                names.builder(proposal.builder), paying(proposal.payment)));
    if (!proposal.payment.enough()) {
        lines.emplace_back("cannot pay: the proposal is dropped");
    }
    if (proposal.queue && proposal.queue->served()) {
        lines.push_back(fmt::format("gets a slot of {}: {} before it, {} slots",
                                    names.builder(proposal.builder), proposal.queue->ahead,
                                    proposal.queue->slots));
    } else if (proposal.queue) {
        tell_lost_slot(c, names, lines);
    }
}

void tell_launch(const Chapter& c, const Names& names, Lines& lines) {
    const Launch& launch = *c.launch;
    const Step end{c.quarter.value() + static_cast<std::uint32_t>(launch.quarters)};
    lines.push_back(fmt::format("starts {} by {}: pays {} (fund {}, loan {}); {} quarters, planned "
                                "end {}",
                                step_words(launch.step), names.builder(launch.builder),
                                money(launch.price), money(launch.from_fund), money(launch.loan),
                                launch.quarters, names.quarter(end)));
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
                        label(ending.to), number(c.before.capability), number(c.after.capability)));
    }
}

void tell_closing(const Chapter& c, Lines& lines) {
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
}

} // namespace

Lines chapter_lines(const Chapter& c, const Names& names) {
    Lines lines;
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
    if (c.launch) {
        tell_launch(c, names, lines);
    }
    if (c.ending) {
        tell_ending(c, names, lines);
    }
    if (c.closing) {
        tell_closing(c, lines);
    }
    return lines;
}

} // namespace catchup::app
