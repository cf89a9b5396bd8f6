package text

import (
	"strings"
	"testing"
)

// wire is about one news article of our own, in English.
const wire = `Harbour reopens after storm, ferries resume
By Jane Doe
PORT ELLEN, Feb 2 (Reuters) - The harbour of Port Ellen reopened on Monday, three days after the worst storm in a decade damaged its eastern breakwater, the regional government said.
"We expect all ferries to run again by Wednesday," Mr. Colin McNab, the harbour master, told reporters. "But the breakwater will need 1.2 million pounds of repairs before the winter."
The storm, which meteorologists named Una, cut power to some 4,500 homes and closed schools on the southern coast. Nobody was hurt, police said.
U.S. shipping company Atlantic Lines Inc. said two of its vessels had been rerouted to Dublin at a cost of $300,000. It did not say whether it would seek compensation.
Residents' groups accused the government of having ignored warnings about the state of the breakwater since 2019; a spokesman rejected this and said that inspections had been carried out every year.
(Reporting by Jane Doe; editing by John Roe)
`

func BenchmarkAnalyse(b *testing.B) {
	for _, c := range []struct{ name, source string }{
		{"article", wire},
		{"english", strings.Repeat(wire, 100)},
		{"russian", strings.Repeat("Порт вновь открылся в понедельник, через три дня после шторма, сообщило правительство. «Мы ждём, что паромы пойдут в среду», — сказал г-н Макнаб.\n", 500)},
		{"chinese", strings.Repeat("港口在风暴三天后于星期一重新开放，地区政府表示。“我们预计渡轮将于星期三恢复运行。”港务长说。\n", 500)},
		{"arabic", strings.Repeat("أعيد فتح الميناء يوم الاثنين بعد ثلاثة أيام من العاصفة، حسبما قالت الحكومة. وقال المتحدث إن العبارات ستعود يوم الأربعاء.\n", 500)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.source)))
			b.ReportAllocs()
			for b.Loop() {
				Analyse(c.source, Options{})
			}
		})
		b.Run(c.name+"/words", func(b *testing.B) {
			b.SetBytes(int64(len(c.source)))
			b.ReportAllocs()
			for b.Loop() {
				tokenize(c.source)
			}
		})
	}
}

func BenchmarkStem(b *testing.B) {
	words := tokenize(wire)
	for b.Loop() {
		for i := range words {
			Stem("en", words[i].Norm)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}

func BenchmarkReader(b *testing.B) {
	var r Reader
	b.SetBytes(int64(len(wire)))
	b.ReportAllocs()
	for b.Loop() {
		r.Analyse(wire, Options{})
	}
}
