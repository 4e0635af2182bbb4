// Package structs has markers that say how a struct is laid out.
package structs

// A HostLayout in a struct asks for the platform's layout, which every struct has here.
type HostLayout struct {
	_ hostLayout
}

type hostLayout struct{}
