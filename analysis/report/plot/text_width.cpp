// SPDX-License-Identifier: MIT
#include "analysis/report/plot/text_width.hpp"

#include <array>

namespace catchup::analysis::report {
namespace {

/// Advance widths of U+0020 to U+007E in thousandths of the font's size.
constexpr std::array<int, 95> advance{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr int beyond_ascii = 1000;
constexpr double thousandth = 1e-3;

} // namespace

double text_width(std::string_view text, double size) noexcept {
    int sum = 0;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte >= 0x20 && byte < 0x7F) {
            sum += advance[byte - 0x20U];
        } else if (byte >= 0xC0) { // the first byte of a longer character
            sum += beyond_ascii;
        }
    }
    return sum * size * thousandth;
}

} // namespace catchup::analysis::report
