package compare

import "testing"

func TestEveryCategoryHasATitle(t *testing.T) {
	list := Categories()
	if len(list) < 50 {
		t.Fatalf("only %d categories", len(list))
	}
	if len(list) != len(categoryTitles) {
		t.Errorf("%d categories, %d titles", len(list), len(categoryTitles))
	}
	for _, c := range list {
		if categoryTitles[c.Name] == "" {
			t.Errorf("%s has no title", c.Name)
		}
		if c.Code == "" {
			t.Errorf("%s has no code", c.Name)
		}
		if c.Family != c.Name && familyTitles[c.Family] == "" {
			t.Errorf("the family %s has no title", c.Family)
		}
	}
}
