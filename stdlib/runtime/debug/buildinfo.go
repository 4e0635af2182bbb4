package debug

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A BuildInfo describes how a program was built.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

// A Module is one module of a build.
type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

// A BuildSetting is one key and value of a build.
type BuildSetting struct{ Key, Value string }

func (m *Module) format(b *strings.Builder, word string) {
	b.WriteString(word + "\t" + m.Path + "\t" + m.Version)
	if m.Replace == nil {
		b.WriteString("\t" + m.Sum)
	} else {
		b.WriteString("\n")
		m.Replace.format(b, "=>")
	}
	b.WriteString("\n")
}

func quoted(s, also string) string {
	if strings.ContainsAny(s, " \t\r\n\"`"+also) || s == "" && also != "" {
		return strconv.Quote(s)
	}
	return s
}

// String gives the text that ParseBuildInfo reads.
func (bi *BuildInfo) String() string {
	var b strings.Builder
	if bi.GoVersion != "" {
		b.WriteString("go\t" + bi.GoVersion + "\n")
	}
	if bi.Path != "" {
		b.WriteString("path\t" + bi.Path + "\n")
	}
	if bi.Main != (Module{}) {
		bi.Main.format(&b, "mod")
	}
	for _, d := range bi.Deps {
		d.format(&b, "dep")
	}
	for _, s := range bi.Settings {
		b.WriteString("build\t" + quoted(s.Key, "=") + "=" + quoted(s.Value, "") + "\n")
	}
	return b.String()
}

func columns(text string) (Module, error) {
	f := strings.Split(text, "\t")
	switch len(f) {
	case 2:
		return Module{Path: f[0], Version: f[1]}, nil
	case 3:
		return Module{Path: f[0], Version: f[1], Sum: f[2]}, nil
	}
	return Module{}, fmt.Errorf("expected 2 or 3 columns; got %d", len(f))
}

func setting(text string) (s BuildSetting, err error) {
	if text == "" {
		return s, errors.New("build line missing '='")
	}
	if text[0] == '"' || text[0] == '`' {
		prefix, err := strconv.QuotedPrefix(text)
		if err != nil {
			return s, errors.New("invalid quoted key in build line")
		}
		text = text[len(prefix):]
		if text == "" {
			return s, errors.New("build line missing '=' after quoted key")
		}
		if text[0] != '=' {
			return s, fmt.Errorf("unexpected character after quoted key: %q", text[0])
		}
		s.Key, _ = strconv.Unquote(prefix)
		text = text[1:]
	} else {
		var ok bool
		s.Key, text, ok = strings.Cut(text, "=")
		if !ok {
			return s, errors.New("build line missing '=' after key")
		}
		if s.Key == "" {
			return s, errors.New("build line with missing key")
		}
		if quoted(s.Key, "=") != s.Key {
			return s, fmt.Errorf("unquoted key %q must be quoted", s.Key)
		}
	}
	s.Value = text
	if text != "" && (text[0] == '"' || text[0] == '`') {
		if s.Value, err = strconv.Unquote(text); err != nil {
			return s, errors.New("invalid quoted value in build line")
		}
	} else if quoted(text, "") != text {
		return s, fmt.Errorf("unquoted value %q must be quoted", text)
	}
	return s, nil
}

// ParseBuildInfo reads what String writes. Lines of other kinds are skipped.
func ParseBuildInfo(data string) (bi *BuildInfo, err error) {
	bi = new(BuildInfo)
	var last *Module
	for n := 1; ; n++ {
		line, rest, whole := strings.Cut(data, "\n")
		if !whole {
			return bi, nil
		}
		data = rest
		word, text, _ := strings.Cut(line, "\t")
		switch word {
		case "path":
			bi.Path = text
		case "mod":
			last = &bi.Main
			*last, err = columns(text)
		case "dep":
			last = new(Module)
			bi.Deps = append(bi.Deps, last)
			*last, err = columns(text)
		case "=>":
			f := strings.Split(text, "\t")
			if len(f) != 3 {
				err = fmt.Errorf("expected 3 columns for replacement; got %d", len(f))
			} else if last == nil {
				err = errors.New("replacement with no module on previous line")
			} else {
				last.Replace = &Module{Path: f[0], Version: f[1], Sum: f[2]}
				last = nil
			}
		case "build":
			var s BuildSetting
			if s, err = setting(text); err == nil {
				bi.Settings = append(bi.Settings, s)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("could not parse Go build info: line %d: %w", n, err)
		}
	}
}
