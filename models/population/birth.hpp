// SPDX-License-Identifier: MIT
// A firm's attributes at birth: drawn together by a Gaussian copula, or given by a table.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/population/population.hpp"
#include "models/sectors/sector.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

namespace catchup {

/// What a firm is born with.
struct Attributes {
    double revenue = 0.0;                                // million RMB a year
    double margin = 0.0;                                 // observed at birth, share of revenue
    double capability = 0.0;                             // 0..1
    double payback_threshold = 0.0;                      // years
    double imitation_threshold = 0.0;                    // share of peers, 0..1
    std::array<double, technologies> fit{1.0, 1.0, 1.0}; // > 0
    State start{};
};

/// A point of the plane, km.
struct Location {
    double east = 0.0;
    double north = 0.0;
};

/// Columns of a CSV of real firms, empty where the file has none. One row a place.
struct FirmTable {
    std::size_t rows = 0;
    std::vector<SectorId> sector;
    std::vector<CountyId> county;
    std::vector<double> east, north; // both or neither
    std::vector<double> revenue, margin, capability, payback_threshold, imitation_threshold;
    std::array<std::vector<double>, technologies> fit;
    std::vector<State> start;
};
/// Reads and checks the table; every problem at once. An empty `file` gives an empty table.
[[nodiscard]] FirmTable read_firm_table(const config::TextFile& file,
                                        const std::vector<Sector>& sectors, std::uint32_t counties);

/// The copula's lower Cholesky factor, row-major; nothing if the correlations contradict each
/// other.
[[nodiscard]] std::optional<std::vector<double>> copula_factor(const Correlations& correlation);

/// Births of one scenario. Pure: the same firm is born the same under every policy.
class Births {
  public:
    Births(const Population& population, const std::vector<Sector>& sectors, FirmTable table);

    /// Sectors of the places from `first` on.
    void draw_sectors(Position first, const Stream& random, std::span<SectorId> sectors) const;
    [[nodiscard]] CountyId county_of(Position place) const noexcept;
    /// Where places from `first` on lie.
    void locate(Position first, const Stream& random, std::span<Location> locations) const;
    /// Where a place lies.
    [[nodiscard]] Location location_of(Position place, const Stream& random) const;
    /// The centre of each county: its point of the grid, or the mean of its firms if the table says
    /// where they are.
    [[nodiscard]] std::vector<Location> centres() const;
    /// Attributes of firms of those sectors; the table speaks only for generation 0. Fastest for
    /// tens of firms together. Precondition: the spans have one size.
    void draw(std::span<const FirmId> ids, std::span<const SectorId> sectors, const Stream& random,
              std::span<Attributes> firms) const;
    /// Attributes of one firm.
    [[nodiscard]] Attributes attributes(FirmId id, SectorId sector, const Stream& random) const;

  private:
    [[nodiscard]] Location grid_point(std::uint32_t county) const noexcept;
    void draw_some(std::span<const FirmId> ids, std::span<const SectorId> sectors,
                   const Stream& random, std::span<Attributes> firms) const;
    void replace_by_table(std::size_t row, Attributes& firm) const noexcept;

    Population population_;
    std::vector<Sector> sectors_;
    Lots sector_lots_;
    std::vector<Lots> start_lots_; // by sector, over its start states
    std::vector<std::vector<State>> start_states_;
    std::vector<double> factor_;
    FirmTable table_;
};

} // namespace catchup
