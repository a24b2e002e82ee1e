/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solves an instance written by binome-match-bench with the network simplex of LEMON: match-peer-lemon FILE.
 *
 * Writes "seconds", "cpu", "served", "total", "mb" and "own-mb" (without what is mapped from files), a name and a
 * value a line. Only the solver is timed; the possible pairs are handed to it already scored. */

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <vector>

template <typename T>
static bool
read_all (FILE *file, std::vector<T> &into, size_t n)
{
  into.resize (n);
  return fread (into.data (), sizeof (T), n, file) == n;
}

static double
get_peak (double *own)
{
  char line[256];
  double peak = 0, mapped = 0;
  FILE *file = fopen ("/proc/self/status", "r");

  while (file != nullptr && fgets (line, sizeof line, file) != nullptr)
    {
      sscanf (line, "VmHWM: %lf", &peak);
      sscanf (line, "RssFile: %lf", &mapped);
    }
  if (file != nullptr)
    fclose (file);
  *own = (peak - mapped) / 1024;
  return peak / 1024;
}

int
main (int argc, char **argv)
{
  FILE *file = argc == 2 ? fopen (argv[1], "rb") : nullptr;
  std::vector<int64_t> head, starts;
  std::vector<int32_t> capacities, tutors, scores;

  if (file == nullptr || !read_all (file, head, 3) || !read_all (file, capacities, head[1])
      || !read_all (file, starts, head[0] + 1) || !read_all (file, tutors, head[2])
      || !read_all (file, scores, head[2]))
    {
      fprintf (stderr, "usage: match-peer-lemon FILE\n");
      return 2;
    }
  fclose (file);

  using Graph = lemon::SmartDigraph;
  Graph graph;
  int64_t n = head[0], m = head[1], serving = (n + 1) * 1000001;

  graph.reserveNode (n + m + 1);
  graph.reserveArc (head[2] + n + m);
  for (int64_t k = 0; k < n + m + 1; k++)
    graph.addNode ();

  /* The first value of a map does not reach arcs that are added later. */
  Graph::ArcMap<int64_t> cost (graph), capacity (graph);
  auto add = [&] (int64_t from, int64_t to, int64_t price, int64_t most) {
    Graph::Arc arc = graph.addArc (graph.nodeFromId (from), graph.nodeFromId (to));

    cost[arc] = price;
    capacity[arc] = most;
  };
  Graph::NodeMap<int64_t> supply (graph, 0);

  for (int64_t i = 0; i < n; i++)
    {
      supply[graph.nodeFromId (i)] = 1;
      for (int64_t k = starts[i]; k < starts[i + 1]; k++)
        add (i, n + tutors[k], 1000000 - scores[k], 1);
      add (i, n + m, serving, 1);
    }
  for (int64_t j = 0; j < m; j++)
    add (n + j, n + m, 0, capacities[j]);
  supply[graph.nodeFromId (n + m)] = -n;

  lemon::NetworkSimplex<Graph, int64_t, int64_t> solver (graph);
  solver.upperMap (capacity).costMap (cost).supplyMap (supply);
  auto begin = std::chrono::steady_clock::now ();
  std::clock_t clock = std::clock ();
  solver.run ();
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now () - begin;
  double cpu = double (std::clock () - clock) / CLOCKS_PER_SEC;

  int64_t price = solver.totalCost<int64_t> (), unserved = price / serving;
  int64_t total = (n - unserved) * 1000000 - price % serving;

  double own, peak = get_peak (&own);

  printf ("seconds %.6f\ncpu %.6f\nserved %ld\ntotal %ld\nmb %.1f\nown-mb %.1f\n", seconds.count (), cpu,
          (long)(n - unserved), (long)total, peak, own);
  return 0;
}
