package slices

// sortPiece sorts x.
func sortPiece(x []int)

// mergePieces merges the sorted a and b to out as far as out goes, and returns how much of a it took.
func mergePieces(out, a, b []int) int
