// SPDX-License-Identifier: MIT
#include "app/life_json.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace catchup::app {
namespace {

using Json = nlohmann::ordered_json;
using namespace explain;

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json by_technology(const std::array<double, technologies>& values) {
    return {{"D", values[0]}, {"N", values[1]}, {"I", values[2]}};
}

/// Name of an intervention; null if there is none.
Json named(std::int16_t intervention, const Names& names) {
    return intervention == no_intervention ? Json(nullptr) : Json(names.intervention(intervention));
}

Json to_json(const Standing& s) {
    return {{"state", label(s.state)},
            {"capability", s.capability},
            {"information", s.information},
            {"gain", s.gain},
            {"margin", s.margin},
            {"aspiration", s.aspiration},
            {"fund", million(s.fund)},
            {"debt", million(s.debt)},
            {"instalment", million(s.instalment)},
            {"guaranteed", million(s.guaranteed)}};
}

Json to_json(const Event& e, const Names& names) {
    return {{"kind", event_kinds[static_cast<std::size_t>(e.kind)]},
            {"from", label(e.from)},
            {"to", label(e.to)},
            {"step", e.mask == 0 ? "" : step_words(e.mask)},
            {"attempt", e.attempt},
            {"origin", origins[static_cast<std::size_t>(e.origin)]},
            {"builder", names.builder(e.integrator)},
            {"intervention", named(e.intervention, names)},
            {"cost", million(e.cost)},
            {"public_cost", million(e.public_cost)},
            {"written_off", million(e.written_off)}};
}

Json to_json(const std::vector<Event>& events, const Names& names) {
    Json all = Json::array();
    for (const Event& event : events) {
        all.push_back(to_json(event, names));
    }
    return all;
}

Json to_json(const Newborn& born, const Names& names) {
    Json json{{"firm", born.place.value()},
              {"generation", born.generation},
              {"entered", born.entered ? Json(names.quarter(*born.entered)) : Json(nullptr)},
              {"sector", names.sector(born.sector)},
              {"county", born.county.value()},
              {"rule", names.rule(born.rule)},
              {"revenue", born.revenue},
              {"base_margin", born.base_margin},
              {"payback_threshold", born.payback_threshold},
              {"imitation_threshold", born.imitation_threshold},
              {"fit", by_technology(born.fit)},
              {"standing", to_json(born.standing)}};
    if (born.entrant) {
        json["start"] = {{"from", words(born.entrant->from)},
                         {"luck", born.entrant->luck},
                         {"copy_share", born.entrant->copy_share},
                         {"born_digital_share", born.entrant->born_digital_share}};
    }
    json["events"] = to_json(born.events, names);
    return json;
}

Json to_json(const Support& s, const Names& names) {
    return {{"intervention", named(s.intervention, names)},
            {"amount", million(s.amount)},
            {"granted_before", s.granted}};
}

Json to_json(const Option& o, Settling settling, const Names& names) {
    Json json{{"step", step_words(o.step)},
              {"to", label(o.to)},
              {"by", names.builder(o.builder)},
              {"price", o.price},
              {"true_gain", o.gain},
              {"perceived_gain", o.believed},
              {"payback", finite(o.payback)},
              {"detour_risk", o.detour},
              {"score", finite(o.score)},
              {"luck", settling == Settling::best ? Json(nullptr) : Json(o.luck)},
              {"value", finite(o.value)},
              {"taken", o.taken},
              {"why_not", o.why}};
    if (o.support.amount > Fen{0}) {
        json["gross_price"] = o.gross;
        json["support"] = to_json(o.support, names);
    }
    if (o.missed.amount > Fen{0}) {
        json["support_without_money"] = to_json(o.missed, names);
        json["support_without_money"]["purse_has"] = million(o.missed_free);
    }
    return json;
}

Json to_json(const Look& look, const Names& names) {
    constexpr std::array settlings{"best", "taste", "first_ring"};
    const Observation& seen = look.seen;
    Json options = Json::array();
    for (const Option& o : look.options) {
        options.push_back(to_json(o, look.settling, names));
    }
    return {{"origin", origins[static_cast<std::size_t>(look.origin)]},
            {"settling", settlings[static_cast<std::size_t>(look.settling)]},
            {"perception", look.perception},
            {"exposure", by_technology(seen.exposure)},
            {"ahead", by_technology(seen.ahead)},
            {"year_margin", seen.year_margin},
            {"aspiration", seen.aspiration},
            {"prompted", seen.prompted},
            {"value_of_staying",
             look.settling == Settling::taste ? Json(look.value_of_staying) : Json(nullptr)},
            {"options", std::move(options)},
            {"choice", look.choice == 0 ? "" : step_words(look.choice)}};
}

Json to_json(const Payment& p, const Names& names) {
    Json json{{"asked", million(p.means.asked)},
              {"fund", million(p.fund)},
              {"credit", million(p.credit)},
              {"enough", p.enough()}};
    if (p.means.support.amount > Fen{0}) {
        json["support"] = to_json(p.means.support, names);
    }
    if (p.guarantor != no_intervention) {
        json["guarantee"] = {{"intervention", names.intervention(p.guarantor)},
                             {"room", million(p.guarantee_room)},
                             {"loan", million(p.means.guaranteed)}};
    }
    return json;
}

Json to_json(const Queue& q, const Names& names) {
    Json json{{"ahead", q.ahead},
              {"refused", !q.has_slot()    ? "slot"
                          : !q.has_money() ? "money"
                                           : ""},
              {"served", q.served()}};
    if (q.slot) {
        json["slot"] = {{"integrator", names.integrator(q.slot->integrator)},
                        {"slots", q.slot->slots},
                        {"ahead", q.slot->ahead},
                        {"left", q.slot->left}};
    }
    for (const MoneyClaim& claim : q.money) {
        json["money"].push_back({{"purse", names.purse(claim.purse)},
                                 {"needed", million(claim.needed)},
                                 {"free", million(claim.free)},
                                 {"ahead", claim.ahead},
                                 {"left", million(claim.left)}});
    }
    return json;
}

Json to_json(const Proposal& p, const Names& names) {
    Json json{{"step", step_words(p.step)},
              {"by", names.builder(p.builder)},
              {"payment", to_json(p.payment, names)}};
    if (p.queue) {
        json["queue"] = to_json(*p.queue, names);
    }
    if (p.fallback_payment) {
        json["fallback"] = {{"step", step_words(p.fallback)},
                            {"payment", to_json(*p.fallback_payment, names)}};
    }
    return json;
}

Json to_json(const Launch& l, const Names& names) {
    Json json{{"step", step_words(l.step)}, {"by", names.builder(l.builder)},
              {"price", million(l.price)},  {"from_fund", million(l.from_fund)},
              {"loan", million(l.loan)},    {"planned_quarters", l.quarters}};
    if (l.support.amount > Fen{0}) {
        json["support"] = to_json(l.support, names);
        json["demonstration"] = l.demonstration;
    }
    if (l.guarantor != no_intervention) {
        json["guarantee"] = {{"intervention", names.intervention(l.guarantor)},
                             {"loan", million(l.guaranteed)}};
    }
    return json;
}

Json to_json(const Ending& e, const Names& names) {
    Json json{{"kind", event_kinds[static_cast<std::size_t>(e.kind)]},
              {"step", step_words(e.step)},
              {"by", names.builder(e.builder)},
              {"from", label(e.from)},
              {"to", label(e.to)},
              {"second_end", e.was_late}};
    if (!e.was_late) {
        const Index& v = e.index;
        json["index"] = {{"total", v.total},
                         {"capability", v.capability},
                         {"experience", v.experience},
                         {"integrator", v.integrator},
                         {"standards", v.standards},
                         {"generic_technology", v.generic},
                         {"university", v.university},
                         {"network_gap", v.network_gap},
                         {"intelligent_gap", v.intelligent_gap},
                         {"joint", v.joint}};
        json["abandoned"] = e.abandoned;
        json["abandoned_or_late"] = e.detoured;
        json["luck"] = e.luck;
    }
    if (e.showcase != no_intervention) {
        json["demonstration"] = names.intervention(e.showcase);
    }
    if (e.kind == EventKind::late) {
        json["delay"] = {{"quarters", e.more_quarters},
                         {"cost", million(e.overrun)},
                         {"from_fund", million(e.from_fund)},
                         {"loan", million(e.loan)},
                         {"hole", million(e.hole)}};
    }
    return json;
}

Json contact_of(const Chapter& c, const Names& names) {
    Json visits = Json::array();
    for (const Visit& v : c.visits) {
        visits.push_back({{"integrator", names.integrator(v.integrator)},
                          {"probability", v.probability},
                          {"luck", v.luck},
                          {"price_share", v.price_share},
                          {"left_offer", v.left_offer},
                          {"why_no_offer", v.why_no_offer}});
    }
    return visits;
}

Json to_json(const TrialStory& t, const Names& names) {
    Json json{{"integrator", names.integrator(t.integrator)},
              {"given", t.given},
              {"package", step_words(t.package)},
              {"amount", million(t.amount)},
              {"given_to_others", t.others},
              {"fund_left", million(t.fund_left)}};
    if (t.matcher != no_intervention || t.dry != no_intervention) {
        json["match"] = {{"intervention", named(t.matcher, names)},
                         {"amount", million(t.matched)},
                         {"lacked_money", named(t.dry, names)},
                         {"purse_left", million(t.purse_left)}};
    }
    return json;
}

Json to_json(const Gift& g, const Names& names) {
    return {{"intervention", names.intervention(g.intervention)},
            {"kind", names.lever(g.intervention)},
            {"received", g.received},
            {"worth", million(g.worth)},
            {"until", names.quarter(g.until)},
            {"candidates", g.candidates},
            {"given", g.given},
            {"purse_left", million(g.purse_left)}};
}

Json to_json(const Inspection& i, const Names& names) {
    return {{"intervention", names.intervention(i.intervention)},
            {"took_place", i.took_place},
            {"probability", i.probability},
            {"listed", i.listed},
            {"visited", i.visited},
            {"visit", million(i.visit)},
            {"purse_left", million(i.purse_left)}};
}

template <class Story>
void add_all(Json& json, const char* key, const std::vector<Story>& stories, const Names& names) {
    for (const Story& story : stories) {
        json[key].push_back(to_json(story, names));
    }
}

/// Windows and policy: only what there is.
void add_surroundings(Json& json, const Surroundings& around, const Names& names) {
    if (!around.windows.empty()) {
        json["windows_that_open"] = around.windows;
    }
    if (names.plan.programmes.empty()) {
        return;
    }
    Json policy = {{"standards", around.goods.standards},
                   {"generic_technology", by_technology(around.goods.generic)},
                   {"linked_with_university", around.linked},
                   {"sees_showcase", around.showcase}};
    if (around.lapsed != no_intervention) {
        policy["grant_lapsed"] = names.intervention(around.lapsed);
    }
    add_all(policy, "candidate_for", around.gifts, names);
    add_all(policy, "inspections", around.inspections, names);
    json["policy"] = std::move(policy);
}

Json to_json(const Closing& c, const Names& names) {
    Json json{{"insolvent", c.insolvent},
              {"fund", million(c.fund)},
              {"limit", million(c.limit)},
              {"exit_rate", c.exit_rate},
              {"luck", c.luck},
              {"lost_project", c.lost == 0 ? "" : step_words(c.lost)},
              {"written_off", million(c.written_off)}};
    if (c.guarantor != no_intervention) {
        json["guarantee"] = {{"intervention", names.intervention(c.guarantor)},
                             {"guaranteed", million(c.guaranteed)},
                             {"paid_to_lenders", million(c.guarantee_paid)}};
    }
    if (c.grant != no_intervention) {
        json["grant_returned"] = names.intervention(c.grant);
    }
    return json;
}

Json to_json(const Chapter& c, const Names& names) {
    Json json{{"quarter", names.quarter(c.quarter)},
              {"mood", words(c.mood)},
              {"before", to_json(c.before)}};
    add_surroundings(json, c.around, names);
    json["visits"] = contact_of(c, names);
    if (c.trial) {
        json["trial"] = to_json(*c.trial, names);
    }
    json["news"] = {{"exposure", c.exposure}, {"failures", c.failures}, {"informed", c.informed}};
    if (c.look) {
        json["look"] = to_json(*c.look, names);
    }
    if (c.alone) {
        json["look_without_the_offer"] = to_json(*c.alone, names);
    }
    if (c.proposal) {
        json["proposal"] = to_json(*c.proposal, names);
    }
    if (c.penalty) {
        json["penalty"] = {{"intervention", named(c.penalty->intervention, names)},
                           {"amount", million(c.penalty->amount)},
                           {"pause", c.penalty->pause}};
    }
    if (c.launch) {
        json["start"] = to_json(*c.launch, names);
    }
    if (c.ending) {
        json["ending"] = to_json(*c.ending, names);
    }
    json["after"] = to_json(c.after);
    if (c.closing) {
        json["exit"] = to_json(*c.closing, names);
    }
    json["events"] = to_json(c.events, names);
    return json;
}

} // namespace

std::string life_json(const Life& life, const Names& names, Replication replication) {
    Json chapters = Json::array();
    for (const Chapter& chapter : life.chapters) {
        chapters.push_back(to_json(chapter, names));
    }
    const Json json{
        {"replication", replication.value()},
        {"born", to_json(life.born, names)},
        {"quarters", std::move(chapters)},
        {"successor", life.successor ? to_json(*life.successor, names) : Json(nullptr)}};
    return json.dump(2) + "\n";
}

} // namespace catchup::app
