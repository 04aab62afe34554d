// SPDX-License-Identifier: MIT
#include "models/books/rows.hpp"

#include <cstdint>
#include <string>

#include "models/outputs/output.hpp"

namespace catchup {
namespace {

using output::Field;
using output::Type;

/// A column: its description beside how a row fills it, so that the two cannot part.
template <class Row>
struct RowField {
    Field field;
    double (*real)(const Row&) = nullptr;
    std::int64_t (*integer)(const Row&) = nullptr;
};

template <class Row>
RowField<Row> whole(std::string_view name, Type type, std::string_view meaning,
                    std::int64_t (*value)(const Row&), const std::vector<std::string>& flags = {}) {
    return {{.name = std::string{name},
             .units = "1",
             .meaning = std::string{meaning},
             .type = type,
             .scale_factor = 1.0,
             .flags = flags},
            nullptr,
            value};
}
template <class Row>
RowField<Row> money(std::string_view name, std::string_view meaning,
                    std::int64_t (*value)(const Row&)) {
    return {{.name = std::string{name},
             .units = std::string{money_units},
             .meaning = std::string{meaning},
             .type = Type::int64,
             .scale_factor = fen_scale,
             .flags = {}},
            nullptr,
            value};
}
template <class Row>
RowField<Row> real(std::string_view name, std::string_view units, std::string_view meaning,
                   double (*value)(const Row&)) {
    return {{.name = std::string{name},
             .units = std::string{units},
             .meaning = std::string{meaning},
             .type = Type::float32,
             .scale_factor = 1.0,
             .flags = {}},
            value,
            nullptr};
}

template <std::size_t N>
std::vector<std::string> names(const std::array<std::string_view, N>& all) {
    return {all.begin(), all.end()};
}

const std::vector<RowField<Event>>& event_columns() {
    using E = Event;
    static const std::vector<RowField<Event>> columns{
        whole<E>("firm", Type::int32, "place of the firm",
                 [](const E& e) -> std::int64_t { return e.firm.value(); }),
        whole<E>("generation", Type::int32, "0 = the place's first firm",
                 [](const E& e) -> std::int64_t { return e.generation; }),
        whole<E>("quarter", Type::int32, "quarters since the first simulated one, from 0",
                 [](const E& e) -> std::int64_t { return e.quarter.value(); }),
        whole<E>(
            "kind", Type::int8, "what happened",
            [](const E& e) -> std::int64_t { return static_cast<std::int64_t>(e.kind); },
            names(event_kinds)),
        whole<E>(
            "from", Type::int8, "state before, index of `state`",
            [](const E& e) -> std::int64_t { return e.from.value(); }, state_labels()),
        whole<E>(
            "to", Type::int8,
            "state after (of proposals and late projects: when it completes), index of `state`",
            [](const E& e) -> std::int64_t { return e.to.value(); }, state_labels()),
        whole<E>("mask", Type::int8,
                 "technologies of the project: 1 = D, 2 = N, 4 = I, added up; of an exit: of the "
                 "project that is lost",
                 [](const E& e) -> std::int64_t { return e.mask; }),
        whole<E>("attempt", Type::int32,
                 "number of the firm's project, from 1; of a trial, a refusal or an exit: projects "
                 "begun so far",
                 [](const E& e) -> std::int64_t { return e.attempt; }),
        whole<E>("rule", Type::int16, "adoption rule, index into the scenario's [[rule]] list",
                 [](const E& e) -> std::int64_t { return e.rule; }),
        whole<E>(
            "origin", Type::int8, "why the firm looked at its options (proposals)",
            [](const E& e) -> std::int64_t { return static_cast<std::int64_t>(e.origin); },
            names(origins)),
        whole<E>("integrator", Type::int16,
                 "who carries the project out: index into the scenario's [[integrator]] list, -1 = "
                 "the firm itself",
                 [](const E& e) -> std::int64_t { return e.integrator; }),
        whole<E>("intervention", Type::int16,
                 "intervention that supports or presses: index into the scenario's "
                 "[[intervention]] list, -1 = none",
                 [](const E& e) -> std::int64_t { return e.intervention; }),
        money<E>("cost",
                 "start, late, trial, penalty: paid now; unfunded, no_slot, no_money: the price "
                 "asked; grant, link: set aside or paid for the firm",
                 [](const E& e) { return e.cost.value(); }),
        money<E>("written_off", "exit: debt that the lenders lose",
                 [](const E& e) { return e.written_off.value(); }),
        real<E>("public_share", "1", "part of the cost that public money paid",
                [](const E& e) {
                    return e.cost == Fen{0} ? 0.0 : million(e.public_cost) / million(e.cost);
                }),
        real<E>("gain", "share of revenue", "proposals: true steady-state margin gain of the step",
                [](const E& e) -> double { return e.gain; }),
        real<E>("perceived_gain", "share of revenue",
                "proposals: the same gain as the firm believed it to be",
                [](const E& e) -> double { return e.believed; }),
        real<E>("exposure", "1",
                "proposals: share of peers that were ahead, mean over the step's technologies",
                [](const E& e) -> double { return e.exposure; }),
        real<E>("information", "1", "proposals: how well the firm knew the gains",
                [](const E& e) -> double { return e.information; }),
    };
    return columns;
}

const std::vector<RowField<Booking>>& ledger_columns() {
    using B = Booking;
    static const std::vector<RowField<Booking>> columns{
        whole<B>("quarter", Type::int32, "quarters since the first simulated one, from 0",
                 [](const B& b) -> std::int64_t { return b.quarter.value(); }),
        whole<B>(
            "from", Type::int8, "account that paid",
            [](const B& b) -> std::int64_t { return static_cast<std::int64_t>(b.from); },
            names(account_names)),
        whole<B>(
            "to", Type::int8, "account that received",
            [](const B& b) -> std::int64_t { return static_cast<std::int64_t>(b.to); },
            names(account_names)),
        whole<B>(
            "purpose", Type::int8, "what for",
            [](const B& b) -> std::int64_t { return static_cast<std::int64_t>(b.purpose); },
            names(booking_purposes)),
        whole<B>("firm", Type::int32, "place of the firm, -1 = all firms together",
                 [](const B& b) -> std::int64_t { return b.firm; }),
        whole<B>("purse", Type::int16,
                 "purse that paid: index into the scenario's [[purse]] list, -1 = not public",
                 [](const B& b) -> std::int64_t { return b.purse; }),
        money<B>("amount", "what was paid", [](const B& b) { return b.amount.value(); }),
    };
    return columns;
}

const std::vector<RowField<Birth>>& population_columns() {
    using B = Birth;
    static const std::vector<RowField<Birth>> columns{
        whole<B>("firm", Type::int32, "place of the firm",
                 [](const B& b) -> std::int64_t { return b.firm.value(); }),
        whole<B>("generation", Type::int32, "0 = the place's first firm",
                 [](const B& b) -> std::int64_t { return b.generation; }),
        whole<B>("entered", Type::int32, "quarter of entry, -1 = there from the start",
                 [](const B& b) -> std::int64_t { return b.quarter; }),
        whole<B>("sector", Type::int16, "index of `sector`",
                 [](const B& b) -> std::int64_t { return b.sector.value(); }),
        whole<B>("county", Type::int32, "county, from 0",
                 [](const B& b) -> std::int64_t { return b.county.value(); }),
        whole<B>("rule", Type::int16, "adoption rule, index into the scenario's [[rule]] list",
                 [](const B& b) -> std::int64_t { return b.rule; }),
        whole<B>(
            "start", Type::int8, "state at birth, index of `state`",
            [](const B& b) -> std::int64_t { return b.start.value(); }, state_labels()),
        real<B>("east", "km", "where the place lies, to the east",
                [](const B& b) -> double { return b.east; }),
        real<B>("north", "km", "where the place lies, to the north",
                [](const B& b) -> double { return b.north; }),
        real<B>("revenue", "million RMB/year", "yearly revenue",
                [](const B& b) -> double { return b.revenue; }),
        real<B>("base_margin", "share of revenue", "margin without gains and competition (m0)",
                [](const B& b) -> double { return b.base_margin; }),
        real<B>("capability", "1", "absorptive and management capability at birth",
                [](const B& b) -> double { return b.capability; }),
        real<B>("payback_threshold", "years",
                "longest payback that the firm accepts under the rule payback (before patience)",
                [](const B& b) -> double { return b.payback_threshold; }),
        real<B>("imitation_threshold", "1",
                "share of peers ahead beyond which the firm imitates under the rule threshold",
                [](const B& b) -> double { return b.imitation_threshold; }),
        real<B>("fit_digital", "1", "strategic fit with D",
                [](const B& b) -> double { return b.fit[0]; }),
        real<B>("fit_network", "1", "strategic fit with N",
                [](const B& b) -> double { return b.fit[1]; }),
        real<B>("fit_intelligent", "1", "strategic fit with I",
                [](const B& b) -> double { return b.fit[2]; }),
    };
    return columns;
}

template <class Row>
std::vector<Field> fields_of(const std::vector<RowField<Row>>& columns) {
    std::vector<Field> fields;
    for (const RowField<Row>& column : columns) {
        fields.push_back(column.field);
    }
    return fields;
}

template <class Row>
void append(const std::vector<Row>& rows, const std::vector<RowField<Row>>& fields,
            Columns& columns) {
    for (std::size_t c = 0; c < fields.size(); ++c) {
        std::visit(
            [&](auto& values) {
                using Number = typename std::remove_reference_t<decltype(values)>::value_type;
                for (const Row& row : rows) {
                    values.push_back(fields[c].real != nullptr
                                         ? static_cast<Number>(fields[c].real(row))
                                         : static_cast<Number>(fields[c].integer(row)));
                }
            },
            columns[c]);
    }
}

} // namespace

const std::vector<Field>& event_fields() {
    static const std::vector<Field> fields = fields_of(event_columns());
    return fields;
}
const std::vector<Field>& ledger_fields() {
    static const std::vector<Field> fields = fields_of(ledger_columns());
    return fields;
}
const std::vector<Field>& population_fields() {
    static const std::vector<Field> fields = fields_of(population_columns());
    return fields;
}

Columns empty_columns(const std::vector<Field>& fields) {
    Columns columns;
    for (const Field& field : fields) {
        switch (field.type) {
        case Type::int8:
            columns.emplace_back(std::vector<std::int8_t>{});
            break;
        case Type::int16:
            columns.emplace_back(std::vector<std::int16_t>{});
            break;
        case Type::int32:
            columns.emplace_back(std::vector<std::int32_t>{});
            break;
        case Type::int64:
            columns.emplace_back(std::vector<std::int64_t>{});
            break;
        case Type::float32:
            columns.emplace_back(std::vector<float>{});
            break;
        default:
            columns.emplace_back(std::vector<double>{});
            break;
        }
    }
    return columns;
}

void append_events(const std::vector<Event>& events, Columns& columns) {
    append(events, event_columns(), columns);
}
void append_bookings(const std::vector<Booking>& bookings, Columns& columns) {
    append(bookings, ledger_columns(), columns);
}
void append_births(const std::vector<Birth>& births, Columns& columns) {
    append(births, population_columns(), columns);
}

} // namespace catchup
