// SPDX-License-Identifier: MIT
// Under which condition an intervention acts within its dates.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>

#include "models/technology/states.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// No condition.
struct Always {
    static constexpr std::string_view name = "always";
    static constexpr std::string_view meaning = "its dates alone decide";
    static constexpr auto fields() { return std::tuple{}; }
};

/// What the triggers on the state of the world share.
struct Condition {
    std::string is = "below";
    double value = 0.5;
    bool latched = false;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("is", &Condition::is, anything, "", "above or below", "scenario"),
            field("value", &Condition::value, between(-1e15, 1e15), "of the output",
                  "the value that must be exceeded or missed", "scenario"),
            field("latched", &Condition::latched, anything, "",
                  "once met, met for good; otherwise judged anew each quarter", "scenario"),
        };
    }
    void check(config::Complaints& complain) const {
        if (is != "above" && is != "below") {
            complain("is", "must be above or below. Try \"below\"");
        }
    }
    [[nodiscard]] bool met(double observed) const noexcept {
        return is == "above" ? observed > value : observed < value;
    }
};

/// A condition on an output variable at the end of the last quarter.
struct OnOutput {
    static constexpr std::string_view name = "output";
    static constexpr std::string_view meaning = "an output of the last quarter is above or below";
    std::string output = "projects_started";
    Condition condition;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("output", &OnOutput::output, anything, "",
                  "an output variable by sector (catchup list): counts and money are summed over "
                  "sectors (money in million RMB), means are weighted by firms",
                  "scenario"),
            embed(&OnOutput::condition),
        };
    }
    void check(config::Complaints& complain) const;
};

/// A condition on the share of firms that have reached a state.
struct OnReached {
    static constexpr std::string_view name = "reached";
    static constexpr std::string_view meaning = "the share of firms at a state or above it";
    std::string state = "D1N1I0";
    Condition condition;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("state", &OnReached::state, anything, "state",
                  "reached if no technology is below it", "scenario"),
            embed(&OnReached::condition),
        };
    }
    void check(config::Complaints& complain) const {
        if (!parse_state(state)) {
            complain("state", "is not a state. Try a label from D0N0I0 to D2N2I2");
        }
    }
};

/// [intervention.trigger] kind = ...
using PolicyTriggers = std::variant<Always, OnOutput, OnReached>;

} // namespace catchup
