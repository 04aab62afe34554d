// SPDX-License-Identifier: MIT
// Philox4x32-10 (Salmon et al. 2011) in vectors: compiled once for each target of Highway; the last
// lines choose among them at run time.
#include "sim/random/draws.hpp"

#include <algorithm>
#include <cstddef>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/random/draws.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace catchup {
namespace HWY_NAMESPACE {
namespace {

#if HWY_TARGET == HWY_SCALAR

void draw(const Stream& random, std::span<const std::uint32_t> ids, std::uint32_t when,
          Purpose purpose, std::uint32_t index, std::uint32_t* bits) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        bits[i] = random.bits(ids[i], when, purpose, index);
    }
}

void draw_each_option(const Stream& random, std::uint32_t id, std::uint32_t when, Purpose purpose,
                      std::span<std::uint32_t> bits) {
    for (std::uint32_t option = 0; option < bits.size(); ++option) {
        bits[option] = random.bits(id, when, purpose, option);
    }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Words = hn::ScalableTag<std::uint32_t>;
using V = hn::Vec<Words>;

struct Product {
    V high, low;
};
/// 32 x 32 bits -> 64 bits, halves apart.
HWY_INLINE Product multiply(V a, std::uint32_t factor) {
    const Words words;
    const hn::Repartition<std::uint64_t, Words> pairs;
    const V b = hn::Set(words, factor);
    const auto even = hn::MulEven(a, b);
    const auto odd = hn::MulEven(hn::BitCast(words, hn::ShiftRight<32>(hn::BitCast(pairs, a))), b);
    return {
        .high = hn::OddEven(hn::BitCast(words, odd), hn::BitCast(words, hn::ShiftRight<32>(even))),
        .low = hn::OddEven(hn::BitCast(words, hn::ShiftLeft<32>(odd)), hn::BitCast(words, even))};
}

struct Block {
    V word0, word1, word2, word3;
};
/// One block a lane, by its counter.
HWY_INLINE Block philox_of(std::uint64_t key, Block c) {
    const Words words;
    auto key0 = static_cast<std::uint32_t>(key);
    auto key1 = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < 10; ++round) {
        const Product a = multiply(c.word0, 0xD2511F53U);
        const Product b = multiply(c.word2, 0xCD9E8D57U);
        c = {hn::Xor(hn::Xor(b.high, c.word1), hn::Set(words, key0)), b.low,
             hn::Xor(hn::Xor(a.high, c.word3), hn::Set(words, key1)), a.low};
        key0 += 0x9E3779B9U;
        key1 += 0xBB67AE85U;
    }
    return c;
}

/// Each lane's word: id % 4 of its block.
HWY_INLINE V pick_word(const Block& block, V ids) {
    const Words words;
    const auto odd = hn::TestBit(ids, hn::Set(words, 1U));
    const auto upper = hn::TestBit(ids, hn::Set(words, 2U));
    return hn::IfThenElse(upper, hn::IfThenElse(odd, block.word3, block.word2),
                          hn::IfThenElse(odd, block.word1, block.word0));
}

/// True if `count` ids follow each other from a multiple of four on.
HWY_INLINE bool in_sequence(const std::uint32_t* ids, std::size_t count) {
    const Words words;
    const std::size_t lanes = hn::Lanes(words);
    if (ids[0] % 4 != 0 || ids[count - 1] - ids[0] != count - 1) {
        return false;
    }
    V expected = hn::Iota(words, ids[0]);
    for (std::size_t i = 0; i < count; i += lanes) {
        if (!hn::AllTrue(words, hn::Eq(hn::LoadU(words, ids + i), expected))) {
            return false;
        }
        expected = hn::Add(expected, hn::Set(words, static_cast<std::uint32_t>(lanes)));
    }
    return true;
}

