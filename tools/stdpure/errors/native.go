package errors

import "reflect"

func comparable_(e error) bool { return reflect.TypeOf(e).Comparable() }

func checkTarget(err error, target any) int {
	v := reflect.ValueOf(target)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return targetNotPointer
	}
	el := v.Type().Elem()
	if el.Kind() != reflect.Interface && !el.Implements(reflect.TypeFor[error]()) {
		return targetNotError
	}
	return targetFine
}

func store(err error, target any) bool {
	v := reflect.ValueOf(target)
	if reflect.TypeOf(err).AssignableTo(v.Type().Elem()) {
		v.Elem().Set(reflect.ValueOf(err))
		return true
	}
	return false
}
