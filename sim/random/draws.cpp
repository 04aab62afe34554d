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

using Pairs = hn::Repartition<std::uint64_t, Words>;
using P = hn::Vec<Pairs>;

/// One block a pair of words: each of its four words in the lower half, anything in the upper.
struct Wide {
    P word0, word1, word2, word3;
};
HWY_INLINE Wide begin(P first, std::uint32_t when, std::uint32_t replication, P what) {
    const Pairs pairs;
    return {first, hn::Set(pairs, when), hn::Set(pairs, replication), what};
}
/// The product of the lower halves has the next word in each half: nothing needs to be put in place.
HWY_INLINE void mix(Wide& c, V key0, V key1) {
    const Words words;
    const Pairs pairs;
    const P a = hn::MulEven(hn::BitCast(words, c.word0), hn::Set(words, 0xD2511F53U));
    const P b = hn::MulEven(hn::BitCast(words, c.word2), hn::Set(words, 0xCD9E8D57U));
    c = {hn::Xor(hn::Xor(hn::ShiftRight<32>(b), c.word1), hn::BitCast(pairs, key0)), b,
         hn::Xor(hn::Xor(hn::ShiftRight<32>(a), c.word3), hn::BitCast(pairs, key1)), a};
}
/// Two at a time, so that one need not wait for the other's products.
HWY_INLINE void mix_ten_times(std::uint64_t key, Wide& one, Wide& other) {
    const Words words;
    V key0 = hn::Set(words, static_cast<std::uint32_t>(key));
    V key1 = hn::Set(words, static_cast<std::uint32_t>(key >> 32));
    for (int round = 0; round < 10; ++round) {
        mix(one, key0, key1);
        mix(other, key0, key1);
        key0 = hn::Add(key0, hn::Set(words, 0x9E3779B9U));
        key1 = hn::Add(key1, hn::Set(words, 0xBB67AE85U));
    }
}

/// Lower halves of `even` and, moved up, of `odd`.
HWY_INLINE V join(P even, P odd) {
    const Words words;
    return hn::OddEven(hn::BitCast(words, hn::ShiftLeft<32>(odd)), hn::BitCast(words, even));
}

struct Block {
    V word0, word1, word2, word3;
};
/// One block a lane, whose counters differ in their first and last word.
HWY_INLINE Block philox_of(const Stream& random, V first, std::uint32_t when, V what) {
    const P both = hn::BitCast(Pairs(), first);
    const P ends = hn::BitCast(Pairs(), what);
    Wide even = begin(both, when, random.replication(), ends);
    Wide odd =
        begin(hn::ShiftRight<32>(both), when, random.replication(), hn::ShiftRight<32>(ends));
    mix_ten_times(random.seed(), even, odd);
    return {join(even.word0, odd.word0), join(even.word1, odd.word1), join(even.word2, odd.word2),
            join(even.word3, odd.word3)};
}

/// The words of as many blocks as a vector has pairs, block by block; `c` holds block i / 2 in even
/// pairs and block i / 2 + (half of all) in odd ones.
HWY_INLINE void store_blocks(const Wide& c, std::uint32_t* bits) {
    const Words words;
    const Pairs pairs;
    const P front = hn::BitCast(pairs, join(c.word0, c.word1));
    const P back = hn::BitCast(pairs, join(c.word2, c.word3));
    hn::StoreU(hn::BitCast(words, hn::InterleaveLower(pairs, front, back)), words, bits);
    hn::StoreU(hn::BitCast(words, hn::InterleaveUpper(pairs, front, back)), words,
               bits + hn::Lanes(words));
}
HWY_INLINE P in_order_of_storing() {
    const Pairs pairs;
    const P place = hn::Iota(pairs, 0);
    const P half = hn::Set(pairs, hn::Lanes(pairs) / 2);
    return hn::Add(hn::ShiftRight<1>(place),
                   hn::IfThenElseZero(hn::TestBit(place, hn::Set(pairs, 1)), half));
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
    const Pairs pairs;
    const std::size_t lanes = hn::Lanes(words);
    const P order = in_order_of_storing();
    const std::uint32_t what = static_cast<std::uint32_t>(purpose) << 16 | index;
    const auto blocks = [&](V first) HWY_ATTR {
        return philox_of(random, first, when, hn::Set(words, what));
    };
    std::size_t i = 0;
    while (i + lanes <= ids.size()) {
        if (i + 4 * lanes <= ids.size() && in_sequence(&ids[i], 4 * lanes)) {
            const P from = hn::Add(order, hn::Set(pairs, ids[i] / 4));
            const P last = hn::Set(pairs, what);
            Wide one = begin(from, when, random.replication(), last);
            Wide other = begin(hn::Add(from, hn::Set(pairs, hn::Lanes(pairs))), when,
                               random.replication(), last);
            mix_ten_times(random.seed(), one, other);
            store_blocks(one, bits + i);
            store_blocks(other, bits + i + 2 * lanes);
            i += 4 * lanes;
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
        const Block block = philox_of(random, hn::Set(words, id / 4), when,
                                      hn::Iota(words, what + static_cast<std::uint32_t>(i)));
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
