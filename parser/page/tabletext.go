package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// Copied text keeps the captions of the Metadata tab's tables and glues the cells of
// a row ("ColourqueryList<string>NoFilter by colour"), unless a browser put tabs
// between them. A row is cut where that can be done in one way alone (gluedrow.go);
// what cannot be cut is left out and reported.

const hintSaveHTML = "save the page as HTML, which keeps them apart"

const (
	allowableValues = "Allowable Values"
	validRange      = "Valid Range: "
)

// textTable is a table of copied text being read.
type textTable struct {
	table    Table
	columns  []column
	lines    []line                // those of the rows
	split    func(string) []string // gives a row's cells; nil where they run together
	headed   bool                  // its head was read
	parted   bool                  // a blank line stands below what was read
	listsCut bool                  // a list of what is allowed was left out
	together bool                  // the rows themselves run into each other
}

// readTables reads the tables, the first of which begins with the first line.
func (t *textPage) readTables(lines []line) {
	var tables []*textTable
	begin := func(title string, enum bool, l line) {
		at := diag.Pos{File: t.in.file, Line: l.no, Col: 1 + len(l.text) - len(strings.TrimLeft(l.text, " \t"))}
		next := &textTable{table: Table{Type: title, Enum: enum, Pos: at}, columns: columnsWithout(enum)}
		if last := len(tables) - 1; last >= 0 && enum {
			next.split = tables[last].split
		}
		tables = append(tables, next)
		if title != "" && !enum {
			t.tables = append(t.tables, title)
		}
	}
	for _, l := range lines {
		text := strings.TrimSpace(l.text)
		title, enum := tableCaption(text)
		last := len(tables) - 1
		switch {
		case title != "":
			begin(title, enum, l)
			continue
		case text == "" || rule.MatchString(text):
			if last >= 0 {
				tables[last].parted = tables[last].parted || text == ""
			}
			continue
		case isTableHead(text) && (last < 0 || tables[last].begun()):
			begin("", false, l)
		case last >= 0 && tables[last].endsBefore(text):
			begin("", true, l)
		case last < 0:
			continue
		}
		tables[len(tables)-1].add(l)
	}
	known := knownTypes(tables)
	for _, table := range tables {
		t.page.Tables = append(t.page.Tables, t.readTable(table, known))
	}
}

func (t *textTable) begun() bool { return t.headed || len(t.lines) > 0 }

// endsBefore tells whether the values of an enum without a caption begin with this row.
// A table's last row lacks the cell that is empty.
func (t *textTable) endsBefore(text string) bool {
	cells := pipeCells(text)
	if t.table.Type != "" || len(cells) == 0 || len(cells) > 3 || !identifier.MatchString(cells[0]) {
		return false
	}
	if !t.table.Enum || !t.begun() {
		return !t.table.Enum
	}
	head := squeezed(text) == "namevalue"
	short := len(t.lines) > 0 && len(pipeCells(t.lines[len(t.lines)-1].text)) < len(t.columns)
	return head || short || t.parted && len(t.lines) > 0
}

// tableCaption gives the type that a caption names, and whether it is an enum's.
func tableCaption(text string) (title string, enum bool) {
	if found := tableTitle.FindStringSubmatch(text); found != nil {
		return found[1], false
	}
	if enumTitle.MatchString(text) {
		return strings.TrimSuffix(text, " Enum:"), true
	}
	return "", false
}

// findSplit finds what keeps the cells apart: in the head, or tabs and pipes in any
// row. Blanks alone do so only below a head that has them, too.
func (t *textTable) findSplit(text string) {
	inText := strings.Contains(strings.TrimSpace(text), "\t") || t.table.Enum && !t.headed && pipeCells(text) != nil
	if t.split == nil && (inText || !t.begun() && !t.table.Enum) {
		t.split = splitter(text)
	}
}

// add takes a line below the caption.
func (t *textTable) add(l line) {
	heading := isTableHead(l.text) || t.table.Enum && squeezed(l.text) == "namevalue"
	t.findSplit(l.text)
	switch {
	case heading && len(t.lines) == 0 && t.table.Enum:
		t.headed, t.columns = true, []column{nameColumn, valueColumn, descriptionColumn}
	case heading && len(t.lines) == 0:
		t.headed = true
		if _, rows, _ := strings.Cut(l.text, "Description"); t.split == nil && !isBlank(rows) {
			t.lines, t.together = append(t.lines, line{rows, l.no}), true
		}
	default:
		t.lines = append(t.lines, l)
	}
}

// readTable reads the rows of a table and reports those that it cannot read.
func (t *textPage) readTable(table *textTable, known map[string]bool) Table {
	switch {
	case table.together:
		table.table.Incomplete = true
	case table.split != nil:
		table.splitRows(t.in)
	case table.table.Enum:
		table.cutEnum(t.in)
	default:
		table.cutRows(t.in, known)
	}
	got := table.table
	if table.listsCut {
		t.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "table-cut", Pos: got.Pos, Hint: hintSaveHTML,
			Message: "copied text runs the values together that members of " + excerpt(got.Type) + " allow; they were left out"})
	}
	if got.Incomplete {
		at := table.lines[0]
		t.diags.Warn("table-cut", t.in.line(at.no), hintSaveHTML,
			"copied text runs the cells of %s's table together; %d of its %d rows could be told apart, the others were left out",
			excerpt(got.Type), len(got.Rows), max(len(table.lines), len(got.Rows)+1))
	}
	return got
}

