// SPDX-License-Identifier: MIT
#include "tests/oracle/random_parts.hpp"

namespace catchup::oracle {

void windows(Draft& draft, Dice& dice, const Setting& setting) {
    const Words kinds{"technology", "demand", "institutions"};
    for (int i = 0, count = dice.whole(0, 4); i < count; ++i) {
        const int from = dice.whole(-2, setting.size.quarters / 2);
        draft.head("[[window]]")
            .words("sectors", dice.some(setting.sectors, dice.whole(0, 2)))
            .word("kind", dice.some(kinds, 1).front())
            .word("from", setting.date(from))
            .word("until", setting.date(from + dice.whole(0, setting.size.quarters / 3)))
            .whole("ramp", 0, 8);
        if (dice.chance(0.3)) {
            continue; // as the kind says
        }
        draft.words("technologies", dice.some({"D", "N", "I"}, dice.whole(1, 3)))
            .scale("benefit", {0.5, 2.5})
            .scale("cost", {0.4, 1.5})
            .scale("learning", {0.3, 5})
            .maybe("first_mover", {0, 1.5});
    }
}

} // namespace catchup::oracle
