package database

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// isoDate reads a date as databases print them, "February 2, 2020 Sunday",
// "Sonntag 2. Februar 2020", "2 février 2020", "2 de mayo de 2020": a month by
// name, a day and a year, and nothing that is none of a date. It gives "" for
// any other line.
func isoDate(line string) string {
	if len(line) > 80 {
		return ""
	}
	day, month, year := 0, 0, 0
	clock := ""
	for _, word := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool {
		return unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' || r == ';'
	}) {
		bare := strings.TrimRight(word, ".")
		if strings.Count(word, ":") > 0 {
			clock = word
			continue
		}
		if m, ok := months()[bare]; ok && month == 0 {
			month = m
			continue
		}
		if digits := strings.TrimRight(bare, "stndrhe ºª"); digits != "" {
			if n, err := strconv.Atoi(digits); err == nil {
				switch {
				case n > 31 && 1500 < n && n < 2200 && year == 0 && len(digits) == 4:
					year = n
				case 0 < n && n <= 31 && day == 0:
					day = n
				default:
					return ""
				}
				continue
			}
		}
		if bare == "am" || bare == "pm" {
			clock = "" // of the twelve-hour clock
		}
		if !isDateWord(bare) {
			return ""
		}
	}
	if month == 0 || year == 0 {
		return ""
	}
	if day == 0 {
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	date := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	if len(clock) == 5 && clock[2] == ':' && isDigits(clock[:2]) && isDigits(clock[3:]) && clock < "24:00" {
		return date + "T" + clock
	}
	return date
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// isDateWord: words that stand in a printed date.
func isDateWord(word string) bool {
	for _, w := range strings.Fields(dateWords) {
		if w == word {
			return true
		}
	}
	return false
}

const dateWords = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun" +
	" montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche" +
	" lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica" +
	" maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda-feira terça-feira quarta-feira quinta-feira sexta-feira" +
	" de del of am pm a.m p.m gmt utc est edt et cst cdt pst pdt bst cet cest ist msk jst uhr h" +
	" понедельник вторник среда четверг пятница суббота воскресенье года г"

var months = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for _, names := range []string{
		"january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	} {
		for i, name := range strings.Fields(names) {
			out[name] = i + 1
		}
	}
	return out
})
