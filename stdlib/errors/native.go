package errors

// comparable_ reports whether values of e's dynamic type can be compared with ==
// (as reflect.TypeOf(e).Comparable() would say).
func comparable_(e error) bool

// checkTarget says whether target is a non-nil pointer (targetNotPointer if not) to an interface
// type or to a type that implements error (targetNotError if not). err, not nil, lends its interface.
func checkTarget(err error, target any) int

// store assigns err to *target if err's dynamic type is assignable to target's element type.
// The target has passed checkTarget.
func store(err error, target any) bool
