// SPDX-License-Identifier: MIT
#include <sstream>
#include <string>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "sim/base/error.hpp"
#include "sim/network/files.hpp"
#include "sim/network/generators.hpp"

using namespace catchup;
using namespace catchup::network;

namespace {

const std::string head = "<?xml version=\"1.0\"?>\n<graphml>\n<graph edgedefault=\"undirected\">\n";
const std::string tail = "</graph>\n</graphml>\n";

std::string complaint(const std::string& text, std::uint32_t firms) {
    try {
        static_cast<void>(read_graphml(text, "net.graphml", firms));
    } catch (const InputError& error) {
        return error.what();
    }
    return "no complaint";
}

} // namespace

TEST_CASE("GraphML nodes stand in the order of the document", "[unit][network]") {
    const std::string text =
        "<edge source=\"kute\" target=\"sany\"/><node id=\"toman\"/><node id=\"kute\"/>"
        "<node id=\"sany\"/>\n";
    CHECK(read_graphml(head + text + tail, "net.graphml", 3) ==
          std::vector<Link>{{Position{1}, Position{2}}});
}

TEST_CASE("GraphML attributes are ignored", "[unit][network]") {
    const std::string text = "<graphml>\n"
                             "<key id=\"d0\" for=\"edge\" attr.name=\"tons\" attr.type=\"double\"/>"
                             "<key id=\"d1\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>"
                             "<graph edgedefault=\"undirected\">"
                             "<node id=\"a\"><data key=\"d1\">Kute</data></node><node id=\"b\"/>"
                             "<edge source=\"b\" target=\"a\"><data key=\"d0\">0.5</data></edge>" +
                             tail;
    CHECK(read_graphml(text, "net.graphml", 2) == std::vector<Link>{{Position{1}, Position{0}}});
}

TEST_CASE("a GraphML file that cannot be used is explained", "[unit][network]") {
    const std::string nodes = "<node id=\"a\"/>\n<node id=\"b\"/>\n";
    CHECK(complaint(head + nodes + "<edge source=\"a\" target=\"b\">\n" + tail, 2) ==
          "net.graphml:9:1: not well-formed XML: unexpected end of data. Try writing the file "
          "again with the "
          "tool that made it");
    CHECK(complaint("<graphml><graph edgedefault=\"directed\">" + nodes +
                        "<edge source=\"a\" target=\"b\"/>" + tail,
                    2) == "net.graphml: the graph is directed, partners are not. Try "
                          "edgedefault=\"undirected\"");
    CHECK(complaint(head + nodes + tail, 5) ==
          "net.graphml: the graph has 2 nodes, the scenario 5 firms. Try a graph of 5 nodes, or 2 "
          "firms");
    CHECK(complaint(head + nodes + "<edge source=\"b\" target=\"b\"/>" + tail, 2) ==
          "net.graphml: 1 edge links a node to itself, at node 2 of the document. Try removing it");
    CHECK(complaint(head + nodes +
                        "<edge source=\"b\" target=\"b\"/><edge source=\"a\" "
                        "target=\"a\"/>" +
                        tail,
                    2) ==
          "net.graphml: 2 edges link a node to itself, the first is at node 2 of the document. Try "
          "removing them");
    CHECK(complaint(head + "<node id=\"a\"/>\n" + tail, 2) ==
          "net.graphml: the graph has 1 node, the scenario 2 firms. Try a graph of 2 nodes, or 1 "
          "firm");
    CHECK(complaint("<html></html>", 2) ==
          "net.graphml: not a GraphML graph: No such node (graphml). Try write_graphml of networkx "
          "or another tool");
    CHECK(complaint("from,to\n", 2).starts_with("net.graphml:1:1: not well-formed XML: "));
    CHECK(complaint("", 2).starts_with("net.graphml: "));
}

namespace {

/// So many elements inside each other, each with this start tag.
std::string nested(const std::string& start, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += start;
    }
    return text;
}

} // namespace

TEST_CASE("GraphML nested too deeply is refused before it is parsed", "[unit][network]") {
    const std::string refusal = "elements are nested more than 64 deep. Try a plain graph: <node> "
                                "and <edge> within <graph> within <graphml>";
    const std::string deep = nested("<a>", 1'000'000);
    CHECK(complaint("<graphml>\n" + deep, 2) == "net.graphml:2:190: " + refusal);
    // what the parser lets stand in names, attributes, comments and declarations
    for (const std::string before :
         {"<graphml>", "<graphml x='\"'>", "<graphml x = \"'>\" y=''>", "<graphml\"><a/>",
          "<graphml x\"='/'>", "<!-- ' --><graphml>", "<!--><a>--><graphml>",
          "<?><a b=\"?><graphml>", "<?xml x=\"?><graphml>",
          "<!DOCTYPE g [ <!ELEMENT g '>\"'> ]><graphml>", "<!DOCTYPEx[><graphml>",
          "<!x \"><graphml>", "<graphml><![CDATA[ <b c=\" ]]>", "<graphml>\"'</b'>",
          "<graphml x='&quot;&#39;'>"}) {
        CAPTURE(before);
        CHECK(complaint(before + deep, 2).find(refusal) != std::string::npos);
    }
    for (const std::string start :
         {"<a b=\"/\">", "<a\n>", "<a >", "<a><b/>", "<a'>", "<a><!-- -->"}) {
        CAPTURE(start);
        CHECK(complaint(nested(start, 100'000), 2).find(refusal) != std::string::npos);
    }
}

TEST_CASE("GraphML may be wide and a little deep", "[unit][network]") {
    const std::string data = nested("<a>", 60) + nested("</a>", 60);
    const std::string ignored = nested("<b><!-- <a><a> --><b c='<a>'/></b>", 1000);
    const std::string text = "<node id=\"a\">" + ignored + "</node><node id=\"b\">" + data +
                             "</node><edge source=\"a\" target=\"b\"/>";
    CHECK(read_graphml(head + text + tail, "net.graphml", 2) ==
          std::vector<Link>{{Position{0}, Position{1}}});
}

TEST_CASE("GraphML written is GraphML read", "[property][network]") {
    rc::prop("the network survives", [] {
        const auto firms = *rc::gen::inRange<std::uint32_t>(0, 30);
        std::vector<Position> members;
        for (std::uint32_t at = 0; at < firms; ++at) {
            members.emplace_back(at);
        }
        const Stream random{*rc::gen::arbitrary<std::uint64_t>(), Replication{0}};
        const std::uint32_t neighbours = 2 * *rc::gen::inRange<std::uint32_t>(0, 4);
        const Partners partners = freeze(firms, small_world(members, neighbours, 0.3, random));
        std::ostringstream out;
        write_graphml(partners, out);
        RC_ASSERT(freeze(firms, read_graphml(out.str(), "net.graphml", firms)) == partners);
    });
}
