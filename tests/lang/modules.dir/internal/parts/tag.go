//go:build ignore || (linux && !amd64) || go1.99

package parts

var system = "tag"
