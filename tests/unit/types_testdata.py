#!/usr/bin/env python3
"""Runs a checker over $GOROOT/src/internal/types/testdata and compares errors by line.

usage: types_testdata.py DRIVER [-v] [-lines] [FILTER...]     DRIVER file.go... prints file:line:col: message

-lines compares the sets of lines only, else every message must match too. Files that need -gotypesalias=0 or an experiment are judged like all others.
"""
import os, re, subprocess, sys

root = '/usr/local/go/src/internal/types/testdata'
driver, filters = sys.argv[1], [a for a in sys.argv[2:] if not a.startswith('-')]
verbose, lines = '-v' in sys.argv, '-lines' in sys.argv
comment = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|`[^`]*`|\'(?:\\.|[^\'\\\n])+\'', re.S)
want = re.compile(r'^\s*(ERRORx?)\s+("(?:\\.|[^"\\])*"|`[^`]*`)', re.S)


def unquote(s):
    if s[0] == '`':
        return s[1:-1]
    return s[1:-1].replace('\\"', '"').replace('\\\\', '\\').replace('\\n', '\n').replace('\\t', '\t')


def expected(path):
    text = open(path, encoding='utf-8', errors='replace').read()
    out, last = [], 1  # last: line of the token before
    pos = 0
    for m in comment.finditer(text):
        code = text[pos:m.start()].rstrip()
        if code.strip():
            last = text.count('\n', 0, pos + len(code)) + 1
        pos = m.end()
        t = m.group()
        if not t.startswith(('/*', '//')):
            last = text.count('\n', 0, m.end()) + 1
            continue
        w = want.match(t[2:-2] if t.startswith('/*') else t[2:])
        if w:
            out.append((last, unquote(w.group(2)), w.group(1) == 'ERRORx'))
    return out


def run(files):
    flags = ['-test', '-e']
    first = open(files[0], encoding='utf-8', errors='replace').readline()
    if first.startswith('//') and '-lang=' in first:
        flags.append(re.search(r'-lang=\S+', first).group())
    try:
        p = subprocess.run([driver] + flags + files, capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return ['timeout']
    text = p.stdout.decode('utf-8', 'replace')
    bad = []
    if p.returncode not in (0, 1):
        return ['exit status %d' % p.returncode]
    got = {}
    cur = None
    for line in text.split('\n'):
        m = re.match(r'^(\S+?):(\d+)(?::(\d+))?: (.*)$', line)
        if m and not line.startswith('\t'):
            cur = [m.group(4)]
            got.setdefault((os.path.abspath(m.group(1)), int(m.group(2))), []).append(cur)
        elif cur is not None:
            cur[0] += '\n' + line
    if lines:
        want_lines = {(os.path.abspath(f), line) for f in files for line, _, _ in expected(f)}
        return sorted('%s:%d: %s' % (os.path.basename(f), n, 'missing' if (f, n) in want_lines else 'unexpected %r' % got[f, n][0][0])
                      for f, n in want_lines ^ set(got))
    for f in files:
        for line, pat, rx in expected(f):
            l = got.get((os.path.abspath(f), line), [])
            for e in l:
                if (re.search(pat, e[0]) if rx else pat in e[0]):
                    l.remove(e)
                    break
            else:
                bad.append('%s:%d: missing %r%s' % (os.path.basename(f), line, pat, ' got %r' % [e[0] for e in l] if l else ''))
    for (f, line), l in got.items():
        for e in l:
            bad.append('%s:%d: unexpected %r' % (os.path.basename(f), line, e[0]))
    return bad


tests = []
for sub in ('check', 'examples', 'fixedbugs', 'spec'):
    d = os.path.join(root, sub)
    for n in sorted(os.listdir(d)):
        p = os.path.join(d, n)
        if os.path.isdir(p):
            tests.append((sub + '/' + n, sorted(os.path.join(p, f) for f in os.listdir(p) if f.endswith('.go'))))
        elif n.endswith('.go'):
            tests.append((sub + '/' + n, [p]))
passed = failed = 0
for name, files in tests:
    if filters and not any(f in name for f in filters):
        continue
    bad = run(files)
    if bad:
        failed += 1
        print('FAIL', name, *(['\n    ' + b for b in (bad if verbose else bad[:2])] + ([' (%d)' % len(bad)] if len(bad) > 2 else [])))
    else:
        passed += 1
print('%d passed, %d failed' % (passed, failed))
