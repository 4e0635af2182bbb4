// +build linux,amd64 windows
// +build !plan9

package constraints

func init() { add("both") }
