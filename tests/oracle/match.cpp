// SPDX-License-Identifier: MIT
// Who can pay (E12), who gets a slot and public money, who falls back.
#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

void Economy::match() {
    Places queue; // for what is scarce
    for (Firm& firm : firms) {
        if (firm.proposal.step == 0) {
            continue;
        }
        if (!find_means(firm, firm.proposal)) {
            events.push_back(row(firm, EventKind::unfunded, firm.proposal));
            firm.proposal = {};
        } else if (firm.proposal.builder != nobody || firm.proposal.supporter != nobody ||
                   firm.proposal.guarantor != nobody) {
            queue.push_back(firm.place);
        }
    }
    queue_up(queue, Purpose::priority);
    for (const int place : queue) {
        Firm& firm = at(place);
        const int builder = firm.proposal.builder;
        Service* service =
            builder == nobody ? nullptr : &services_[static_cast<std::size_t>(builder)];
        if (service != nullptr && service->slots_left == 0) {
            events.push_back(row(firm, EventKind::no_slot, firm.proposal));
        } else if (!take_money(firm)) {
            events.push_back(row(firm, EventKind::no_money, firm.proposal));
        } else {
            if (service != nullptr) {
                service->slots_left -= 1;
            }
            continue;
        }
        const bool can_fall_back = booked(firm.fallback.price) <= investable(firm);
        firm.proposal = can_fall_back ? firm.fallback : Proposal{};
    }
    punish();
}

} // namespace catchup::oracle
