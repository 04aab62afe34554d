// SPDX-License-Identifier: MIT
// What firms know of the benefits (E11) and what they believe of a gain (E10).
#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "sim/config/field.hpp"
#include "sim/numerics/elementary.hpp"

namespace catchup {

/// Information is a share, 0..1: 0 = hearsay, 1 = knows the gains. Leaves out: what firms know of
/// costs (they know prices), and hype.
struct Information {
    double start = 0.15;
    double start_size = 0.08;
    double start_revenue = 20.0;
    double exposure = 0.10;      // iota
    double contact = 0.15;       // iota_con
    double trial = 0.40;         // iota_trial
    double platform = 0.02;      // iota_plat
    double demonstration = 0.05; // iota_demo
    double university = 0.05;    // iota_uni
    double failures = 0.05;      // nu_neg
    std::int64_t memory = 4;
    double forgetting = 0.005; // del
    double pessimism = 1.45;   // zeta
    double error_sd = 0.4;     // sig_xi

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        return std::tuple{
            field("start", &Information::start, share, "share",
                  "information at birth of a firm with start_revenue", a),
            field("start_size", &Information::start_size, between(-1, 1), "share",
                  "information at birth added by each unit of log revenue", a),
            field("start_revenue", &Information::start_revenue, between(1e-6, 1e6),
                  "million RMB/year", "revenue at which information at birth is start", a),
            field("exposure", &Information::exposure, share, "1/quarter",
                  "part of the missing information learnt when all peers are at level 2 (iota)", a),
            field("contact", &Information::contact, share, "share",
                  "part of the missing information that an integrator's visit brings (iota_con)",
                  a),
            field("trial", &Information::trial, share, "share",
                  "part of the missing information that a free trial brings (iota_trial)",
                  "assumption; Bloom et al. 2013: free consulting, information the main barrier"),
            field("platform", &Information::platform, share, "1/quarter",
                  "part of the missing information that an integrator's online platform brings "
                  "(iota_plat)",
                  a),
            field("demonstration", &Information::demonstration, share, "1/quarter",
                  "part of the missing information that a showcase among its partners brings "
                  "(iota_demo)",
                  "assumption; Liu et al. 2025: pilots raise peers' transformation"),
            field("university", &Information::university, share, "1/quarter",
                  "part of the missing information that a link with a university brings (iota_uni)",
                  a),
            field("failures", &Information::failures, share, "1/quarter",
                  "information lost when all partners have lately abandoned a project (nu_neg)",
                  "assumption; Shi et al. 2020: bad news spreads faster than good"),
            field("memory", &Information::memory, between(1, 400), "quarters",
                  "how long an abandoned project is talked about", a),
            field("forgetting", &Information::forgetting, share, "1/quarter",
                  "part of the information that is lost (del)", a),
            field("pessimism", &Information::pessimism, between(0, 10), "1",
                  "log of how much a firm without information underrates a gain (zeta)", a),
            field("error_sd", &Information::error_sd, between(0, 3), "1",
                  "standard deviation of a year's log error about gains, without information "
                  "(sig_xi)",
                  a),
        };
    }
};

/// Information at birth: start + start_size ln(revenue / start_revenue), kept within 0..1.
/// @param log_ratio ln(revenue / start_revenue)
[[nodiscard]] inline double information_of_size(const Information& beliefs,
                                                double log_ratio) noexcept {
    return std::clamp(beliefs.start + beliefs.start_size * log_ratio, 0.0, 1.0);
}
[[nodiscard]] inline double information_at_birth(const Information& beliefs,
                                                 double revenue) noexcept {
    return information_of_size(beliefs, log(revenue / beliefs.start_revenue));
}

/// What reaches a firm in a quarter.
struct News {
    double exposure = 0.0; // mean of E1 over D, N and I
    double failures = 0.0; // share of partners with a project abandoned lately
    bool contact = false;
    bool trial = false;
    bool platform = false;
    double showcase = 0.0; // how well a demonstration project is seen: Demo, 0..1
    bool university = false;
};

/// E11: information after a quarter's news.
[[nodiscard]] inline double informed(const Information& beliefs, double before,
                                     const News& news) noexcept {
    double learnt = beliefs.exposure * news.exposure;
    learnt += news.contact ? beliefs.contact : 0.0;
    learnt += news.trial ? beliefs.trial : 0.0;
    learnt += news.platform ? beliefs.platform : 0.0;
    learnt += beliefs.demonstration * news.showcase;
    learnt += news.university ? beliefs.university : 0.0;
    const double after = before + (1.0 - before) * learnt - beliefs.failures * news.failures -
                         beliefs.forgetting * before;
    return std::clamp(after, 0.0, 1.0);
}

/// E10: log of perceived over true gain. `error` is the firm's standard normal of the year.
[[nodiscard]] inline double log_perception(const Information& beliefs, double information,
                                           double error) noexcept {
    const double unknown = 1.0 - information;
    return unknown * (beliefs.error_sd * error - beliefs.pessimism);
}
[[nodiscard]] inline double perception(const Information& beliefs, double information,
                                       double error) noexcept {
    return exp(log_perception(beliefs, information, error));
}

} // namespace catchup
