// SPDX-License-Identifier: MIT
#include "tests/oracle/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace catchup::oracle {
namespace {

bool close(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(a)); }

/// A row or a firm, as numbers that must be the same and numbers that must be close.
struct Facts {
    int place = 0;
    std::array<std::int64_t, 14> whole{};
    std::array<double, 24> real{};

    friend bool operator==(const Facts& a, const Facts& b) {
        return a.place == b.place && a.whole == b.whole &&
               std::equal(a.real.begin(), a.real.end(), b.real.begin(), close);
    }
};

template <class Number>
std::int64_t whole(Number number) {
    if constexpr (requires { number.value(); }) {
        return static_cast<std::int64_t>(number.value());
    } else {
        return static_cast<std::int64_t>(number);
    }
}

Facts facts(const Event& e) {
    return {.place = static_cast<int>(e.firm.value()),
            .whole = {whole(e.kind), whole(e.generation), whole(e.from), whole(e.to), whole(e.mask),
                      whole(e.attempt), whole(e.rule), whole(e.origin), whole(e.integrator),
                      whole(e.cost), whole(e.written_off), whole(e.public_cost),
                      whole(e.intervention)},
            .real = {e.gain, e.believed, e.exposure, e.information}};
}
Facts facts(const Happening& e) {
    return {.place = e.place,
            .whole = {whole(e.kind), whole(e.generation), whole(e.from), whole(e.to), whole(e.step),
                      whole(e.attempt), whole(e.rule), whole(e.origin), whole(e.integrator),
                      whole(e.cost), whole(e.written_off), whole(e.public_part),
                      whole(e.intervention)},
            .real = {e.gain, e.believed, e.exposure, e.information}};
}
std::string event_text(const Facts& e) {
    const auto& w = e.whole;
    return fmt::format("{} generation {} {} > {} mask {} attempt {} rule {} origin {} by {} cost "
                       "{} written off {} public {} intervention {} gain {} believed {} exposure "
                       "{} information {}",
                       event_kinds[static_cast<std::size_t>(w[0])], w[1],
                       label(State{static_cast<std::uint8_t>(w[2])}),
                       label(State{static_cast<std::uint8_t>(w[3])}), w[4], w[5], w[6], w[7], w[8],
                       w[9], w[10], w[11], w[12], e.real[0], e.real[1], e.real[2], e.real[3]);
}

Facts facts(const Booking& b) {
    return {
        .place = b.firm,
        .whole = {whole(b.from), whole(b.to), whole(b.purpose), whole(b.amount), whole(b.purse)}};
}
Facts facts(const Payment& b) {
    return {
        .place = b.place,
        .whole = {whole(b.from), whole(b.to), whole(b.purpose), whole(b.amount), whole(b.purse)}};
}
std::string booking_text(const Facts& b) {
    return fmt::format("{} from {} to {}: {} of purse {}",
                       booking_purposes[static_cast<std::size_t>(b.whole[2])],
                       account_names[static_cast<std::size_t>(b.whole[0])],
                       account_names[static_cast<std::size_t>(b.whole[1])], b.whole[3], b.whole[4]);
}

Facts purse_facts(std::size_t purse, Fen spent) {
    return {.place = nobody, .whole = {whole(purse), whole(spent)}};
}
std::string purse_text(const Facts& purse) {
    return fmt::format("purse {} spent {}", purse.whole[0], purse.whole[1]);
}

