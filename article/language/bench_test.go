package language

import (
	"testing"

	"parallax/article"
)

const english = "The company that runs the line said that it could not find other crews in time — it has offered a bus to the northern bridge, which islanders call a joke. " +
	"The last ferry to the outer islands leaves at midnight, the harbour office said, as the strike of the crews enters its second week. " +
	"“We are cut off,” said Marta Lind, who keeps the only shop on the northern island. The council talks and talks, and nobody has asked us yet what we need."

func BenchmarkOf(b *testing.B) {
	a := &article.Article{Text: english}
	for b.Loop() {
		if tag, _ := Of(a); tag != "en" {
			b.Fatal("not known")
		}
	}
}
