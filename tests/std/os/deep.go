// Directories deeper than a path may be long: Getwd and RemoveAll; and what RemoveAll says.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

func main() {
	top, err := os.MkdirTemp("", "deep")
	if err != nil || os.Chdir(top) != nil {
		panic("no directory of its own")
	}
	os.Unsetenv("PWD")
	top, _ = os.Getwd()
	name := strings.Repeat("d", 200)
	for i := 0; i < 30; i++ {
		if err := os.Mkdir(name, 0o777); err != nil {
			fmt.Println("mkdir", err)
		}
		if err := os.Chdir(name); err != nil {
			fmt.Println("chdir", err)
		}
		os.WriteFile("f", nil, 0o666)
	}
	wd, err := os.Getwd()
	fmt.Println(len(wd)-len(top), err, strings.HasPrefix(wd, top))
	os.Setenv("PWD", wd)
	wd2, err := os.Getwd()
	fmt.Println(wd2 == wd, err)
	os.Chdir(top)
	_, err = os.Stat(wd)
	fmt.Println(err != nil)

	fmt.Println(os.RemoveAll("nothing"), os.RemoveAll("no/thing"), os.RemoveAll(""), os.RemoveAll("."), os.RemoveAll("x/."))
	os.WriteFile("f", nil, 0o666)
	fmt.Println(os.RemoveAll("f/x"), os.RemoveAll("f"))
	os.MkdirAll("a/b/c", 0o777)
	os.Symlink("../a", "a/b/l")
	os.WriteFile("a/b/f", nil, 0o666)
	os.Mkdir("keep", 0o777)
	os.WriteFile("keep/f", nil, 0o666)
	os.Symlink("keep", "link")
	fmt.Println(os.RemoveAll("a/"), os.RemoveAll("link"))
	_, err = os.Stat("keep/f")
	fmt.Println(err, os.RemoveAll("keep"))
	os.Mkdir("many", 0o777)
	for i := 0; i < 2500; i++ {
		os.WriteFile(fmt.Sprint("many/", i), nil, 0o666)
	}
	fmt.Println(os.RemoveAll("many"), os.RemoveAll("a\x00b"))
	os.Chdir("/")
	fmt.Println(os.RemoveAll(top))
	_, err = os.Stat(top)
	fmt.Println(errors.Is(err, os.ErrNotExist))
}
