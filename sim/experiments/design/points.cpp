// SPDX-License-Identifier: MIT
#include "sim/experiments/design/points.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/config/csv.hpp"
#include "sim/output/sha256.hpp"

namespace catchup::experiments {
namespace {

PointColumn column_of(const Factor& factor) {
    PointColumn column{
        factor.label(), factor.key,  factor.unit, factor.meaning, type_of(factor.distribution), {},
        factor.arms,    factor.group};
    if (column.type == ValueType::category) {
        column.words = std::get<LevelsFactor>(factor.distribution).names;
    }
    return column;
}

/// What the method is told of the factors it samples.
Shape shape_of(const std::vector<const Factor*>& sampled, std::int64_t seed) {
    Shape shape;
    shape.axes = sampled.size();
    shape.seed = static_cast<std::uint64_t>(seed);
    for (const Factor* const factor : sampled) {
        const std::string name = factor->group.empty() ? factor->label() : factor->group;
        const auto known = std::find(shape.group_name.begin(), shape.group_name.end(), name);
        shape.group.push_back(static_cast<std::size_t>(known - shape.group_name.begin()));
        if (known == shape.group_name.end()) {
            shape.group_name.push_back(name);
        }
        shape.levels.push_back(level_count(factor->distribution));
        shape.weights.push_back(weights_of(factor->distribution));
    }
    return shape;
}

double listed_value(const config::Csv& csv, std::size_t row, std::size_t column,
                    const PointColumn& factor) {
    const std::string& text = csv.text(row, column);
    const std::vector<std::string> truths{"false", "true"};
    if (factor.type == ValueType::category || factor.type == ValueType::boolean) {
        const auto& words = factor.type == ValueType::category ? factor.words : truths;
        const auto at = std::find(words.begin(), words.end(), text);
        if (at == words.end()) {
            csv.complain(row, column, "is none of its values",
                         fmt::format("{}", fmt::join(words, " or ")));
        }
        return static_cast<double>(at - words.begin());
    }
    return factor.type == ValueType::integer ? static_cast<double>(csv.integer(row, column))
                                             : csv.number(row, column);
}

/// Rows of a file, in the columns' order.
void read_list(const ListMethod& method, const std::vector<std::size_t>& sampled, Points& points) {
    const config::Csv csv = config::parse_csv(method.file.text, method.file.path);
    points.rows = csv.rows.size();
    points.values.resize(points.rows * points.columns.size());
    for (const std::size_t c : sampled) {
        const std::size_t column = csv.column(points.columns[c].name);
        for (std::size_t row = 0; row < points.rows; ++row) {
            points.values[row * points.columns.size() + c] =
                listed_value(csv, row, column, points.columns[c]);
        }
    }
}

/// Every row at every value of the crossed factors, the last of which changes fastest.
void cross(const Design& design, const std::vector<std::size_t>& crossed, Points& points) {
    for (const std::size_t c : crossed) {
        const Distributions& distribution = design.factors[c].distribution;
        const std::vector<double> places =
            places_of(level_count(distribution), weights_of(distribution), 0);
        const std::size_t width = points.columns.size();
        std::vector<double> all;
        std::vector<RowLabel> labels = points.labels;
        for (RowLabel& label : labels) {
            label.value.clear();
        }
        for (std::size_t row = 0; row < points.rows; ++row) {
            for (const double place : places) {
                const auto first = points.values.begin() + static_cast<std::ptrdiff_t>(row * width);
                all.insert(all.end(), first, first + static_cast<std::ptrdiff_t>(width));
                all[all.size() - width + c] = value_at(distribution, place);
                for (std::size_t l = 0; l < labels.size(); ++l) {
                    labels[l].value.push_back(points.labels[l].value[row]);
                }
            }
        }
        points.rows *= places.size();
        points.values = std::move(all);
        points.labels = std::move(labels);
    }
}

void sample(const Design& design, const std::vector<std::size_t>& sampled, Points& points) {
    std::vector<const Factor*> factors;
    for (const std::size_t c : sampled) {
        factors.push_back(&design.factors[c]);
    }
    const Shape shape = shape_of(factors, design.seed);
    const std::size_t width = points.columns.size();
    std::visit(
        [&](const auto& method) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(method)>, ListMethod>) {
                read_list(method, sampled, points);
            } else {
                Cube cube = method.cube(shape);
                points.warning = method.warning();
                points.rows = cube.rows;
                points.labels = std::exchange(cube.labels, {});
                points.values.resize(points.rows * width);
                for (std::size_t row = 0; row < points.rows; ++row) {
                    for (std::size_t i = 0; i < sampled.size(); ++i) {
                        points.values[row * width + sampled[i]] =
                            value_at(factors[i]->distribution, cube.at(row, i));
                    }
                }
                points.cube = std::move(cube);
            }
        },
        design.method);
}

