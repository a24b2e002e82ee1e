#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves an instance written by binome-match-bench with scipy: match-peer.py dense|sparse FILE.

Writes "seconds", "cpu", "served", "total", "mb" and "own-mb" (without what is mapped from files), a name and a
value a line. Only the call of the solver is timed; the possible pairs are handed to it already scored. A seat is
a column of its own, as these solvers want it. A pair weighs "serving + score", so that the heaviest matching
serves the most people, then has the best total: doubles hold that exactly.
"""
import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


def read(path):
    with open(path, "rb") as file:
        n_tutees, n_tutors, n_pairs = (int(x) for x in numpy.fromfile(file, numpy.int64, 3))
        capacities = numpy.fromfile(file, numpy.int32, n_tutors)
        starts = numpy.fromfile(file, numpy.int64, n_tutees + 1)
        tutors = numpy.fromfile(file, numpy.int32, n_pairs)
        scores = numpy.fromfile(file, numpy.int32, n_pairs)
    return n_tutees, n_tutors, capacities, starts, tutors, scores


def make_columns(capacities, n_tutees):
    """The first column of each tutor, and the tutor of each column."""
    capacities = numpy.minimum(capacities, n_tutees)
    first = numpy.concatenate(([0], numpy.cumsum(capacities)))
    return first, numpy.repeat(numpy.arange(len(capacities)), capacities)


def solve_dense(n_tutees, n_tutors, capacities, starts, tutors, scores):
    serving = (n_tutees + 1) * 1000001
    first, tutor_of = make_columns(capacities, n_tutees)
    full = numpy.zeros((n_tutees, len(tutor_of)))
    row = numpy.zeros(n_tutors)
    for i in range(n_tutees):
        row[:] = 0
        row[tutors[starts[i]:starts[i + 1]]] = scores[starts[i]:starts[i + 1]].astype(numpy.float64) + serving
        full[i] = row[tutor_of]
    begin, cpu = time.perf_counter(), time.process_time()
    rows, columns = linear_sum_assignment(full, maximize=True)
    seconds = time.perf_counter() - begin, time.process_time() - cpu
    weights = full[rows, columns]
    return seconds, weights[weights > 0] - serving


def solve_sparse(n_tutees, n_tutors, capacities, starts, tutors, scores):
    """Everyone gets a column of their own too, for nobody: the matching must be full."""
    serving = (n_tutees + 1) * 1000001
    first, tutor_of = make_columns(capacities, n_tutees)
    copies = numpy.minimum(capacities, n_tutees)[tutors]
    pairs_of = numpy.repeat(numpy.arange(n_tutees), numpy.diff(starts))
    rows = numpy.concatenate((numpy.repeat(pairs_of, copies), numpy.arange(n_tutees)))
    begins = numpy.repeat(numpy.cumsum(copies) - copies, copies)
    columns = numpy.repeat(first[tutors], copies) + numpy.arange(copies.sum()) - begins
    columns = numpy.concatenate((columns, len(tutor_of) + numpy.arange(n_tutees)))
    weights = numpy.concatenate((numpy.repeat(scores, copies).astype(numpy.float64) + serving, numpy.ones(n_tutees)))
    graph = csr_array((weights, (rows, columns)), shape=(n_tutees, len(tutor_of) + n_tutees))
    del rows, columns, weights, copies, begins, pairs_of
    begin, cpu = time.perf_counter(), time.process_time()
    rows, columns = min_weight_full_bipartite_matching(graph, maximize=True)
    seconds = time.perf_counter() - begin, time.process_time() - cpu
    chosen = columns < len(tutor_of)
    return seconds, graph[rows[chosen], columns[chosen]] - serving


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("dense", "sparse"):
        sys.exit("usage: match-peer.py dense|sparse FILE")
    (seconds, cpu), scores = {"dense": solve_dense, "sparse": solve_sparse}[sys.argv[1]](*read(sys.argv[2]))
    print(f"seconds {seconds:.6f}\ncpu {cpu:.6f}\nserved {len(scores)}\ntotal {int(numpy.asarray(scores).sum())}")
    with open("/proc/self/status") as file:
        status = dict(line.split(":", 1) for line in file)
    peak, mapped = (int(status[name].split()[0]) / 1024 for name in ("VmHWM", "RssFile"))
    print(f"mb {peak:.1f}\nown-mb {peak - mapped:.1f}")


if __name__ == "__main__":
    main()
