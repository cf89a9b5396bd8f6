package lexicon

import (
	"strings"
	"sync"
)

// closedClass are the closed-class words of English.
var closedClass = sync.OnceValue(func() map[string]struct{} {
	words := map[string]struct{}{}
	for _, w := range strings.Fields(`the a an this that these those my your his her its our their no every each either neither some any all both
i you he she it we they me him us them mine yours hers ours theirs myself yourself himself herself itself ourselves themselves
be am is are was were been being have has had having do does did will would can could may might must shall should cannot
can't won't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't
to not also already just even now then here there again too very quite rather of in on at by for with from into onto upon over under
about against between among through throughout during within without across behind beyond near towards toward above below around off out up down
since until till after before via per amid than as and or but nor so because although though while if unless whether when where who whom whose
which what how why such own it's that's he's she's there's s other another`) {
		words[w] = struct{}{}
	}
	return words
})
