// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "analysis/sensitivity/sobol.hpp"

namespace catchup::analysis {

std::string saltelli_misfit(const SaltelliDesign& design, const Inputs& inputs,
                            const std::vector<std::string>& groups) {
    const std::size_t rows = design.rows_a_point();
    const std::size_t items = design.items.size();
    for (std::size_t a = 0; a < inputs.front().values.size(); a += rows) {
        const std::size_t b = a + rows - 1;
        for (std::size_t row = a + 1; row < b; ++row) {
            const std::size_t item = (row - a - 1) % items;
            const bool from_a = row - a <= items;
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                const bool is_exchanged = groups[i] == design.items[item];
                const std::size_t source = is_exchanged == from_a ? b : a;
                if (inputs[i].values[row] != inputs[i].values[source]) {
                    return fmt::format(
                        "row {} of those looked at should be {}_{} of base point {}, but its '{}' "
                        "is not "
                        "that of the point's row {}: the rows are no Saltelli design, or stand in "
                        "another order. Try A, AB_1 .. AB_D,{} B for each base point, one after "
                        "the other",
                        row + 1, from_a ? "AB" : "BA", design.items[item], a / rows + 1,
                        inputs[i].name, source == a ? "A" : "B",
                        design.second_order ? " BA_1 .. BA_D," : "");
                }
            }
        }
    }
    return "";
}

} // namespace catchup::analysis
