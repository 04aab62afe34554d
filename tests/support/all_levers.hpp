// SPDX-License-Identifier: MIT
// Nine levers in ten interventions, two purses and a window, for tests in which all must act.
#pragma once

#include <string>

namespace catchup::test {

/// Policies from 2016Q3 to 2018Q4 for a world that begins in 2016Q1, has sectors manufacturing and
/// bearings, and spends about so many million RMB a quarter.
inline std::string all_levers(double quarterly) {
    const std::string dates = "from = \"2016Q3\"\nuntil = \"2018Q4\"\n";
    const std::string tight = std::to_string(0.3 * quarterly);
    const std::string part = std::to_string(0.02 * quarterly);
    const auto intervention = [&](const std::string& kind, const std::string& purse,
                                  const std::string& keys) {
        return "[[intervention]]\nname = \"" + kind + " of the " + purse + "\"\nkind = \"" + kind +
               "\"\npurse = \"" + purse + "\"\n" + dates + keys;
    };
    return "[[window]]\nkind = \"technology\"\nfrom = \"2017Q1\"\nuntil = \"2017Q3\"\n"
           "first_mover = 0.2\nramp = 2\n[[purse]]\nname = \"ministry\"\n" +
           dates + "quarterly = " + std::to_string(quarterly) +
           "\n[[purse]]\nname = \"county\"\ncarry_over = 0.5\n" + dates + "quarterly = " + tight +
           "\n" + intervention("subsidy", "county", "rate = 0.2\n") +
           "[intervention.choice]\nkind = \"best_by_sector\"\ninformed = false\n" +
           intervention("subsidy", "ministry", "rate = 0.3\n") +
           "[intervention.choice]\nkind = \"best_by_sector\"\n[intervention.target]\n"
           "size = \"smes\"\ncoverage = 0.3\n" +
           intervention("voucher", "ministry", "cap = 0.1\nquarters = 2\n") +
           "[intervention.target]\ncoverage = 0.2\norder = \"smallest\"\n" +
           intervention("mandate", "ministry",
                        "inspected = 0.05\nlongest_payback = 4.0\nvisit_cost = 0.002\n") +
           "[intervention.choice]\nkind = \"sequence\"\norder = \"DNDNII\"\n" +
           intervention("guarantee", "ministry", "leverage = 1.0\n") +
           "[intervention.trigger]\nkind = \"output\"\noutput = \"refused_finance\"\n"
           "is = \"above\"\nvalue = 0.0\n" +
           intervention("demonstration", "ministry", "yearly = 40.0\n") +
           "[intervention.target]\norder = \"central\"\ncoverage = 0.1\n" +
           intervention("standards", "ministry", "lag = 1\nspending = " + part + "\n") +
           intervention("generic_technology", "ministry", "lag = 0\nspending = " + part + "\n") +
           "[intervention.target]\nsectors = [\"bearings\"]\n" +
           intervention("university_links", "ministry", "yearly = 20.0\ncost = 0.001\n") +
           "[intervention.trigger]\nkind = \"reached\"\nstate = \"D1N0I0\"\nis = \"above\"\n"
           "value = 0.05\nlatched = true\n" +
           intervention("integrator_fund", "county", "trial_share = 0.1\n");
}

} // namespace catchup::test
