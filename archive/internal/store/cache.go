package store

import "sync"

// blockCache keeps the blocks that were unpacked last, up to a number of bytes.
type blockCache struct {
	mutex  sync.Mutex
	limit  int
	bytes  int
	blocks map[uint64][]byte
	order  []uint64 // oldest first
}

func newBlockCache(limit int) *blockCache {
	return &blockCache{limit: limit, blocks: map[uint64][]byte{}}
}

func (c *blockCache) get(key uint64) ([]byte, bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	block, ok := c.blocks[key]
	return block, ok
}

func (c *blockCache) put(key uint64, block []byte) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if _, known := c.blocks[key]; known {
		return
	}
	for c.bytes+len(block) > c.limit && len(c.order) > 0 {
		c.bytes -= len(c.blocks[c.order[0]])
		delete(c.blocks, c.order[0])
		c.order = c.order[1:]
	}
	c.blocks[key] = block
	c.order = append(c.order, key)
	c.bytes += len(block)
}
