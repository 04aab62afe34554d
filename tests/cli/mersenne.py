# SPDX-License-Identifier: MIT
"""The 64-bit Mersenne Twister (Nishimura 2000), written a second time, and the draws made from it."""
import numpy as np

N, M = 312, 156
MATRIX, UPPER, LOWER = (np.uint64(x) for x in (0xB5026F5AA96619E9, 0xFFFFFFFF80000000, 0x7FFFFFFF))


class Mersenne:
    def __init__(self, seed):
        state = [seed]
        for i in range(1, N):
            state.append((6364136223846793005 * (state[-1] ^ state[-1] >> 62) + i) % 2 ** 64)
        self.state = np.array(state, dtype=np.uint64)
        self.numbers = iter(())

    def twist(self):
        def mixed(high, low, far):
            x = (high & UPPER) | (low & LOWER)
            return far ^ (x >> np.uint64(1)) ^ np.where(x & np.uint64(1), MATRIX, np.uint64(0))

        s = self.state
        s[:M] = mixed(s[:M], s[1:M + 1], s[M:])
        s[M:-1] = mixed(s[M:-1].copy(), s[M + 1:].copy(), s[:M - 1])
        s[-1:] = mixed(s[-1:], s[:1], s[M - 1:M])
        y = s.copy()
        y ^= (y >> np.uint64(29)) & np.uint64(0x5555555555555555)
        y ^= (y << np.uint64(17)) & np.uint64(0x71D67FFFEDA60000)
        y ^= (y << np.uint64(37)) & np.uint64(0xFFF7EEE000000000)
        return (y ^ (y >> np.uint64(43))).tolist()

    def raw(self):
        for number in self.numbers:
            return number
        self.numbers = iter(self.twist())
        return next(self.numbers)

    def below(self, n):
        number = self.raw()
        while number < 2 ** 64 % n:
            number = self.raw()
        return number % n

    def picks(self, draws, *sizes):
        """By draw: places of a sample drawn with replacement; samples one after the other."""
        return [[[self.below(n) for _ in range(n)] for n in sizes] for _ in range(draws)]

    def signs(self, draws, n):
        """By draw: n signs, bits of one raw number for every 64."""
        rows = []
        for _ in range(draws):
            raws = [self.raw() for _ in range(0, n, 64)]
            rows.append([-1 if raws[i // 64] >> i % 64 & 1 else 1 for i in range(n)])
        return np.array(rows)
