// SPDX-License-Identifier: MIT
// The registration file: one list for each kind. To add one: its #include and its name here.
#pragma once

#include <array>
#include <string_view>
#include <variant>
#include <vector>

#include "models/adoption/aspiration.hpp"
#include "models/adoption/hazard.hpp"
#include "models/adoption/logit.hpp"
#include "models/adoption/payback.hpp"
#include "models/adoption/sequence.hpp"
#include "models/adoption/threshold.hpp"
#include "models/networks/complete.hpp"
#include "models/networks/edge_list.hpp"
#include "models/networks/graphml.hpp"
#include "models/networks/ring.hpp"
#include "models/networks/small_world.hpp"
#include "models/networks/star.hpp"
#include "models/policy/demonstration.hpp"
#include "models/policy/generic_technology.hpp"
#include "models/policy/guarantee.hpp"
#include "models/policy/integrator_fund.hpp"
#include "models/policy/mandate.hpp"
#include "models/policy/standards.hpp"
#include "models/policy/subsidy.hpp"
#include "models/policy/university_links.hpp"
#include "models/policy/voucher.hpp"
#include "models/sectors/sector.hpp"

namespace catchup {

struct OutputVariable;

/// [[rule]] kind = ...
using AdoptionRules =
    std::variant<SequenceRule, PaybackRule, LogitRule, ThresholdRule, HazardRule, AspirationRule>;

/// [network] kind = ...
using NetworkKinds = std::variant<SmallWorld, Ring, Complete, Star, EdgeList, GraphMl>;

/// [[intervention]] kind = ...
using PolicyLevers = std::variant<Subsidy, Voucher, Mandate, Guarantee, Demonstration, Standards,
                                  GenericTechnology, UniversityLinks, IntegratorFund>;

/// [[sector]] kind = ...
[[nodiscard]] const std::vector<Sector>& sector_profiles();

/// output.variables, and the standard ones of every file.
[[nodiscard]] const std::vector<OutputVariable>& output_variables();
/// Names of those by sector: what a trigger may look at.
[[nodiscard]] std::vector<std::string_view> outputs_by_sector();

} // namespace catchup