void draw(const Stream& random, std::span<const std::uint32_t> ids, std::uint32_t when,
          Purpose purpose, std::uint32_t index, std::uint32_t* bits) {
    const Words words;
    const std::size_t lanes = hn::Lanes(words);
    const std::uint32_t what = static_cast<std::uint32_t>(purpose) << 16 | index;
    const auto blocks = [&](V first) HWY_ATTR {
        return philox_of(random.seed(),
                         {first, hn::Set(words, when), hn::Set(words, random.replication()),
                          hn::Set(words, what)});
    };
    std::size_t i = 0;
    while (i + lanes <= ids.size()) {
        if (i + 4 * lanes <= ids.size() && in_sequence(&ids[i], 4 * lanes)) {
            const Block block = blocks(hn::Iota(words, ids[i] / 4));
            hn::StoreInterleaved4(block.word0, block.word1, block.word2, block.word3, words,
                                  bits + i);
            i += 4 * lanes;
            continue;
        }
        if (i + 2 * lanes <= ids.size()) { // two at a time: neither waits for the other
            const V some = hn::LoadU(words, &ids[i]);
            const V more = hn::LoadU(words, &ids[i + lanes]);
            const Block one = blocks(hn::ShiftRight<2>(some));
            const Block two = blocks(hn::ShiftRight<2>(more));
            hn::StoreU(pick_word(one, some), words, bits + i);
            hn::StoreU(pick_word(two, more), words, bits + i + lanes);
            i += 2 * lanes;
            continue;
        }
        const V some = hn::LoadU(words, &ids[i]);
        hn::StoreU(pick_word(blocks(hn::ShiftRight<2>(some)), some), words, bits + i);
        i += lanes;
    }
    if (i < ids.size()) {
        HWY_ALIGN std::uint32_t rest[hn::MaxLanes(Words())] = {};
        std::copy(ids.begin() + static_cast<std::ptrdiff_t>(i), ids.end(), rest);
        const V some = hn::Load(words, rest);
        hn::Store(pick_word(blocks(hn::ShiftRight<2>(some)), some), words, rest);
        std::copy(rest, rest + (ids.size() - i), bits + i);
    }
}

void draw_each_option(const Stream& random, std::uint32_t id, std::uint32_t when, Purpose purpose,
                      std::span<std::uint32_t> bits) {
    const Words words;
    const std::size_t lanes = hn::Lanes(words);
    const std::uint32_t what = static_cast<std::uint32_t>(purpose) << 16;
    for (std::size_t i = 0; i < bits.size(); i += lanes) {
        const Block block =
            philox_of(random.seed(), {hn::Set(words, id / 4), hn::Set(words, when),
                                      hn::Set(words, random.replication()),
                                      hn::Iota(words, what + static_cast<std::uint32_t>(i))});
        HWY_ALIGN std::uint32_t some[hn::MaxLanes(Words())];
        hn::Store(pick_word(block, hn::Set(words, id)), words, some);
        std::copy_n(some, std::min(lanes, bits.size() - i), &bits[i]);
    }
}

#endif

void convert(const std::uint32_t* bits, std::size_t count, double* uniforms) {
    for (std::size_t i = 0; i < count; ++i) {
        uniforms[i] = to_uniform(bits[i]);
    }
}

} // namespace
} // namespace HWY_NAMESPACE
} // namespace catchup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace catchup {

HWY_EXPORT(draw);
HWY_EXPORT(draw_each_option);
HWY_EXPORT(convert);

void draw_bits(const Stream& random, std::span<const std::uint32_t> ids, std::uint32_t when,
               Purpose purpose, std::uint32_t index, std::span<std::uint32_t> bits) noexcept {
    EXPECTS(index < 65536 && ids.size() <= bits.size());
    HWY_DYNAMIC_DISPATCH(draw)(random, ids, when, purpose, index, bits.data());
}

void draw_options(const Stream& random, std::uint32_t id, std::uint32_t when, Purpose purpose,
                  std::span<std::uint32_t> bits) noexcept {
    EXPECTS(bits.size() <= 65536);
    HWY_DYNAMIC_DISPATCH(draw_each_option)(random, id, when, purpose, bits);
}

void to_uniforms(std::span<const std::uint32_t> bits, std::span<double> uniforms) noexcept {
    EXPECTS(bits.size() <= uniforms.size());
    HWY_DYNAMIC_DISPATCH(convert)(bits.data(), bits.size(), uniforms.data());
}

} // namespace catchup
#endif
