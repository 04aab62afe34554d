// SPDX-License-Identifier: MIT
// Every figure drawn from a few numbers: as text, and without texts that lie on each other.
#include <fmt/format.h>

#include "analysis/report/figures/chronogram.hpp"
#include "analysis/report/figures/curves.hpp"
#include "analysis/report/figures/forest.hpp"
#include "analysis/report/figures/map.hpp"
#include "analysis/report/figures/parallel.hpp"
#include "analysis/report/figures/paths.hpp"
#include "analysis/report/figures/plane.hpp"
#include "analysis/report/figures/survival.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

namespace catchup::analysis::report {
namespace {

const std::vector<std::string> quarters{"2012Q4", "2013Q1", "2013Q2", "2013Q3", "2013Q4"};

Figure figure_of(const std::string& kind) {
    Figure figure{.id = kind, .kind = kind};
    figure.title = "A figure of the kind " + kind;
    figure.note = "3 replications";
    figure.alternative = "What it shows.";
    return figure;
}

std::size_t add(Figure& figure, double value, double half = 0.0) {
    TidyRow row{"measure", "a policy", "", "", "", value, {}, {}};
    if (half > 0.0) {
        row.low = value - half;
        row.high = value + half;
    }
    figure.rows.push_back(row);
    return figure.rows.size() - 1;
}

void check(const Figure& figure) {
    for (const Canvas* canvas : {&figure.wide, &figure.narrow}) {
        INFO(canvas->width());
        CHECK(canvas->height() > 0.0);
        for (std::size_t i = 0; i < canvas->texts().size(); ++i) {
            const Box& box = canvas->texts()[i];
            CHECK(box.left >= -0.5);
            CHECK(box.right <= canvas->width() + 0.5);
            CHECK(box.bottom <= canvas->height() + 0.5);
            for (std::size_t j = i + 1; j < canvas->texts().size(); ++j) {
                CHECK_FALSE(box.overlaps(canvas->texts()[j]));
            }
        }
    }
    CHECK(test::golden_difference("report/" + figure.id + ".svg", svg_document(figure)) == "");
}

} // namespace

TEST_CASE("figure of curves") {
    Figure figure = figure_of("curves");
    CurvePanel panel;
    for (const double slope : {1.0, 2.5}) {
        Curve curve{fmt::format("slope {}", slope), slope > 1.0 ? "g1" : "g0", {}, "one"};
        for (std::size_t t = 0; t < quarters.size(); ++t) {
            curve.rows.push_back(add(figure, slope * static_cast<double>(t), 0.4));
        }
        panel.curves.push_back(curve);
    }
    figure.rows[7].estimate.reset(); // a gap
    figure.rows[7].low.reset();
    draw_curves(figure, {panel}, {"firms", quarters});
    check(figure);
}

TEST_CASE("figure of estimates in a forest") {
    Figure figure = figure_of("forest");
    ForestBlock block{"Firms at the goal", {}, 0.0, "difference from no policy"};
    block.lines.push_back({"from below", add(figure, 14.28, 0.71), "g0", 0, "from below"});
    block.lines.push_back({"from above", add(figure, -0.235, 0.65), "g1", 1, "from above"});
    block.lines.push_back({"undefined", add(figure, 0.0), "g2", 2, "undefined"});
    figure.rows.back().estimate.reset();
    draw_forest(figure, {block}, ForestLook::points);
    check(figure);
}

TEST_CASE("figure of indices as bars") {
    Figure figure = figure_of("bars");
    ForestBlock block{"ST", {}, 0.12, "dashed: upper bound of a dummy input"};
    block.lines.push_back({"capacity", add(figure, 0.82, 0.1), "g0", 0, {}});
    block.lines.push_back({"dummy", add(figure, 0.02, 0.1), "none", 0, {}});
    draw_forest(figure, {block}, ForestLook::bars);
    check(figure);
}

TEST_CASE("figure of the cost-effectiveness plane") {
    Figure figure = figure_of("plane");
    PlanePolicy policy{"from below", "g0", 0, {}, {}};
    policy.mean = {add(figure, 14.0, 1.0), add(figure, 10.0, 0.2)};
    policy.points.emplace_back(add(figure, 12.0), add(figure, 9.5));
    policy.points.emplace_back(add(figure, 16.0), add(figure, 10.5));
    draw_plane(figure, {policy}, {"firms more", "million RMB"});
    check(figure);
}

TEST_CASE("figure of a chronogram") {
    Figure figure = figure_of("chronogram");
    ChronogramPanel panel{"a run", {}};
    std::vector<std::string> states;
    for (std::size_t state = 0; state < state_count; ++state) {
        states.push_back(
            fmt::format("D{}N{}I{}", digital(state), network(state), intelligent(state)));
        for (std::size_t t = 0; t < quarters.size(); ++t) {
            const double moved = 0.1 * static_cast<double>(t);
            panel.rows[state].push_back(add(figure, state == 0    ? 1.0 - moved
                                                    : state == 12 ? moved
                                                                  : 0.0));
        }
    }
    draw_chronogram(figure, {panel}, quarters, states);
    check(figure);
}

TEST_CASE("figure of paths on the plane of D and N") {
    Figure figure = figure_of("paths");
    PathsShown shown{"a run", {}, {}, {{"a case", {0, 9, 12, 13}}}};
    for (std::size_t state = 0; state < state_count; ++state) {
        shown.stands.push_back(add(figure, state == 0 ? 0.6 : state == 12 ? 0.4 : 0.0));
    }
    shown.flows.push_back({0, 12, add(figure, 0.4)});
    shown.flows.push_back({0, 18, add(figure, 0.1)});  // two levels of D at once: a bow
    shown.flows.push_back({12, 13, add(figure, 0.2)}); // on to the next panel
    draw_paths(figure, {shown});
    check(figure);
}

TEST_CASE("figure of survival with its table at risk") {
    Figure figure = figure_of("survival");
    std::vector<SurvivalCurve> curves;
    for (const double slope : {0.1, 0.2}) {
        SurvivalCurve curve{fmt::format("slope {}", slope), slope > 0.15 ? "g1" : "g0", {}, {}, {}};
        for (std::size_t t = 1; t < quarters.size(); ++t) {
            curve.times.push_back(static_cast<double>(t));
            curve.survival.push_back(add(figure, 1.0 - slope * static_cast<double>(t), 0.02));
            curve.at_risk.push_back(add(figure, 600.0 - 60.0 * static_cast<double>(t)));
        }
        curves.push_back(curve);
    }
    draw_survival(figure, curves, {"share of firms below D1N1", 0.0, 4.0, quarters});
    check(figure);
}

TEST_CASE("figure of the map") {
    Figure figure = figure_of("map");
    std::vector<MapFirm> firms;
    for (const double place : {-20.0, 0.0, 35.0}) {
        const std::size_t east = add(figure, place);
        firms.push_back({place > 0.0 ? 12U : 0U, east, add(figure, place / 2.0)});
    }
    std::vector<std::string> states(state_count, "D0N0I0");
    states[12] = "D1N1I0";
    draw_map(figure, firms, {{"TOMAN", 5.0, 2.0, true}, {"county 0", 5.0, 2.0, false}}, states);
    check(figure);
}

TEST_CASE("figure of points on parallel axes") {
    Figure figure = figure_of("parallel");
    std::vector<ParallelAxis> axes{
        {"capacity", {}, {}}, {"rule", {}, {"one", "two"}}, {"y", {}, {}}};
    for (int point = 0; point < 3; ++point) {
        axes[0].rows.push_back(add(figure, 10.0 * point));
        axes[1].rows.push_back(add(figure, point % 2));
        axes[2].rows.push_back(add(figure, 0.3 * point));
    }
    draw_parallel(figure, axes);
    check(figure);
}

TEST_CASE("figure of a box of factors") {
    Figure figure = figure_of("box");
    figure.rows.push_back({"prim_box", "", "2", "capacity", "", {}, 3.0, 10.0});
    draw_box(figure, {{"capacity", 0.0, 10.0, 0, {}}});
    check(figure);
}

} // namespace catchup::analysis::report