Facts facts(const Firms& all, Position at) {
    Facts f{.place = static_cast<int>(at.value())};
    f.whole = {whole(all.state[at]),    whole(all.fund[at]),    whole(all.debt[at]),
               whole(all.project[at]),  whole(all.builder[at]), whole(all.id[at]),
               whole(all.sector[at]),   whole(all.county[at]),  whole(all.rule[at]),
               whole(all.attempts[at]), whole(all.met[at])};
    f.real = {all.margin[at],
              all.gain[at],
              all.information[at],
              all.capability[at],
              all.experience[0][at],
              all.experience[1][at],
              all.experience[2][at],
              all.aspiration[at],
              all.revenue[at],
              all.base_margin[at],
              all.payback_threshold[at],
              all.imitation_threshold[at],
              all.fit[0][at],
              all.fit[1][at],
              all.fit[2][at],
              all.east[at],
              all.north[at],
              all.cost_scale[at],
              all.visibility[at],
              all.networked[at],
              all.credit[at]};
    return f;
}
Facts facts(const Firm& firm) {
    Facts f{.place = firm.place};
    f.whole = {number_of(firm.levels), whole(firm.fund),     whole(firm.debt),
               firm.project.step,      firm.project.builder, firm.id,
               whole(firm.sector),     whole(firm.county),   firm.rule,
               firm.attempts,          firm.met ? 1 : 0};
    f.real = {firm.margin,
              firm.gain,
              firm.information,
              firm.capability,
              firm.experience[0],
              firm.experience[1],
              firm.experience[2],
              firm.aspiration,
              firm.revenue,
              firm.base_margin,
              firm.payback_threshold,
              firm.imitation_threshold,
              firm.fit[0],
              firm.fit[1],
              firm.fit[2],
              firm.east,
              firm.north,
              firm.cost_scale,
              firm.visibility,
              firm.networked,
              firm.credit};
    return f;
}
std::string firm_text(const Facts& f) {
    const auto& w = f.whole;
    const auto& r = f.real;
    return fmt::format(
        "{} fund {} debt {} project {} by {} id {} sector {} county {} rule {} attempts {} margin "
        "{} gain {} information {} capability {} experience {} {} {} aspiration {} revenue {} "
        "base margin {} thresholds {} {} fit {} {} {} at {} {} cost scale {} visibility {} "
        "networked {} met {} credit {}",
        label(State{static_cast<std::uint8_t>(w[0])}), w[1], w[2], w[3], w[4], w[5], w[6], w[7],
        w[8], w[9], r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12],
        r[13], r[14], r[15], r[16], r[17], r[18], r[19], w[10], r[20]);
}

template <class Row>
std::vector<Facts> all_facts(const std::vector<Row>& rows) {
    std::vector<Facts> result;
    for (const Row& row : rows) {
        result.push_back(facts(row));
    }
    return result;
}

/// The place of the first rows that differ. Both lists are sorted by place.
std::optional<int> differs_at(const std::vector<Facts>& engine, const std::vector<Facts>& oracle) {
    const auto [ours, theirs] =
        std::mismatch(engine.begin(), engine.end(), oracle.begin(), oracle.end());
    if (ours == engine.end() && theirs == oracle.end()) {
        return std::nullopt;
    }
    return std::min(ours == engine.end() ? theirs->place : ours->place,
                    theirs == oracle.end() ? ours->place : theirs->place);
}

/// What one side says of a place.
template <class Text>
std::string rows_of(int place, const std::vector<Facts>& rows, Text&& text) {
    std::string lines;
    for (const Facts& row : rows) {
        lines += row.place == place ? fmt::format("\n    {}", text(row)) : "";
    }
    return lines.empty() ? "\n    nothing" : lines;
}

} // namespace

std::string first_difference(const World& engine, const Economy& oracle) {
    struct Page {
        const char* name;
        std::vector<Facts> engine, oracle;
        std::string (*text)(const Facts&);
    };
    std::array<Page, 4> pages{
        Page{"events", all_facts(engine.events), all_facts(oracle.events), event_text},
        Page{"bookings", all_facts(engine.bookings), all_facts(oracle.payments), booking_text},
        Page{"state", {}, all_facts(oracle.firms), firm_text}, Page{"purses", {}, {}, purse_text}};
    for (std::uint32_t place = 0; place < engine.firms.size(); ++place) {
        pages[2].engine.push_back(facts(engine.firms, Position{place}));
    }
    for (std::size_t purse = 0; purse < engine.flows.purse_spending.size(); ++purse) {
        pages[3].engine.push_back(purse_facts(purse, engine.flows.purse_spending[purse]));
        pages[3].oracle.push_back(purse_facts(purse, oracle.spent_by(purse)));
    }

    // Bookings of all firms together differ when a single firm does: they come last.
    const auto rank = [](int place) { return place == nobody ? 1'000'000'000 : place; };
    std::optional<int> lowest;
    for (Page& page : pages) {
        std::optional<int> here = differs_at(page.engine, page.oracle);
        if (here && (!lowest || rank(*here) < rank(*lowest))) {
            lowest = here;
        }
    }
    if (!lowest) {
        return "";
    }
    std::string report = fmt::format("firm {}", *lowest);
    for (const Page& page : pages) {
        report += fmt::format("\n  {}, engine:{}\n  {}, oracle:{}", page.name,
                              rows_of(*lowest, page.engine, page.text), page.name,
                              rows_of(*lowest, page.oracle, page.text));
    }
    return report;
}

} // namespace catchup::oracle
