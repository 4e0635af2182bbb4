package pprof

import (
	"context"
	"internal/profile"
	"slices"
	"strings"
)

// A LabelSet is a set of labels.
type LabelSet struct{ list []profile.Label }

type labelsKey struct{}

func labelsOf(ctx context.Context) []profile.Label {
	list, _ := ctx.Value(labelsKey{}).([]profile.Label)
	return list
}

// with sets labels in a sorted list; a new one is returned.
func with(list, more []profile.Label) []profile.Label {
	list = slices.Clone(list)
	for _, l := range more {
		i, ok := slices.BinarySearchFunc(list, l.Key, func(x profile.Label, key string) int { return strings.Compare(x.Key, key) })
		if ok {
			list[i] = l
		} else {
			list = slices.Insert(list, i, l)
		}
	}
	return list
}

// Labels makes a set of keys, each followed by its value; a later one counts.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	var list []profile.Label
	for i := 0; i < len(args); i += 2 {
		list = append(list, profile.Label{Key: args[i], Value: args[i+1]})
	}
	return LabelSet{with(nil, list)}
}

// WithLabels returns a context with more labels.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	return context.WithValue(ctx, labelsKey{}, with(labelsOf(ctx), labels.list))
}

// SetGoroutineLabels gives this goroutine the labels of ctx.
func SetGoroutineLabels(ctx context.Context) { profile.SetLabels(labelsOf(ctx)) }

// Do calls f with labels set.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) {
	defer SetGoroutineLabels(ctx)
	ctx = WithLabels(ctx, labels)
	SetGoroutineLabels(ctx)
	f(ctx)
}

// Label finds the value of a label.
func Label(ctx context.Context, key string) (string, bool) {
	for _, l := range labelsOf(ctx) {
		if l.Key == key {
			return l.Value, true
		}
	}
	return "", false
}

// ForLabels calls f for each label until it returns false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for _, l := range labelsOf(ctx) {
		if !f(l.Key, l.Value) {
			break
		}
	}
}
