// apicheck lists what packages of the Go installation export and ours lack: functions, types, methods, struct fields,
// interface methods, variables, constants, and functions whose signature differs in the number of parameters. A tool for developers; needs Go.
//
//	go run tools/apicheck/main.go [-all] STDLIB [PACKAGE...]
//
// Without packages: all that we have. -all names the packages that are missing, too.
package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
)

func main() {
	args, all := os.Args[1:], false
	if len(args) > 0 && args[0] == "-all" {
		args, all = args[1:], true
	}
	root, packages := args[0], args[1:]
	goroot := filepath.Join(runtime.GOROOT(), "src")
	if len(packages) == 0 {
		base := root
		if all {
			base = goroot
		}
		filepath.WalkDir(base, func(path string, d os.DirEntry, err error) error {
			rel, _ := filepath.Rel(base, path)
			if err != nil || !d.IsDir() {
				return nil
			}
			switch filepath.Base(rel) {
			case "internal", "vendor", "testdata", "cmd":
				return filepath.SkipDir
			}
			packages = append(packages, rel)
			return nil
		})
	}
	missing := 0
	for _, p := range packages {
		want := exports(filepath.Join(goroot, p), true)
		if len(want) == 0 {
			continue
		}
		have := exports(filepath.Join(root, p), false)
		if len(have) == 0 {
			fmt.Printf("%s: missing\n", p)
			missing++
			continue
		}
		var lack []string
		for name, shape := range want {
			if got, ok := have[name]; !ok {
				lack = append(lack, name)
			} else if got != shape && shape != "" && got != "" {
				lack = append(lack, fmt.Sprintf("%s (%s, not %s)", name, shape, got))
			}
		}
		sort.Strings(lack)
		missing += len(lack)
		if len(lack) > 0 {
			fmt.Printf("%s: %s\n", p, strings.Join(lack, ", "))
		}
	}
	fmt.Println(missing, "missing")
}

// exports maps names to the shape of a function's signature.
func exports(dir string, goTree bool) map[string]string {
	names := map[string]string{}
	var files []string
	if goTree {
		ctx := build.Default
		ctx.CgoEnabled = false
		pkg, err := ctx.ImportDir(dir, 0)
		if err != nil || pkg.Name == "main" {
			return nil
		}
		for _, f := range pkg.GoFiles {
			files = append(files, filepath.Join(dir, f))
		}
	} else {
		all, _ := filepath.Glob(filepath.Join(dir, "*.go"))
		files = all
	}
	embeds := map[string][]string{} // struct type -> embedded local types
	for _, f := range files {
		file, err := parser.ParseFile(token.NewFileSet(), f, nil, 0)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				name := d.Name.Name
				if d.Recv != nil && len(d.Recv.List) > 0 {
					name = base(d.Recv.List[0].Type) + "." + name
				}
				names[name] = fmt.Sprint(d.Type.Params.NumFields(), " in, ", d.Type.Results.NumFields(), " out")
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.ValueSpec:
						for _, n := range s.Names {
							names[n.Name] = ""
						}
					case *ast.TypeSpec:
						names[s.Name.Name] = ""
						members(names, embeds, s.Name.Name, s.Type)
					}
				}
			}
		}
	}
	// Methods and fields of embedded types count for the outer ones.
	for range 4 {
		for outer, list := range embeds {
			for _, inner := range list {
				for name, shape := range names {
					if rest, ok := strings.CutPrefix(name, inner+"."); ok {
						if _, have := names[outer+"."+rest]; !have {
							names[outer+"."+rest] = shape
						}
					}
				}
			}
		}
	}
	for name := range names {
		for _, part := range strings.Split(name, ".") {
			if !ast.IsExported(part) {
				delete(names, name)
			}
		}
	}
	return names
}

func members(names map[string]string, embeds map[string][]string, outer string, t ast.Expr) {
	var list *ast.FieldList
	switch t := t.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	case *ast.Ident:
		embeds[outer] = append(embeds[outer], "="+t.Name)
		return
	default:
		return
	}
	for _, f := range list.List {
		for _, n := range f.Names {
			names[outer+"."+n.Name] = ""
		}
		if len(f.Names) == 0 {
			embeds[outer] = append(embeds[outer], base(f.Type))
		}
	}
}

func base(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return base(t.X)
	case *ast.IndexExpr:
		return base(t.X)
	case *ast.IndexListExpr:
		return base(t.X)
	case *ast.SelectorExpr:
		return t.Sel.Name
	case *ast.Ident:
		return t.Name
	}
	return "?"
}
