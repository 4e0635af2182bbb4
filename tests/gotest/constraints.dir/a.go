// Package constraints has files that old constraints leave out, and an external test that imports an internal package.
package constraints

var names []string

func add(name string) { names = append(names, name) }

// Names lists the files that take part.
func Names() []string { return names }
