// SPDX-License-Identifier: MIT
// How projects end: success, a detour or abandonment (E8, E9).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <tuple>

#include "models/technology/gaps.hpp"
#include "sim/config/field.hpp"
#include "sim/numerics/elementary.hpp"
#include "sim/numerics/elementary_of_many.hpp"

namespace catchup {

/// One index orders the three ends (an ordered logit). Leaves out: partial success.
struct Outcome {
    double abandoned = 0.17; // Lam(k_ab)
    double detoured = 0.52;  // Lam(k_det)
    double capability = 1.2; // be_a
    double capability_reference = 0.45;
    double experience = 0.5;      // be_E
    double integrator = 1.0;      // be_int
    double standards = 0.8;       // be_std
    double generic = 0.4;         // be_gen
    double university = 0.4;      // be_uni
    double network_gap = 0.3;     // rho_N
    double intelligent_gap = 0.9; // rho_I
    double joint = 0.5;           // rho_J
    std::uint32_t overrun_shortest = 2;
    std::uint32_t overrun_longest = 5;
    double overrun_cost = 0.30;
    double abandoned_experience = 0.5;
    std::int64_t cooling_off = 4;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        constexpr const char* surveys =
            "calibrated: of all projects of scenarios/defaults.toml 20 % are abandoned (Conference "
            "Board 2001) and 55 % make a detour (Conference Board 2001, Panorama 2012: 40-60 %)";
        return std::tuple{
            field("abandoned", &Outcome::abandoned, share, "share of projects",
                  "projects abandoned when the index v is 0 (k_ab)", surveys),
            field("detoured", &Outcome::detoured, share, "share of projects",
                  "projects abandoned or late when the index v is 0 (k_det)", surveys),
            field("capability", &Outcome::capability, between(0, 20), "1",
                  "index added by a unit of capability (be_a)", a),
            field("capability_reference", &Outcome::capability_reference, share, "share",
                  "capability at which it adds nothing", a),
            field("experience", &Outcome::experience, between(0, 20), "1",
                  "index added by a unit of log experience (be_E)", a),
            field("integrator", &Outcome::integrator, between(-20, 20), "1",
                  "index added when an integrator carries the project out (be_int)", a),
            field("standards", &Outcome::standards, between(-20, 20), "1",
                  "index added by full standards (be_std)", a),
            field("generic", &Outcome::generic, between(-20, 20), "1",
                  "index added by full generic technology in all technologies raised (be_gen)", a),
            field("university", &Outcome::university, between(-20, 20), "1",
                  "index added by a link with a university (be_uni)", a),
            field("network_gap", &Outcome::network_gap, between(0, 20), "1",
                  "index lost by each level that N runs ahead of D (rho_N)", a),
            field("intelligent_gap", &Outcome::intelligent_gap, between(0, 20), "1",
                  "index lost by each level that I runs ahead of its base (rho_I); 0 = no "
                  "groundwork needed",
                  a),
            field("joint", &Outcome::joint, between(0, 20), "1",
                  "index lost by each further technology in one project (rho_J)", a),
            field("overrun_shortest", &Outcome::overrun_shortest, between(1, 80), "quarters",
                  "a late project takes at least so much longer", a),
            field("overrun_longest", &Outcome::overrun_longest, between(1, 80), "quarters",
                  "and at most so much; each number of quarters is equally likely", a),
            field("overrun_cost", &Outcome::overrun_cost, between(0, 10), "share of cost",
                  "a late project costs this part of its price again", a),
            field("abandoned_experience", &Outcome::abandoned_experience, between(0, 10),
                  "projects", "experience that an abandoned project leaves", a),
            field("cooling_off", &Outcome::cooling_off, between(0, 400), "quarters",
                  "a firm that abandoned a project starts none for so long", a),
        };
    }
    void check(config::Complaints& complain) const {
        if (abandoned > detoured) {
            complain("abandoned", "exceeds detoured, which counts abandoned projects too. Try a "
                                  "smaller value");
        }
        if (overrun_shortest > overrun_longest) {
            complain("overrun_shortest", "exceeds overrun_longest. Try swapping them");
        }
    }
};

/// Projects of each technology that a firm has behind it: 1 a success, less if abandoned.
using Experience = std::array<double, technologies>;

/// Who carries a project out.
enum class Builder : std::uint8_t { firm, integrator };

/// Public goods as a project meets them, each 0..1 (E15).
struct Goods {
    double standards = 0.0;                     // Std
    std::array<double, technologies> generic{}; // Gen
};
/// Whether a university helps.
enum class Link : std::uint8_t { none, university };

/// Mean of generic technology over the technologies that a step raises.
[[nodiscard]] constexpr double generic_of(const Goods& goods, Mask step) noexcept {
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        sum += raises(step, x) ? goods.generic[x] : 0.0;
    }
    return sum / breadth(step);
}

/// E8: the index v of a project. @param capability 0..1
[[nodiscard]] inline double outcome_index(const Outcome& outcome, State from, Mask step,
                                          double capability, const Experience& experience,
                                          Builder builder, const Goods& goods, Link link) noexcept {
    const State to = after(from, step);
    double known = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        known += raises(step, x) ? log(1.0 + experience[x]) : 0.0;
    }
    return outcome.capability * (capability - outcome.capability_reference) +
           outcome.experience * known / breadth(step) +
           (builder == Builder::integrator ? outcome.integrator : 0.0) +
           outcome.standards * goods.standards + outcome.generic * generic_of(goods, step) +
           (link == Link::university ? outcome.university : 0.0) -
           outcome.network_gap * network_gap(to, step) -
           outcome.intelligent_gap * intelligent_gap(to, step) -
           outcome.joint * (breadth(step) - 1);
}

/// E9: the probability of an end whose probability at v = 0 is `at_zero`, Lam(logit(at_zero) - v).
/// @param power exp(v)
[[nodiscard]] constexpr double end_probability_at(double at_zero, double power) noexcept {
    return at_zero / (at_zero + (1.0 - at_zero) * power);
}
[[nodiscard]] inline double end_probability(double at_zero, double index) noexcept {
    return end_probability_at(at_zero, exp(index));
}
/// The same for each index.
inline void end_probabilities(double at_zero, std::span<double> indices) noexcept {
    exp_of_each(indices);
    for (double& value : indices) {
        value = end_probability_at(at_zero, value);
    }
}

} // namespace catchup
