"""Runs text-dedup's MinHash deduplication over an archive of JSON Lines and
writes the pairs of articles that it puts into one cluster.

    python textdedup_minhash.py archive.jsonl WORKDIR PROCESSES > pairs.txt

It needs the package text-dedup. Of a cluster of more than 200 articles each is
paired with the first only.
"""

import contextlib
import os
import pickle
import sys
from collections import defaultdict


def main():
    archive, work, processes = sys.argv[1:4]
    os.makedirs(work, exist_ok=True)
    os.environ["HF_HOME"] = os.path.join(work, "home")
    os.environ["HF_HUB_OFFLINE"] = "1"
    from text_dedup import minhash

    output = os.path.join(work, "output")
    sys.argv = ["minhash", "--path", "json", "--data_files", archive, "--split", "train", "--column", "text",
                "--output", output, "--cache_dir", os.path.join(work, "cache"), "--num_proc", processes, "--debug"]
    with contextlib.redirect_stdout(sys.stderr), contextlib.suppress(SystemExit):
        minhash.main()
    with open(os.path.join(output, "uf.pkl"), "rb") as f:
        kept = pickle.load(f)
    parent = kept.parent if hasattr(kept, "parent") else kept
    clusters = defaultdict(list)
    for n in sorted(parent):
        root = n
        while parent[root] != root:
            root = parent[root]
        clusters[root].append(n)
    for members in clusters.values():
        few = members if len(members) <= 200 else members[:1]
        for i, a in enumerate(few):
            for b in members[i + 1:]:
                print(a, b)


if __name__ == "__main__":
    main()
