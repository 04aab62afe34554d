// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <istream>
#include <sstream>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/network/files.hpp"
#include "sim/network/xml_depth.hpp"

namespace catchup::network {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

constexpr std::size_t deepest = 64; // elements open at a time: a graph needs about 4

/// "1 node", "2 nodes".
std::string counted(std::size_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

/// A problem of the whole file, or of a line if the XML parser names one (it knows no columns).
Problem about(const std::string& path, std::string text, std::uint32_t line = 0) {
    Problem problem;
    problem.place = {path, line, line == 0 ? 0U : 1U};
    problem.text = std::move(text);
    return problem;
}

/// The parser recurses: a text that is nested too deeply must not reach it.
void check_depth(std::string_view text, const std::string& path) {
    const auto at = too_deep(text, deepest);
    if (!at) {
        return;
    }
    const std::string_view before = text.substr(0, *at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    Problem problem;
    problem.place = {path, static_cast<std::uint32_t>(line),
                     static_cast<std::uint32_t>(*at - (before.rfind('\n') + 1) + 1)};
    problem.text = fmt::format("elements are nested more than {} deep. Try a plain graph: <node> "
                               "and <edge> within <graph> within <graphml>",
                               deepest);
    throw InputError{std::move(problem)};
}

Graph parsed(std::string_view text, const std::string& path) {
    check_depth(text, path);
    std::istringstream in{std::string{text}};
    boost::dynamic_properties attributes{boost::ignore_other_properties};
    Graph graph;
    try {
        boost::read_graphml(in, graph, attributes);
    } catch (const boost::property_tree::xml_parser_error& error) {
        throw InputError{about(path,
                               fmt::format("not well-formed XML: {}. Try writing the file again "
                                           "with the tool that made it",
                                           error.message()),
                               static_cast<std::uint32_t>(error.line()))};
    } catch (const boost::directed_graph_error&) {
        throw InputError{about(path, "the graph is directed, partners are not. Try "
                                     "edgedefault=\"undirected\"")};
    } catch (const std::exception& error) {
        throw InputError{about(path, fmt::format("not a GraphML graph: {}. Try write_graphml of "
                                                 "networkx or another tool",
                                                 error.what()))};
    }
    return graph;
}

Position place(std::size_t node) { return Position{static_cast<std::uint32_t>(node)}; }

} // namespace

std::vector<Link> read_graphml(std::string_view text, const std::string& path,
                               std::uint32_t firms) {
    const Graph graph = parsed(text, path);
    std::vector<Problem> problems;
    if (const std::size_t nodes = num_vertices(graph); nodes != firms) {
        problems.push_back(
            about(path, fmt::format("the graph has {}, the scenario {}. Try a graph "
                                    "of {}, or {}",
                                    counted(nodes, "node"), counted(firms, "firm"),
                                    counted(firms, "node"), counted(nodes, "firm"))));
    }
    std::vector<Link> links;
    links.reserve(num_edges(graph));
    for (auto [edge, last] = edges(graph); edge != last; ++edge) {
        links.push_back({place(source(*edge, graph)), place(target(*edge, graph))});
    }
    const auto is_loop = [](const Link& link) { return link.a == link.b; };
    if (const auto loop = std::find_if(links.begin(), links.end(), is_loop); loop != links.end()) {
        const auto loops = std::count_if(loop, links.end(), is_loop);
        const std::uint32_t node = loop->a.value() + 1;
        problems.push_back(about(
            path, loops == 1
                      ? fmt::format("1 edge links a node to itself, at node {} of the document. "
                                    "Try removing it",
                                    node)
                      : fmt::format("{} edges link a node to itself, the first is at node {} of "
                                    "the document. Try removing them",
                                    loops, node)));
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems)};
    }
    return links;
}

void write_graphml(const Partners& partners, std::ostream& out) {
    Graph graph{partners.firms()};
    for (std::uint32_t a = 0; a < partners.firms(); ++a) {
        for (const Position b : partners.of(Position{a})) {
            if (a < b.value()) {
                add_edge(a, b.value(), graph);
            }
        }
    }
    boost::write_graphml(out, graph, boost::dynamic_properties{}, true);
}

} // namespace catchup::network
