// SPDX-License-Identifier: MIT
// One firm's life as it happened, and why: what `catchup explain` tells.
//
// Nothing here decides anything. The life is read off a world that runs through `schedule()` call
// by call; before and after a call the firm is looked at with the functions that the call uses.
// What they foretell must be what the world then does, or std::logic_error is thrown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/explain/money.hpp"
#include "models/explain/policy.hpp"

namespace catchup::explain {

/// The firm at one moment.
struct Standing {
    State state{};
    double capability = 0.0, information = 0.0, gain = 0.0, margin = 0.0, aspiration = 0.0;
    Fen fund{}, debt{}, instalment{};
    Fen guaranteed{}; // part of the debt that a purse guarantees
};

/// How an entrant came by its state.
struct EntrantStart {
    double luck = 0.0;
    double copy_share = 0.0, born_digital_share = 0.0;
    enum class From : std::uint8_t { median, born_digital, bottom } from = From::bottom;
};

/// A firm as it was born.
struct Newborn {
    Position place{};
    std::uint32_t generation = 0;
    std::optional<Step> entered; // nothing: there from the start
    std::optional<EntrantStart> entrant;
    SectorId sector{};
    CountyId county{};
    std::uint8_t rule = 0;
    double revenue = 0.0, base_margin = 0.0, payback_threshold = 0.0, imitation_threshold = 0.0;
    std::array<double, technologies> fit{};
    Standing standing;
    std::vector<Event> events; // its entry
};

/// An integrator at the door.
struct Visit {
    std::size_t integrator = 0;
    double probability = 0.0, luck = 0.0; // luck below probability: the visit took place
    double price_share = 0.0;             // chi', price over in-house cost
    bool left_offer = false;
    std::string why_no_offer;
};

/// The free trial of the first offer.
struct TrialStory {
    std::size_t integrator = 0;
    bool given = false;
    Mask package = 0;
    Fen amount{};
    Fen matched{};                          // the public part
    std::int16_t matcher = no_intervention; // the intervention that pays it
    std::int16_t dry = no_intervention;     // one that would, had its purse the money
    // when all trials of the quarter had been given
    std::size_t others = 0; // trials that the integrator gave to other firms
    Fen fund_left{};        // of the integrator
    Fen purse_left{};       // of the purse that lacked the money
};

/// One step as the firm saw it and its rule judged it.
struct Option {
    Mask step = 0;
    State to{};
    double gain = 0.0, believed = 0.0; // true and perceived, share of revenue
    double price = 0.0;                // million RMB, what support leaves of it
    double gross = 0.0;                // the price
    Support support;                   // public money towards it
    Support missed;                    // a larger one that its purse cannot afford
    Fen missed_free{};                 // what that purse has
    double payback = 0.0;              // years; inf: believes in no gain
    double detour = 0.0;               // probability of abandonment or delay, as things stand
    std::int16_t builder = in_house;
    double score = 0.0; // the rule's; never_score: refused
    double luck = 0.0;  // uniform; 0 if the rule settles without luck
    double value = 0.0; // best: the score; taste: score and taste; first_ring: quarters to the ring
    bool taken = false;
    std::string why; // why it was not taken
};

/// What the firm saw when it looked at its options, and what its rule made of them.
struct Look {
    Origin origin{};
    double perception = 1.0; // believed over true gain
    Observation seen;
    Settling settling{};
    double value_of_staying = 0.0; // taste only
    std::vector<Option> options;
    Mask choice = 0; // 0: stays
};

/// The index of an outcome and what it is made of (E8).
struct Index {
    double capability = 0.0, experience = 0.0, integrator = 0.0, standards = 0.0, generic = 0.0,
           university = 0.0, network_gap = 0.0, intelligent_gap = 0.0, joint = 0.0;
    double total = 0.0;
};

/// A project at its planned or second end.
struct Ending {
    EventKind kind{}; // complete, late or abandon
    State from{}, to{};
    Mask step = 0;
    std::int16_t builder = in_house;
    bool was_late = false;                   // its second end: nothing is drawn any more
    double capability = 0.0;                 // before it learnt from the project
    std::int16_t showcase = no_intervention; // the demonstration that it was for
    Index index;
    double abandoned = 0.0, detoured = 0.0, luck = 0.0; // E9
    std::uint32_t more_quarters = 0;
    Fen overrun{}, from_fund{}, loan{}, hole{}; // hole: drawn on a fund that does not have it
};

/// The firm closes.
struct Closing {
    bool insolvent = false;
    Fen fund{}, limit{};
    double exit_rate = 0.0, luck = 0.0;
    Mask lost = 0; // the project that goes with it
    Fen written_off{};
    std::int16_t guarantor = no_intervention; // of a part of the debt
    Fen guaranteed{}, guarantee_paid{};
    std::int16_t grant = no_intervention; // that it never used
};

/// What the firm was up to when others decided.
enum class Mood : std::uint8_t {
    looked,      // idle, and looked at its options
    no_occasion, // idle, but nothing made it look
    cooling_off, // shies from projects after an abandonment
    busy,        // runs a project
    pressed,     // an inspector came: it did not decide by its rule
};

/// One quarter.
struct Chapter {
    Step quarter{};
    FirmId id{};
    Standing before, after; // at its beginning; when earnings were booked
    Surroundings around;
    std::vector<Visit> visits;
    std::optional<TrialStory> trial;
    double exposure = 0.0, failures = 0.0; // what information rests on (E11)
    double informed = 0.0;                 // information after the quarter's news
    Mood mood{};
    std::optional<Look> look;  // pressed: at what the mandate asks for
    std::optional<Look> alone; // without offer and support, if the proposal rests on one of them
    std::optional<Proposal> proposal;
    std::optional<Penalty> penalty;
    std::optional<Launch> launch;
    std::optional<Ending> ending;
    std::optional<Closing> closing;
    std::vector<Event> events; // as the result file holds them
};

struct Life {
    Newborn born;
    std::vector<Chapter> chapters;
    std::optional<Newborn> successor; // who takes the place, if the firm exits
};

/// The life of the firm that held a place as its `generation`-th (0 = the first), from a replay of
/// the replication. Nothing if the place never saw that generation.
/// Throws std::logic_error if what is explained is not what happened.
[[nodiscard]] std::optional<Life> live(const Plan& plan, Replication replication, Position place,
                                       std::uint32_t generation);

} // namespace catchup::explain
