package main

import (
	"fmt"
	"os"
	str "strings"
	. "math"
	_ "sort"
)

func main() {}