std::string label_text(const RowLabel& label, std::size_t row) {
    const std::int64_t value = label.value[row];
    return label.words.empty() ? fmt::format("{}", value)
                               : label.words[static_cast<std::size_t>(value)];
}

} // namespace

std::string Points::text(std::size_t row, std::size_t column) const {
    const double value = at(row, column);
    switch (columns[column].type) {
    case ValueType::category:
        return columns[column].words[static_cast<std::size_t>(value)];
    case ValueType::boolean:
        return value == 0.0 ? "false" : "true";
    case ValueType::integer:
        return fmt::format("{}", static_cast<std::int64_t>(value));
    case ValueType::real:
        break;
    }
    return fmt::format("{}", value);
}

std::vector<std::string> Points::assignments(std::size_t row, std::string_view arm) const {
    std::vector<std::string> all;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::vector<std::string>& arms = columns[c].arms;
        if (arms.empty() || std::find(arms.begin(), arms.end(), arm) != arms.end()) {
            all.push_back(fmt::format("{}={}", columns[c].key, text(row, c)));
        }
    }
    return all;
}

std::string Points::digest() const {
    output::Sha256 hash;
    for (const PointColumn& column : columns) {
        hash.add(column.name);
        hash.add(column.key);
        for (const auto* const words : {&column.words, &column.arms}) {
            for (const std::string& word : *words) {
                hash.add(word);
            }
        }
    }
    hash.add(static_cast<std::int64_t>(rows));
    hash.add(std::span<const double>{values});
    return hash.finish();
}

Points points_of(const Design& design) {
    Points points;
    std::vector<std::size_t> sampled;
    std::vector<std::size_t> crossed;
    for (std::size_t c = 0; c < design.factors.size(); ++c) {
        points.columns.push_back(column_of(design.factors[c]));
        (design.factors[c].crossed ? crossed : sampled).push_back(c);
    }
    sample(design, sampled, points);
    cross(design, crossed, points);
    return points;
}

namespace {

/// RFC 4180.
std::string cell_of(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? std::string{"\"\""} : std::string{c};
    }
    return quoted + "\"";
}

} // namespace

std::string to_csv(const Points& points) {
    std::vector<std::string> names;
    for (const RowLabel& label : points.labels) {
        names.push_back(cell_of(label.name));
    }
    for (const PointColumn& column : points.columns) {
        names.push_back(cell_of(column.name));
    }
    std::string text = fmt::format("{}\n", fmt::join(names, ","));
    for (std::size_t row = 0; row < points.rows; ++row) {
        std::vector<std::string> cells;
        for (const RowLabel& label : points.labels) {
            cells.push_back(cell_of(label_text(label, row)));
        }
        for (std::size_t c = 0; c < points.columns.size(); ++c) {
            cells.push_back(cell_of(points.text(row, c)));
        }
        text += fmt::format("{}\n", fmt::join(cells, ","));
    }
    return text;
}

} // namespace catchup::experiments
