// +build go1.1,!go1.99
// +build gc

package constraints

func init() { add("old") }
