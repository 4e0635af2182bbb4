package main

type Node struct {
	left, right *Node
	key         int
}

//go:noinline
func (n *Node) sum() int {
	if n == nil {
		return 0
	}
	return n.left.sum() + n.key + n.right.sum()
}

func insert(n *Node, key int) *Node {
	if n == nil {
		return &Node{key: key}
	}
	if key < n.key {
		n.left = insert(n.left, key)
	} else {
		n.right = insert(n.right, key)
	}
	return n
}

func main() {
	var root *Node
	x := uint32(12345)
	for i := 0; i < 4095; i++ {
		x = x*1664525 + 1013904223
		root = insert(root, int(x>>8))
	}
	s := 0
	for i := 0; i < 1000; i++ {
		s += root.sum()
	}
	println(s)
}
