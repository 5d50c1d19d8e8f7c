"""The reference everybody finds first: networkx. Reads a graph as bench/matching/graphFile.ts writes it, adds the bonus
to every weight and prints one line of JSON. Debian: python3-networkx."""
import array
import json
import sys
import time

import networkx

with open(sys.argv[1], "rb") as file:
    words = array.array("i", file.read())
bonus = int(sys.argv[2]) if len(sys.argv) > 2 else 0
size, count = words[1], words[2]
a, b, weight = (words[3 + i * count : 3 + (i + 1) * count] for i in range(3))
graph = networkx.Graph()
graph.add_nodes_from(range(size))
graph.add_weighted_edges_from((u, v, w + bonus) for u, v, w in zip(a, b, weight))
begun = time.process_time()
pairs = networkx.max_weight_matching(graph)
cpu = (time.process_time() - begun) * 1000
total = sum(graph[u][v]["weight"] - bonus for u, v in pairs)
print(json.dumps({"weight": total, "pairs": len(pairs), "cpuMs": cpu}))
