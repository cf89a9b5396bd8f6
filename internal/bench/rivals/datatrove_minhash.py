"""Runs datatrove's MinHash deduplication over an archive of JSON Lines and
writes the pairs of articles that it holds for duplicates.

    python datatrove_minhash.py archive.jsonl WORKDIR TASKS > pairs.txt

It needs the packages datatrove and spacy. It stops before the step that drops
articles: what is measured is finding them.
"""

import os
import struct
import sys
from glob import glob

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.utils.hashing import HashConfig


def main():
    archive, work, tasks = sys.argv[1], sys.argv[2], int(sys.argv[3])
    # 5-grams, 14 buckets of 8 hashes: its documented default.
    config = MinhashConfig(hash_config=HashConfig(precision=64), num_buckets=14, hashes_per_bucket=8)
    split = os.path.join(work, "shards")
    os.makedirs(split, exist_ok=True)
    shards = [open(os.path.join(split, f"{i:03d}.jsonl"), "wb") for i in range(tasks)]
    with open(archive, "rb") as lines:
        for n, line in enumerate(lines):
            shards[n % tasks].write(line)
    for shard in shards:
        shard.close()
    signatures, buckets = os.path.join(work, "signatures"), os.path.join(work, "buckets")
    LocalPipelineExecutor(
        pipeline=[JsonlReader(split), MinhashDedupSignature(output_folder=signatures, config=config)],
        tasks=tasks, workers=tasks, logging_dir=os.path.join(work, "logs1"),
    ).run()
    LocalPipelineExecutor(
        pipeline=[MinhashDedupBuckets(input_folder=signatures, output_folder=buckets, config=config)],
        tasks=14, workers=tasks, logging_dir=os.path.join(work, "logs2"),
    ).run()
    # A pair is (file, document, file, document), each unsigned 32 bit.
    pairs = set()
    for name in glob(os.path.join(buckets, "*.dups")):
        with open(name, "rb") as f:
            for record in struct.iter_unpack("<4I", f.read()):
                pairs.add(record)
    for f1, d1, f2, d2 in sorted(pairs):
        print(d1 * tasks + f1, d2 * tasks + f2)


if __name__ == "__main__":
    main()
