// SPDX-License-Identifier: MIT
// A small configuration with one field of every type, shared by the tests of this floor.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "sim/base/calendar.hpp"
#include "sim/base/error.hpp"
#include "sim/config/reader.hpp"

namespace example {

using namespace catchup;
using namespace catchup::config;

struct Bass {
    static constexpr std::string_view name = "bass";
    double innovation = 0.01;
    double imitation = 0.30;
    static constexpr auto fields() {
        return std::tuple{
            field("innovation", &Bass::innovation, config::share, "1/step",
                  "hazard with no adopting partner; Bass's p", "assumption"),
            field("imitation", &Bass::imitation, config::share, "1/step",
                  "added hazard when all partners adopted; Bass's q", "assumption"),
        };
    }
    void check(Complaints& complain) const {
        if (innovation + imitation > 1.0) {
            complain("imitation", "with innovation it exceeds 1. Try a smaller value");
        }
    }
    friend bool operator==(const Bass&, const Bass&) = default;
};

struct Threshold {
    static constexpr std::string_view name = "threshold";
    double level = 0.5;
    double innovation = 0.02;
    static constexpr auto fields() {
        return std::tuple{
            field("level", &Threshold::level, config::share, "1", "share that convinces",
                  "assumption"),
            field("innovation", &Threshold::innovation, config::share, "1/step", "own accord",
                  "assumption"),
        };
    }
    friend bool operator==(const Threshold&, const Threshold&) = default;
};

using Rule = std::variant<Bass, Threshold>;

struct Clock {
    Quarter start;
    std::uint32_t quarters = 20;
    static constexpr auto fields() {
        return std::tuple{
            required("start", &Clock::start, anything, "", "first quarter", ""),
            field("quarters", &Clock::quarters, between(1, 400), "quarter", "horizon",
                  "assumption"),
        };
    }
    friend bool operator==(const Clock&, const Clock&) = default;
};

struct Sector {
    std::string kind;
    std::string name = "unnamed";
    double margin = 0.1;
    double share = 0.0;
    static const std::vector<Sector>& presets();
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &Sector::kind, anything, "", "which sector", ""),
            field("name", &Sector::name, anything, "", "its name", "assumption"),
            field("margin", &Sector::margin, config::share, "", "profit by revenue", "yearbook"),
            field("share", &Sector::share, config::share, "", "of all firms", "assumption"),
        };
    }
    friend bool operator==(const Sector&, const Sector&) = default;
};
inline const std::vector<Sector>& Sector::presets() {
    static const std::vector<Sector> all{{"bearings", "Bearings", 0.05, 0.0},
                                         {"textiles", "Textiles", 0.03, 0.0}};
    return all;
}

struct Start {
    Shares states{{"D0N0I0", 0.75}, {"D1N0I0", 0.25}};
    static constexpr auto fields() {
        return std::tuple{
            field("states", &Start::states, config::share, "", "firms by state", "survey")};
    }
    friend bool operator==(const Start&, const Start&) = default;
};

struct Scenario {
    std::uint64_t seed = 0;
    std::string title = "untitled";
    bool learning = true;
    std::int64_t offset = 0;
    std::array<double, 3> weights{0.5, 0.25, 0.25};
    std::vector<std::string> outputs{"margin"};
    TextFile exposure;
    Start population;
    Clock time;
    Rule adoption;
    std::vector<Sector> sector;
    std::vector<Rule> rule{Bass{}};
    static constexpr auto fields() {
        return std::tuple{
            required("seed", &Scenario::seed, anything, "", "of every draw", ""),
            field("title", &Scenario::title, anything, "", "for people", "assumption"),
            field("learning", &Scenario::learning, anything, "", "firms learn", "assumption"),
            field("offset", &Scenario::offset, between(-5, 5), "", "a shift", "assumption"),
            field("weights", &Scenario::weights, config::share, "", "of D, N, I", "assumption"),
            field("outputs", &Scenario::outputs, anything, "", "what is written", "assumption"),
            field("exposure", &Scenario::exposure, anything, "", "exports by quarter", ""),
            embed(&Scenario::population),
            section("time", &Scenario::time, "the clock"),
            section("adoption", &Scenario::adoption, "how firms adopt"),
            list("sector", &Scenario::sector, "the sectors"),
            list("rule", &Scenario::rule, "further rules"),
        };
    }
    void check(Complaints& complain) const {
        double sum = 0.0;
        for (const Sector& s : sector) {
            sum += s.share;
        }
        if (sum > 1.0) {
            complain("sector.0.share", "the shares exceed 1. Try smaller ones");
        }
    }
    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// The keys that every scenario must give, on two lines of their own.
inline const std::string needed = "seed = 1\ntime.start = \"2013Q1\"\n";

/// What reading this text as korea.toml complains of, or "" if it does not.
template <class C = Scenario>
std::string complaint(const std::string& text, const std::vector<std::string>& assignments = {}) {
    try {
        Document document = Document::parse(text, "korea.toml");
        for (const std::string& assignment : assignments) {
            document.set(assignment);
        }
        static_cast<void>(read<C>(document));
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

template <class C = Scenario>
C from(const std::string& text, const std::vector<std::string>& assignments = {}) {
    Document document = Document::parse(text, "korea.toml");
    for (const std::string& assignment : assignments) {
        document.set(assignment);
    }
    return read<C>(document);
}

} // namespace example
