// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"

namespace catchup {

/// The purse joins the integrators' funds: it pays a part of each free trial, and trials may be
/// larger. Zhou et al. 2019, case 5: a fund with the county council. Delivery is the integrator's.
struct IntegratorFund {
    static constexpr std::string_view name = "integrator_fund";
    static constexpr std::string_view meaning = "a public match of integrators' free trials";
    double match = 0.5; // m_g
    double trial_share = 0.05;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("match", &IntegratorFund::match, share, "share of trial",
                  "part of a trial that the purse pays (m_g)",
                  "assumption; Zhou et al. 2019: a fund with the county council"),
            field("trial_share", &IntegratorFund::trial_share, between(0, 0.9), "share of price",
                  "part of a package that a matched trial carries out free of charge",
                  "Zhou et al. 2019: up to 5 % of a firm's equipment modified free"),
        };
    }
};
static_assert(PolicyLever<IntegratorFund>);

} // namespace catchup
