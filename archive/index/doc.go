// Package index finds every passage that any two articles of an archive share.
// It is pure steps over plain data and encoded blocks: no files, no clock, no
// goroutines of its own, so that a local driver and a distributed one run the
// same steps and make the same bytes:
//
//	shard of articles   [Indexer]        → one block of postings for each partition of the hashes
//	blocks of a shard   [WriteSegment]   → one immutable file, read back with [OpenSegment]
//	one partition       [Learn]          → word sequences that recur; all partitions: [NewStatistics]
//	one partition       [Join]           → blocks of seeds, one for each shard of pairs
//	one shard of pairs  [Candidates]     → pairs worth a look, in order
//	                    [Verifier]       → edges: pairs with their passages, by package align
//	all edges           [Clusters]       → groups
//
// An article is known by its number, which never changes; what a join must know
// of all articles (outlet, day, batch) is the [Catalog]. The result does not
// depend on how articles are divided into shards, nor blocks into segments.
package index
