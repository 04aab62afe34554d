// SPDX-License-Identifier: MIT
#include "analysis/report/style.hpp"

#include <fmt/format.h>

#include "analysis/report/plot/palette.hpp"

namespace catchup::analysis::report {
namespace {

constexpr const char* layout = R"(
*{box-sizing:border-box}
html{color-scheme:light dark}
body{margin:0;font:16px/1.5 "Helvetica Neue",Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif;
background:var(--paper);color:var(--ink);overflow-wrap:anywhere}
main,header,footer{max-width:760px;margin:0 auto;padding:0 16px}
header{padding-top:24px}
h1{font-size:1.7rem;line-height:1.2;margin:.5em 0}h2{font-size:1.3rem;margin:2em 0 .5em;line-height:1.3}
h3{font-size:1.05rem;margin:0 0 .5em;line-height:1.3}
a{color:var(--link)}
nav ul{padding-left:1.2em;margin:.3em 0}
figure{margin:2em 0;padding:0}
figcaption{font-size:.9rem;color:var(--muted);margin-top:.5em}
svg{display:block;width:100%;height:auto;max-width:720px}
svg text{font-family:inherit}
svg.narrow{display:none;max-width:330px;margin:0 auto}
data{font-variant-numeric:tabular-nums}
table{border-collapse:collapse;font-size:.85rem;width:100%}
th,td{text-align:left;padding:.25em .6em .25em 0;border-bottom:1px solid var(--rule);vertical-align:top}
pre,code{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.85rem}
pre{white-space:pre-wrap;background:var(--shade);padding:.8em;margin:.5em 0}
details{margin:.3em 0}summary{cursor:pointer}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.static{color:var(--muted);font-size:.9rem}
.tools{font-size:.9rem;border:1px solid var(--rule);padding:.4em .8em;margin:1em 0}
.tools label{display:inline-block;margin-right:1em}
.tools input[type=number]{width:8em}.tools select{max-width:100%}
.tools input[type=range]{width:min(100%,20em);vertical-align:middle}
.value{min-height:1.5em;margin:0;font-size:.9rem}
.plot{margin:0}
.dimmed{opacity:.45}.aside{opacity:.12}
.hidden{display:none}
.picked{stroke:var(--ink)!important;stroke-width:2.5px!important}
@media (max-width:559px){svg.wide{display:none}svg.narrow{display:block}}
@media print{body{font-size:10pt}main,header,footer{max-width:none}figure,table,pre{break-inside:avoid}
h2,h3{break-after:avoid}.tools,.static,.value,.sankey{display:none}svg.wide{display:block}svg.narrow{display:none}
a{color:inherit;text-decoration:none}}
)";

constexpr const char* light_inks = "--paper:#fff;--ink:#1a1a1a;--muted:#595959;--rule:#d8d8d8;"
                                   "--shade:#f4f4f4;--link:#00558a";
constexpr const char* dark_inks = "--paper:#16181c;--ink:#ececec;--muted:#b4b4b4;--rule:#3d4148;"
                                  "--shade:#22252b;--link:#8ccbf2";

} // namespace

std::string page_style() {
    return fmt::format(":root{{{}}}\n{}{}@media screen and (prefers-color-scheme:dark){{\n"
                       ":root{{{}}}\n{}}}\n",
                       light_inks, layout, style_sheet(Theme::light), dark_inks,
                       style_sheet(Theme::dark));
}

} // namespace catchup::analysis::report
