// SPDX-License-Identifier: MIT
// A world in which everything happens: 5000 firms, all rules, losses, failures, two integrators.
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
)";

} // namespace catchup::test
