// SPDX-License-Identifier: MIT
#include "app/life_look_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace catchup::app {

using namespace explain;

namespace {

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

/// "D 0.109 less 0.0327 from equipment subsidy": steps with support.
std::string supports(const Look& look, const Names& names) {
    std::string text;
    for (const Option& o : look.options) {
        if (o.support.amount > Fen{0}) {
            text += fmt::format("{}{} {} less {} from {}", text.empty() ? "" : "; ",
                                step_words(o.step), number(o.gross), money(o.support.amount),
                                names.intervention(o.support.intervention));
        }
    }
    return text;
}

/// "D 0.0327 from equipment subsidy (plan has 0.012)": support that a purse cannot afford.
std::string missed_supports(const Look& look, const Names& names) {
    std::string text;
    for (const Option& o : look.options) {
        if (o.missed.amount > Fen{0}) {
            const auto k = static_cast<std::size_t>(o.missed.intervention);
            text += fmt::format("{}{} {} from {} ({} has {})", text.empty() ? "" : "; ",
                                step_words(o.step), money(o.missed.amount), names.intervention(k),
                                names.purse_of(k), money(o.missed_free));
        }
    }
    return text;
}

/// What made it look.
std::string cause(const Chapter& c) {
    switch (c.look->origin) {
    case Origin::contact:
        return " because of the offer";
    case Origin::invitation:
        return " because of the invitation";
    case Origin::window:
        return fmt::format(" because of the window {}", fmt::join(c.around.windows, ", "));
    case Origin::mandate:
        return " at what the mandate asks for";
    case Origin::own:
    case Origin::none:
        break;
    }
    return " of its own accord";
}

/// E15 as its projects meet it, and the university; "" if there is nothing.
std::string helped_by(const Surroundings& around) {
    std::string text;
    const auto add = [&](const std::string& what) { text += (text.empty() ? "" : "; ") + what; };
    if (around.goods.standards > 0.0) {
        add(fmt::format("standards at {}", number(around.goods.standards)));
    }
    const auto& generic = around.goods.generic;
    if (generic[0] + generic[1] + generic[2] > 0.0) {
        add("generic technology at " + three(generic));
    }
    if (around.linked) {
        add("linked with a university");
    }
    return text;
}

} // namespace

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
    if (const std::string helped = supports(look, names); !helped.empty()) {
        lines.push_back("the price is what support leaves: " + helped);
    }
    if (const std::string missed = missed_supports(look, names); !missed.empty()) {
        lines.push_back("a purse cannot afford more support: " + missed);
    }
}

namespace {

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
    const std::string stays = look.origin == Origin::mandate ? "does not comply" : "stays";
    return shared.empty() ? stays : stays + ": " + shared;
}

} // namespace

void tell_look(const Chapter& c, const Names& names, Lines& lines) {
    const Look& look = *c.look;
    lines.push_back(fmt::format(
        "looks{}: information {}, believes {} of a gain; peers ahead {}; exposure {}; year's "
        "margin {}, aspires to {}",
        cause(c), number(c.informed), number(look.perception), three(look.seen.ahead),
        three(look.seen.exposure), number(look.seen.year_margin), number(look.seen.aspiration)));
    if (const std::string help = helped_by(c.around); !help.empty()) {
        lines.push_back("its projects meet " + help);
    }
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

} // namespace catchup::app
