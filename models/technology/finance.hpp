// SPDX-License-Identifier: MIT
// How firms pay for projects (E12, E13): own funds first, then a loan.
#pragma once

#include <cstdint>
#include <tuple>

#include "sim/config/field.hpp"

namespace catchup {

/// Retained earnings and bank credit. Leaves out: trade credit, guarantees, collateral.
struct Finance {
    double retained_share = 0.15;    // ret
    double sme_leverage = 0.3;       // lev, revenue below sme_revenue
    double large_leverage = 3.0;     // lev, others
    double interest = 0.08;          // rate, a year
    std::int64_t loan_quarters = 12; // straight-line repayment
    double fund_cap = 0.15;          // of a year's revenue
    double sme_revenue = 400.0;      // R_SME, million RMB a year
    double insolvency = 0.10;        // exit below minus this share of revenue

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("retained_share", &Finance::retained_share, share, "share of profit",
                  "profit after interest that goes into the upgrading fund (ret)",
                  "assumption; surveys of 2023: half of SMEs spend 1-2 % of revenue"),
            field("sme_leverage", &Finance::sme_leverage, between(0, 100), "years of profit",
                  "debt limit of an SME in years of its profit (lev)", "assumption"),
            field("large_leverage", &Finance::large_leverage, between(0, 100), "years of profit",
                  "debt limit of a large firm in years of its profit (lev)", "assumption"),
            field("interest", &Finance::interest, between(0, 1), "1/year",
                  "interest on debt, paid out of profit", "assumption"),
            field("loan_quarters", &Finance::loan_quarters, between(1, 400), "quarters",
                  "a loan is repaid in equal parts over this time; a new loan starts it anew",
                  "assumption"),
            field("fund_cap", &Finance::fund_cap, between(0, 1e6), "years of revenue",
                  "the fund takes in no more profit above this", "assumption"),
            field("sme_revenue", &Finance::sme_revenue, between(0, 1e6), "million RMB/year",
                  "firms below this revenue are SMEs (R_SME)",
                  "MIIT 2011: industrial SMEs have revenue below 400 million RMB"),
            field("insolvency", &Finance::insolvency, between(0, 1e6), "years of revenue",
                  "a firm whose fund falls below minus this exits (E13)", "assumption"),
        };
    }
};

} // namespace catchup
