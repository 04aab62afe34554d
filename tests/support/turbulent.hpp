// SPDX-License-Identifier: MIT
// A world in which everything happens: 5000 firms, all rules, losses, failures, two integrators,
// every policy lever, purses that run dry, and a window.
#pragma once

namespace catchup::test {

inline constexpr const char* turbulent = R"(
[population]
firms = 5000
counties = 3
[[sector]]
kind = "bearings"
margin = [-0.08, 0.06]
[[sector]]
kind = "garments"
[decision]
opportunity_rate = 0.3
[information]
start = 0.5
[outcome]
abandoned = 0.25
detoured = 0.6
[[rule]]
kind = "sequence"
longest_payback = 6.0
[[rule]]
kind = "payback"
[[rule]]
kind = "logit"
[[rule]]
kind = "threshold"
[[rule]]
kind = "hazard"
innovation = [0.2, 0.2, 0.2]
share = 2.0
[[rule]]
kind = "aspiration"
longest_payback = 4.0
[[integrator]]
from = "2014Q1"
capacity = 3.0
capacity_growth = 0.1
contact_rate = 0.2
[[integrator]]
name = "second"
from = "2017Q1"
county = 1
sectors = ["bearings"]
extends_to = ["garments"]
extension_from = "2018Q1"
platform = true
platform_from = "2019Q1"
trial_fund = 0.5
contact_rate = 0.1
cost_share = 0.45
[turnover]
exit_rate = 0.03
[[window]]
kind = "demand"
from = "2018Q1"
until = "2020Q4"
first_mover = 0.2
[[purse]]
name = "ministry"
from = "2016Q1"
until = "2025Q4"
quarterly = 2.0
administration = 0.1
[[purse]]
name = "county"
from = "2016Q3"
until = "2025Q4"
quarterly = 0.5
carry_over = 0.5
administration = 0.05
[[intervention]]
name = "part of the price"
kind = "subsidy"
purse = "county"
from = "2016Q3"
until = "2025Q4"
rate = 0.2
[[intervention]]
name = "voucher"
kind = "voucher"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
yearly = 60.0
cap = 0.05
[[intervention]]
name = "inspectors"
kind = "mandate"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
visit_cost = 0.005
inspected = 0.02
longest_payback = 3.0
[[intervention]]
name = "guarantee"
kind = "guarantee"
purse = "ministry"
from = "2017Q1"
until = "2025Q4"
[[intervention]]
name = "pilots"
kind = "demonstration"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
yearly = 20.0
cap = 0.1
[intervention.target]
order = "central"
coverage = 0.2
[[intervention]]
name = "standards"
kind = "standards"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
spending = 0.05
[[intervention]]
name = "research"
kind = "generic_technology"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
spending = 0.05
[[intervention]]
name = "universities"
kind = "university_links"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
yearly = 20.0
cost = 0.01
[[intervention]]
name = "trials"
kind = "integrator_fund"
purse = "county"
from = "2016Q3"
until = "2025Q4"
trial_share = 0.1
)";

} // namespace catchup::test
