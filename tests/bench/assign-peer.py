#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times scipy's linear_sum_assignment: assign-peer.py TUTEES TUTORS FEASIBLE% SEATS% [SEED].

Makes the instance that binome-assign makes from the same arguments, with a column a seat, and writes
"seconds served total". A pair that is not possible weighs 0, a possible one "serving + score", so that
the heaviest assignment serves the most people, then has the best total: doubles hold it exactly.
"""
import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment

FACTOR, STEP = 6364136223846793005, 1442695040888963407


def stream(state, count):
    """The next numbers of the generator, and its state after them; a whole block at once."""
    factor = numpy.cumprod(numpy.full(count, FACTOR, dtype=numpy.uint64), dtype=numpy.uint64)
    powers = numpy.concatenate((numpy.ones(1, dtype=numpy.uint64), factor[:-1]))
    step = numpy.cumsum(powers, dtype=numpy.uint64) * numpy.uint64(STEP)
    states = factor * numpy.uint64(state) + step
    return (states >> numpy.uint64(33)).astype(numpy.int64), int(states[-1])


def make(n_tutees, n_tutors, feasible, seats, state):
    capacities = numpy.zeros(n_tutors, dtype=numpy.int64)
    count = n_tutees * seats // 100
    if count > 0:
        draws, state = stream(state, count)
        capacities = numpy.bincount(draws % n_tutors, minlength=n_tutors)
    draws, state = stream(state, n_tutors)
    merit = draws % 500001
    draws, state = stream(state, n_tutees * n_tutors)
    draws = draws.reshape(n_tutees, n_tutors)
    scores = merit + draws // 100 % 500001
    return capacities, numpy.where(draws % 100 < feasible, scores, -1)


def main():
    if len(sys.argv) < 5:
        sys.exit("usage: assign-peer.py TUTEES TUTORS FEASIBLE% SEATS% [SEED]")
    n_tutees, n_tutors, feasible, seats = (int(word) for word in sys.argv[1:5])
    capacities, scores = make(n_tutees, n_tutors, feasible, seats, int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    serving = (n_tutees + 1) * 1000001
    weights = numpy.where(scores >= 0, scores + serving, 0).astype(numpy.float64)
    columns = numpy.repeat(numpy.arange(n_tutors), numpy.minimum(capacities, n_tutees))
    matrix = numpy.ascontiguousarray(weights[:, columns])

    start = time.perf_counter()
    rows, seats_taken = linear_sum_assignment(matrix, maximize=True)
    seconds = time.perf_counter() - start

    chosen = scores[rows, columns[seats_taken]]
    print(f"{seconds:.6f} {(chosen >= 0).sum()} {chosen[chosen >= 0].sum()}")


if __name__ == "__main__":
    main()
