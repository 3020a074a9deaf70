package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"

	"sanctrace/internal/fault"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints a completion script, made from the command line itself so that
// it cannot fall behind it.
func (c *completionCmd) Run(a *app) error {
	words := commandWords(reflect.TypeOf(command{}), nil)
	for k := range words {
		if k != "" {
			words[k] = append(words[k], "--data", "--db", "--help")
		}
	}
	words[""] = append(words[""], "--help")
	var keys []string
	for k := range words {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	switch c.Shell {
	case "bash", "zsh":
		if c.Shell == "zsh" {
			b.WriteString("autoload -U +X bashcompinit && bashcompinit\n")
		}
		b.WriteString("_sanctrace() {\n  local at=\"${COMP_WORDS[*]:1:COMP_CWORD-1}\" cur=\"${COMP_WORDS[COMP_CWORD]}\"\n  case \"$at\" in\n")
		for i := len(keys) - 1; i >= 0; i-- {
			pattern := keys[i] + "*"
			if keys[i] == "" {
				pattern = "*"
			}
			fmt.Fprintf(&b, "    %q*) COMPREPLY=($(compgen -W %q -- \"$cur\"));;\n", strings.TrimSuffix(pattern, "*"), strings.Join(words[keys[i]], " "))
		}
		b.WriteString("  esac\n  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$cur\"))\n}\ncomplete -F _sanctrace sanctrace\n")
	case "fish":
		for _, k := range keys {
			cond := fishCondition(k)
			for _, w := range words[k] {
				if long, ok := strings.CutPrefix(w, "--"); ok {
					fmt.Fprintf(&b, "complete -c sanctrace -n '%s' -l %s\n", cond, long)
				} else {
					fmt.Fprintf(&b, "complete -c sanctrace -n '%s' -a %s\n", cond, w)
				}
			}
		}
	default:
		return fault.New(fault.Invalid, "completion", "no such shell %q", c.Shell)
	}
	_, err := fmt.Fprint(a.out, b.String())
	return err
}

// fishCondition returns when fish offers what may follow a command path.
func fishCondition(path string) string {
	if path == "" {
		return "__fish_use_subcommand"
	}
	var parts []string
	for _, word := range strings.Fields(path) {
		parts = append(parts, "__fish_seen_subcommand_from "+word)
	}
	return strings.Join(parts, "; and ")
}

// commandWords maps each command path ("lists import") to the subcommands and
// flags that may follow it.
func commandWords(t reflect.Type, path []string) map[string][]string {
	out := map[string][]string{}
	key := strings.Join(path, " ")
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("name")
		if name == "" {
			name = dashed(f.Name)
		}
		_, isCmd := f.Tag.Lookup("cmd")
		_, isArg := f.Tag.Lookup("arg")
		switch {
		case isArg || !f.IsExported():
		case isCmd:
			out[key] = append(out[key], name)
			for k, v := range commandWords(f.Type, append(path[:len(path):len(path)], name)) {
				out[k] = append(out[k], v...)
			}
		default:
			out[key] = append(out[key], "--"+name)
		}
	}
	return out
}

// dashed turns a field name into a flag name as kong does: BirthDate becomes
// birth-date.
func dashed(name string) string {
	var b strings.Builder
	for i, r := range name {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z' {
			b.WriteByte('-')
		}
		b.WriteString(strings.ToLower(string(r)))
	}
	return b.String()
}
