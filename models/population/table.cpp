// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/population/birth.hpp"
#include "sim/base/error.hpp"
#include "sim/config/csv.hpp"
#include "sim/config/problems.hpp"

namespace catchup {
namespace {

constexpr std::array<std::string_view, 13> known_columns{"sector",
                                                         "county",
                                                         "east",
                                                         "north",
                                                         "revenue",
                                                         "margin",
                                                         "capability",
                                                         "payback_threshold",
                                                         "imitation_threshold",
                                                         "fit_digital",
                                                         "fit_network",
                                                         "fit_intelligent",
                                                         "start"};

/// Reads columns of the table by name and gathers what is wrong with single cells.
class TableReader {
  public:
    explicit TableReader(const config::TextFile& file)
        : csv_{config::parse_csv(file.text, file.path)} {
        for (const config::Cell& name : csv_.header) {
            check_known(name);
        }
        if (csv_.rows.empty()) {
            problems_.add({csv_.path, 1, 1}, "has a header but no firm. Try one row a firm");
        }
    }

    [[nodiscard]] std::size_t rows() const noexcept { return csv_.rows.size(); }
    void complain(std::string text) { problems_.add({csv_.path, 1, 1}, std::move(text)); }
    void throw_if_any() { problems_.throw_if_any(); }

    /// Fills `column` with `value_of(row, column index)` of each row if the file has the column.
    template <class T, class ValueOf>
    void read(std::string_view name, std::vector<T>& column, ValueOf&& value_of) {
        for (std::size_t c = 0; c < csv_.header.size(); ++c) {
            if (csv_.header[c].text != name) {
                continue;
            }
            for (std::size_t row = 0; row < csv_.rows.size(); ++row) {
                try {
                    column.push_back(value_of(row, c));
                } catch (const InputError& error) {
                    keep(error);
                    column.push_back(T{});
                }
            }
        }
    }
    void read(std::string_view name, std::vector<double>& column, config::Range range) {
        read(name, column,
             [&](std::size_t row, std::size_t c) { return csv_.number(row, c, range); });
    }
    [[nodiscard]] const config::Csv& csv() const noexcept { return csv_; }

  private:
    void check_known(const config::Cell& name) {
        const std::vector<std::string_view> known{known_columns.begin(), known_columns.end()};
        if (std::find(known.begin(), known.end(), name.text) != known.end()) {
            return;
        }
        const std::string_view guess = nearest(name.text, known);
        problems_.add({csv_.path, name.line, name.column},
                      fmt::format("'{}' is not a known column{}", name.text,
                                  guess.empty()
                                      ? fmt::format(". Try one of: {}", fmt::join(known, ", "))
                                      : fmt::format("; did you mean '{}'?", guess)));
    }
    void keep(const InputError& error) {
        for (const Problem& problem : error.problems()) {
            problems_.add(problem.place, problem.text);
        }
    }

    config::Csv csv_;
    config::Problems problems_;
};

/// "bearings", or "one of: bearings, gears".
std::string kinds_of(const std::vector<Sector>& sectors) {
    std::string kinds;
    for (const Sector& sector : sectors) {
        kinds += (kinds.empty() ? "" : ", ") + sector.kind;
    }
    return (sectors.size() > 1 ? "one of: " : "") + kinds;
}

} // namespace

FirmTable read_firm_table(const config::TextFile& file, const std::vector<Sector>& sectors,
                          std::uint32_t counties) {
    FirmTable table;
    if (file.path.empty()) {
        return table;
    }
    TableReader reader{file};
    const config::Csv& csv = reader.csv();
    table.rows = reader.rows();
    reader.read("sector", table.sector, [&](std::size_t row, std::size_t c) {
        for (std::size_t s = 0; s < sectors.size(); ++s) {
            if (sectors[s].kind == csv.text(row, c)) {
                return SectorId{static_cast<std::uint16_t>(s)};
            }
        }
        csv.complain(row, c, "is not a sector of this scenario", kinds_of(sectors));
    });
    reader.read("county", table.county, [&](std::size_t row, std::size_t c) {
        const auto last = static_cast<double>(counties - 1);
        return CountyId{static_cast<std::uint16_t>(csv.integer(row, c, config::between(0, last)))};
    });
    constexpr config::Range plane = config::between(-1e6, 1e6);
    reader.read("east", table.east, plane);
    reader.read("north", table.north, plane);
    if (table.east.size() != table.north.size()) {
        reader.complain(table.north.empty() ? "has the column east without north. Try adding north"
                                            : "has the column north without east. Try adding east");
    }
    reader.read("revenue", table.revenue, config::between(1e-6, 1e9));
    reader.read("margin", table.margin, config::between(-1, 1));
    reader.read("capability", table.capability, config::share);
    reader.read("payback_threshold", table.payback_threshold, config::between(1e-6, 1e6));
    reader.read("imitation_threshold", table.imitation_threshold, config::share);
    constexpr std::array<std::string_view, technologies> fits{"fit_digital", "fit_network",
                                                              "fit_intelligent"};
    for (std::size_t x = 0; x < technologies; ++x) {
        reader.read(fits[x], table.fit[x], config::between(1e-6, 1e6));
    }
    reader.read("start", table.start, [&](std::size_t row, std::size_t c) {
        if (const auto state = parse_state(csv.text(row, c))) {
            return *state;
        }
        csv.complain(row, c, "is not a state", "a label from D0N0I0 to D2N2I2");
    });
    reader.throw_if_any();
    return table;
}

} // namespace catchup
