package profile

import (
	"strconv"
	"sync"
)

// A Label is a name with a value that samples bear.
type Label struct{ Key, Value string }

func setlabels(id int)
func labels() int

// A goroutine has the number of a list of labels; 0 is the empty one. Lists are kept for ever: profiles may still name them.
var known struct {
	sync.Mutex
	lists [][]Label
	ids   map[string]int
}

// SetLabels gives this goroutine, and those that it starts, a list of labels sorted by key.
func SetLabels(list []Label) {
	if len(list) == 0 {
		setlabels(0)
		return
	}
	k := ""
	for _, l := range list {
		k += strconv.Quote(l.Key) + strconv.Quote(l.Value)
	}
	known.Lock()
	id := known.ids[k]
	if id == 0 {
		if known.ids == nil {
			known.ids = make(map[string]int)
		}
		known.lists = append(known.lists, list)
		id = len(known.lists)
		known.ids[k] = id
	}
	known.Unlock()
	setlabels(id)
}

// LabelsOf returns the list with a number.
func LabelsOf(id int) []Label {
	known.Lock()
	defer known.Unlock()
	if id <= 0 || id > len(known.lists) {
		return nil
	}
	return known.lists[id-1]
}