// splitRows reads rows whose cells are apart.
func (t *textTable) splitRows(in *input) {
	for i := 0; i < len(t.lines); i++ {
		l := t.lines[i]
		r := Row{Pos: in.line(l.no)}
		cells := t.split(l.text)
		for j, cell := range cells {
			switch last := len(t.columns) - 1; {
			case j <= last:
				r.set(t.columns[j], cell)
			case cell != "":
				r.Description += " | " + cell // a pipe of the text's own
			}
		}
		switch last := len(t.table.Rows) - 1; {
		case t.isRow(r, cells):
			t.addRow(r, &i)
		case last >= 0 && !t.table.Enum && !looksLikeRow(l.text):
			t.table.Rows[last].Description = strings.TrimSpace(t.table.Rows[last].Description + "\n" + strings.TrimSpace(l.text))
		default:
			t.table.Incomplete = true
		}
	}
}

// isRow tells whether the cells make a whole row.
func (t *textTable) isRow(r Row, cells []string) bool {
	if t.table.Enum {
		return r.Name != "" && !strings.ContainsAny(r.Name, " \t")
	}
	return identifier.MatchString(r.Name) && len(cells) >= 4 && (r.Required == "Yes" || r.Required == "No")
}

// looksLikeRow tells a row whose cells are not apart as those of the others are from
// the second line of a description.
func looksLikeRow(text string) bool {
	if len(waysToCut(strings.TrimSpace(text))) > 0 {
		return true
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == '|' })
	param := slices.ContainsFunc(paramWords[:], func(word string) bool { return slices.Contains(words, word) })
	return param && (slices.Contains(words, "Yes") || slices.Contains(words, "No"))
}

// addRow takes a row, and the lines below it that list what is allowed.
func (t *textTable) addRow(r Row, i *int) {
	if before, limits, found := cutLast(r.Description, validRange); found && validLimits.MatchString(limits) {
		r.Description, r.Allowed = strings.TrimSpace(before), limits
	}
	if before, list, found := cutLast(r.Description, allowableValues); found && !strings.HasPrefix(list, " ") {
		r.Description = strings.TrimSpace(before)
		if t.listsCut = t.listsCut || list != ""; list == "" {
			*i += t.takeAllowed(&r, t.lines[*i+1:])
		}
	} else if next := t.lines[*i+1:]; len(next) > 0 && strings.TrimSpace(next[0].text) == allowableValues {
		*i += 1 + t.takeAllowed(&r, next[1:])
	} else if len(next) > 0 {
		if limits, found := strings.CutPrefix(strings.TrimSpace(next[0].text), validRange); found && validLimits.MatchString(limits) {
			r.Allowed = limits
			*i++
		}
	}
	t.table.Rows = append(t.table.Rows, r)
}

var (
	validLimits = regexp.MustCompile(`^-?[\d.]+ - -?[\d.]+$`)
	// listItem is an allowable value on a line of its own, with the bullet that some
	// browsers copy. It is taken for one only if it cannot be a row.
	listItem = regexp.MustCompile(`^\s*(?:[•◦*]\s*)?([^\t]*\S)\s*$`)
)

// takeAllowed takes the lines of the list up to the next row and tells how many they are.
func (t *textTable) takeAllowed(r *Row, lines []line) int {
	var values []string
	for _, l := range lines {
		found := listItem.FindStringSubmatch(l.text)
		if found == nil || t.split != nil && len(t.split(l.text)) > 3 || t.split == nil && len(waysToCut(strings.TrimSpace(l.text))) > 0 {
			break
		}
		values = append(values, found[1])
	}
	r.Allowed = strings.Join(values, ", ")
	return len(values)
}

// cutRows reads glued rows of a class.
func (t *textTable) cutRows(in *input, known map[string]bool) {
	for i := 0; i < len(t.lines); i++ {
		l := t.lines[i]
		text := strings.TrimSpace(l.text)
		r, sure := cutRow(text, t.knownHere(known))
		switch last := len(t.table.Rows) - 1; {
		case sure:
			r.Pos = in.line(l.no)
			t.addRow(r, &i)
		case last >= 0 && !t.table.Incomplete && !strings.Contains(text, "Yes") && !strings.Contains(text, "No"):
			t.table.Rows[last].Description += "\n" + text // no row lacks both, so the description goes on
		default:
			t.table.Incomplete = true
		}
	}
}

var (
	identifier = regexp.MustCompile(`^[\p{L}_][\p{L}\p{Nd}_]*$`)
	// gluedNumber is a value's name with a number that can begin at one place only.
	gluedNumber = regexp.MustCompile(`^([\p{L}_][\p{L}\p{Nd}_]*?)(-\d+|\d)$`)
)

// cutEnum reads glued rows of an enum: all or none, since a description of one word
// looks like a part of the name, and only other rows can tell that there are any.
func (t *textTable) cutEnum(in *input) {
	var rows []Row
	for _, l := range t.lines {
		r := Row{Name: strings.TrimSpace(l.text), Pos: in.line(l.no)}
		if len(t.columns) == 3 {
			found := gluedNumber.FindStringSubmatch(r.Name)
			if found == nil || strings.HasSuffix(strings.TrimRight(found[1], "_"), "-") || endsInDigit(found[1]) {
				t.table.Incomplete = true
				return
			}
			r.Name, r.Value = found[1], found[2]
		} else if !identifier.MatchString(r.Name) {
			t.table.Incomplete = true
			return
		}
		rows = append(rows, r)
	}
	t.table.Rows = rows
}

func endsInDigit(name string) bool {
	last := name[len(name)-1]
	return '0' <= last && last <= '9'
}
