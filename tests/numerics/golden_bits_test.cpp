// SPDX-License-Identifier: MIT
// exp, log and normal quantiles, bit by bit: every result of the simulator rests on them. When this
// fails, the library or the compiler has changed, and all results may have moved.
#include <bit>
#include <cstdint>

#include "sim/numerics/elementary.hpp"
#include "tests/support/catch.hpp"

namespace {

struct Golden {
    double x, exp_of_x;
    double y, log_of_y;
    double p, quantile_of_p;
};

constexpr Golden golden[] = {
    {-0x1.5e2p+9, 0x1.af5fe9a485c8ep-1011, 0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9,
     0x1.56e1fc2f8f359p-997, -0x1.286074064c26ep+5},
    {-0x1.4p+5, 0x1.39792499b1a24p-58, 0x1.1eb851eb851ecp-2, -0x1.45e1141a8c00fp+0,
     0x1.19799812dea11p-40, -0x1.c234fba57a32ap+2},
    {-0x1.cp+1, 0x1.eec1018e4ff66p-6, 0x1.428f5c28f5c2ap-1, -0x1.d91fd2d23cfa3p-2, 0x1p-33,
     -0x1.95a1198fcf3d5p+2},
    {-0x1p+0, 0x1.78b56362cef38p-2, 0x1.1eb851eb851ecp+0, 0x1.d031bd5179e02p-4,
     0x1.d41d41d41d41dp-5, -0x1.9447bafc871d8p+0},
    {-0x1.999999999999ap-4, 0x1.cf46d99d52b3ap-1, 0x1.c000000000001p+0, 0x1.1e85f5e7040d1p-1,
     0x1.d41d41d41d41dp-4, -0x1.343c6bec29b42p+0},
    {-0x1.b7cdfd9d7bdbbp-34, 0x1.ffffffff2419p-1, 0x1.428f5c28f5c2ap+1, 0x1.d938767628c0dp-1,
     0x1.5f15f15f15f16p-3, -0x1.e5a66286ebbe1p-1},
    {0x1.b7cdfd9d7bdbbp-34, 0x1.000000006df38p+0, 0x1.b70a3d70a3d71p+1, 0x1.3b8911bc1babp+0,
     0x1.d41d41d41d41dp-3, -0x1.7cb3dd4cd6759p-1},
    {0x1.0624dd2f1a9fcp-10, 0x1.0041919b7ee34p+0, 0x1.1eb851eb851ecp+2, 0x1.7fe74bc4bb3cfp+0,
     0x1.2492492492492p-2, -0x1.21c40b42d29fbp-1},
    {0x1.999999999999ap-4, 0x1.1aec7b35a00d4p+0, 0x1.6ae147ae147afp+2, 0x1.bc355aa11122cp+0,
     0x1.5f15f15f15f16p-2, -0x1.9e63e2757b40dp-2},
    {0x1p-1, 0x1.a61298e1e069cp+0, 0x1.c000000000001p+2, 0x1.f2272ae325a58p+0, 0x1.999999999999ap-2,
     -0x1.036d6c4a04b5ap-2},
    {0x1.62e42fefa39efp-1, 0x1p+1, 0x1.0f0a3d70a3d71p+3, 0x1.1179d4eacf198p+1, 0x1.d41d41d41d41dp-2,
     -0x1.b8ded7335d34ap-4},
    {0x1p+0, 0x1.5bf0a8b14576ap+1, 0x1.428f5c28f5c2ap+3, 0x1.27c035955bffbp+1, 0x1.075075075075p-1,
     0x1.2568ebb440866p-5},
    {0x1.8p+0, 0x1.1ed3fe64fc541p+2, 0x1.7a8f5c28f5c2ap+3, 0x1.3c3de36119ba3p+1,
     0x1.2492492492492p-1, 0x1.70aa534914bcfp-3},
    {0x1p+1, 0x1.d8e64b8d4ddaep+2, 0x1.b70a3d70a3d71p+3, 0x1.4f36a0d5dfa5p+1, 0x1.41d41d41d41d4p-1,
     0x1.4ff22272501d5p-2},
    {0x1.921fb54442d18p+1, 0x1.724046eb09339p+4, 0x1.f800000000001p+3, 0x1.60e025249133fp+1,
     0x1.5f15f15f15f16p-1, 0x1.ef5928c496e93p-2},
    {0x1.fp+2, 0x1.223251387247cp+11, 0x1.1eb851eb851ecp+4, 0x1.7165bdda2f6dfp+1,
     0x1.7c57c57c57c58p-1, 0x1.4dea6772f61e1p-1},
    {0x1.4p+4, 0x1.ceb088b68e804p+28, 0x1.43ae147ae147bp+4, 0x1.80ead63a381f4p+1,
     0x1.999999999999ap-1, 0x1.aee8fa73a1335p-1},
    {0x1.6p+6, 0x1.f1056dc7bf22dp+126, 0x1.6ae147ae147afp+4, 0x1.8f8cc5485a60ep+1,
     0x1.b6db6db6db6dbp-1, 0x1.114c4d463aeebp+0},
    {0x1.4d553f7ced917p+8, 0x1.dd01be8e6211ap+480, 0x1.9451eb851eb86p+4, 0x1.9d641ebb7e95ap+1,
     0x1.d41d41d41d41dp-1, 0x1.5e1cdd13bcbe3p+0},
    {0x1.62cp+9, 0x1.81e9b4b52d0c9p+1023, 0x1.c000000000001p+4, 0x1.aa85ad6964a24p+1,
     0x1.ffffffffp-1, 0x1.95a1198fcf3d5p+2},
};

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

TEST_CASE("elementary functions have not moved by a bit", "[golden][numerics]") {
    for (const Golden& g : golden) {
        CAPTURE(g.x, g.y, g.p);
        CHECK(same_bits(catchup::exp(g.x), g.exp_of_x));
        CHECK(same_bits(catchup::log(g.y), g.log_of_y));
        CHECK(same_bits(catchup::normal_quantile(g.p), g.quantile_of_p));
    }
}
