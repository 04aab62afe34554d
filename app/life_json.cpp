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

Json to_json(const Standing& s) {
    return {{"state", label(s.state)},
            {"capability", s.capability},
            {"information", s.information},
            {"gain", s.gain},
            {"margin", s.margin},
            {"aspiration", s.aspiration},
            {"fund", million(s.fund)},
            {"debt", million(s.debt)},
            {"instalment", million(s.instalment)}};
}

Json to_json(const Event& e, const Names& names) {
    return {{"kind", event_kinds[static_cast<std::size_t>(e.kind)]},
            {"from", label(e.from)},
            {"to", label(e.to)},
            {"step", e.mask == 0 ? "" : step_words(e.mask)},
            {"attempt", e.attempt},
            {"origin", origins[static_cast<std::size_t>(e.origin)]},
            {"builder", names.builder(e.integrator)},
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

Json to_json(const Look& look, const Names& names) {
    constexpr std::array settlings{"best", "taste", "first_ring"};
    const Observation& seen = look.seen;
    Json options = Json::array();
    for (const Option& o : look.options) {
        options.push_back({{"step", step_words(o.step)},
                           {"to", label(o.to)},
                           {"by", names.builder(o.builder)},
                           {"price", o.price},
                           {"true_gain", o.gain},
                           {"perceived_gain", o.believed},
                           {"payback", finite(o.payback)},
                           {"detour_risk", o.detour},
                           {"score", finite(o.score)},
                           {"luck", look.settling == Settling::best ? Json(nullptr) : Json(o.luck)},
                           {"value", finite(o.value)},
                           {"taken", o.taken},
                           {"why_not", o.why}});
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

Json to_json(const Payment& p) {
    return {{"asked", million(p.asked)},
            {"fund", million(p.fund)},
            {"credit", million(p.credit)},
            {"enough", p.enough()}};
}

Json to_json(const Proposal& p, const Names& names) {
    Json json{{"step", step_words(p.step)},
              {"by", names.builder(p.builder)},
              {"payment", to_json(p.payment)}};
    if (p.queue) {
        json["queue"] = {{"integrator", names.integrator(p.queue->integrator)},
                         {"slots", p.queue->slots},
                         {"ahead", p.queue->ahead},
                         {"served", p.queue->served()}};
    }
    if (p.fallback_payment) {
        json["fallback"] = {{"step", step_words(p.fallback)},
                            {"payment", to_json(*p.fallback_payment)}};
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
                         {"network_gap", v.network_gap},
                         {"intelligent_gap", v.intelligent_gap},
                         {"joint", v.joint}};
        json["abandoned"] = e.abandoned;
        json["abandoned_or_late"] = e.detoured;
        json["luck"] = e.luck;
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

Json to_json(const Chapter& c, const Names& names) {
    Json json{{"quarter", names.quarter(c.quarter)},
              {"mood", words(c.mood)},
              {"before", to_json(c.before)},
              {"visits", contact_of(c, names)}};
    if (c.trial) {
        json["trial"] = {{"integrator", names.integrator(c.trial->integrator)},
                         {"given", c.trial->given},
                         {"package", step_words(c.trial->package)},
                         {"amount", million(c.trial->amount)},
                         {"fund_left", million(c.trial->fund_left)}};
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
    if (c.launch) {
        json["start"] = {
            {"step", step_words(c.launch->step)}, {"by", names.builder(c.launch->builder)},
            {"price", million(c.launch->price)},  {"from_fund", million(c.launch->from_fund)},
            {"loan", million(c.launch->loan)},    {"planned_quarters", c.launch->quarters}};
    }
    if (c.ending) {
        json["ending"] = to_json(*c.ending, names);
    }
    json["after"] = to_json(c.after);
    if (c.closing) {
        json["exit"] = {{"insolvent", c.closing->insolvent},
                        {"fund", million(c.closing->fund)},
                        {"limit", million(c.closing->limit)},
                        {"exit_rate", c.closing->exit_rate},
                        {"luck", c.closing->luck},
                        {"lost_project", c.closing->lost == 0 ? "" : step_words(c.closing->lost)},
                        {"written_off", million(c.closing->written_off)}};
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
