// The reference optimum: LEMON's MaxWeightedMatching. Reads graphs, one after the other, in the form that
// bench/matching/graphFile.ts writes, adds `bonus` to every weight, and prints one line of JSON for each graph.
//   g++ -O3 -o lemon lemon.cpp        (Debian: g++ liblemon-dev)
//   lemon FILE.bin [bonus]
#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using lemon::SmartGraph;
using Weights = SmartGraph::EdgeMap<long long>;

static bool read(std::FILE *file, std::vector<std::int32_t> &into) {
  return std::fread(into.data(), sizeof(std::int32_t), into.size(), file) == into.size();
}

static void solve(int vertices, const std::vector<std::int32_t> &a, const std::vector<std::int32_t> &b,
                  const std::vector<std::int32_t> &weight, long long bonus) {
  SmartGraph graph;
  for (int i = 0; i < vertices; i++) graph.addNode();
  Weights worth(graph);
  for (std::size_t i = 0; i < weight.size(); i++) {
    worth[graph.addEdge(graph.nodeFromId(a[i]), graph.nodeFromId(b[i]))] = weight[i] + bonus;
  }
  const std::clock_t begun = std::clock();
  lemon::MaxWeightedMatching<SmartGraph, Weights> matching(graph, worth);
  matching.run();
  const double cpuMs = 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
  long long total = 0;
  int pairs = 0;
  for (std::size_t i = 0; i < weight.size(); i++) {
    if (!matching.matching(graph.edgeFromId(static_cast<int>(i)))) continue;
    total += weight[i];
    pairs++;
  }
  std::printf("{\"weight\":%lld,\"pairs\":%d,\"cpuMs\":%.3f}\n", total, pairs, cpuMs);
}

int main(int count, char **words) {
  std::FILE *file = count > 1 ? std::fopen(words[1], "rb") : nullptr;
  if (file == nullptr) return 1;
  const long long bonus = count > 2 ? std::atoll(words[2]) : 0;
  std::vector<std::int32_t> head(3);
  while (read(file, head)) {
    if (head[0] != 0x4d415443) return 1;
    std::vector<std::int32_t> a(head[2]), b(head[2]), weight(head[2]);
    if (!read(file, a) || !read(file, b) || !read(file, weight)) return 1;
    solve(head[1], a, b, weight, bonus);
  }
  std::fclose(file);
}
