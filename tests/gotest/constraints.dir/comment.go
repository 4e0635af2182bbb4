// What follows belongs to the package clause, so it is no constraint:
// +build ignore
package constraints

func init() { add("comment") }
