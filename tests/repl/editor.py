# The line editor, on a terminal that can move its cursor: whole entries, history over sessions, completion, paste, output of goroutines, Ctrl-C.
import pty_
import os, re, select, stat, sys, tempfile, time
from pty_ import Repl

pty_.PROMPT = b"\x1b[?2004h>>> "  # a new one; the editor shows it again when it draws

def plain(b):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", b.decode(errors="replace")).replace("\r", "")

bad = 0
def expect(what, got, want):
    global bad
    if want not in got:
        print(f"{what}: {got[-300:]!r} lacks {want!r}")
        bad += 1

def main():
    global bad
    limit = float(sys.argv[sys.argv.index("-limit") + 1]) if "-limit" in sys.argv else float(os.environ.get("LIMIT", 4000))  # LIMIT: of sanitizer builds
    d = tempfile.mkdtemp()
    hist = d + "/state/gosling/history"
    env = {"TERM": "xterm", "XDG_STATE_HOME": d + "/state", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "GOSLING_HISTORY": ""}
    os.environ.pop("GOSLING_HISTORY", None)
    r = Repl(env=env)
    r.prompt()
    def run(keys):
        r.send(keys + "\r")
        return plain(r.prompt())
    expect("expression", run("1+1"), "2  (int)")
    r.send("if true {\r")           # continuation
    time.sleep(0.1)
    r.send('fmt.Println("in")\r')
    time.sleep(0.1)
    expect("continued entry", run("}"), "\nin\n")
    r.send("\x1b[A\x1b[A\x05")       # up: the whole entry comes back; up once more is its second line, whose end gets a change
    r.send("\x7f + \"side\")")
    time.sleep(0.1)
    r.send("\r")                     # in the middle: ends the entry all the same, it is complete
    expect("edited entry", plain(r.until(b"inside", 5) + r.prompt()), "inside\n")
    expect("package member", run('strings.ToUp\t("x")'), '"X"  (string)')
    r.send("strings.Tr\t\t")
    expect("several", plain(r.until(b"TrimSuffix", 5)), "TrimLeft ")
    r.send("\x15")
    run("type Point struct { Alpha, Beta int }")
    run("func (p Point) Gamma() int { return p.Alpha + p.Beta }")
    run("pt := Point{3, 4}")
    expect("field", run("pt.Be\t"), "4  (int)")
    run("func mk() Point { return pt }")
    expect("method of a call's result", run("mk().Ga\t()"), "7  (int)")
    expect("name", run("pt\t.Alpha"), "3  (int)")
    expect("command", run(":typ\t pt"), "Point")
    expect("runes", run('len([]rune("h\u00e9\u4e16"))'), "3  (int)")
    # brackets around a paste: several lines are one entry
    r.send("\x1b[200~func pasted() int {\r\treturn 5\r}\rpasted()\x1b[201~")
    expect("paste", run(""), "5  (int)")
    # output of goroutines stands above the line that is being typed
    run('go func() { for i := 0; i < 3; i++ { time.Sleep(40 * time.Millisecond); fmt.Println("tick", i); fmt.Fprint(os.Stderr, "half") } }()')
    r.send("pt.Al")
    time.sleep(0.4)
    r.send("pha\r")
    out = plain(r.prompt())
    for want in ("tick 0\n", "tick 2\n", "half\n", "3  (int)"):
        expect("background", out, want)
    # Ctrl-C at the prompt, and during a paste without end
    def stop(what):
        global bad
        t = time.time()
        r.send("\x03")
        r.until(b"^C", 5)
        r.prompt(5)
        ms = (time.time() - t) * 1000
        if ms > limit:
            print(f"Ctrl-C {what}: {ms:.0f} ms")
            bad += 1
        if "-v" in sys.argv:
            print(f"Ctrl-C {what}: {ms:.0f} ms")
    r.send("half an entry {")
    time.sleep(0.1)
    stop("at the prompt")
    for brackets in (True, False):
        r.paste_begin(brackets)
        stop("in a huge paste" + ("" if brackets else " without brackets"))
        if brackets:
            r.send("\x1b[201~")
        expect("after the paste", run("pt.Alpha"), "3  (int)")
    # huge ones are not shown in full; the entry goes on behind them
    body = b"\tx += 1; x -= 1; x *= 1\r" * 4000
    def paste(data):
        os.set_blocking(r.fd, False)
        while data:
            readable, writable, _ = select.select([r.fd], [r.fd], [], 5)
            try:
                if readable:
                    r.buf += os.read(r.fd, 65536)
                if writable:
                    data = data[os.write(r.fd, data[:1000]):]
            except BlockingIOError:
                time.sleep(0.001)
        os.set_blocking(r.fd, True)
    paste(b"\x1b[200~func long(x int) int {\r" + body + b"\x1b[201~")
    r.until(b"// 4001 lines", 10)
    expect("rest of an entry behind a huge paste", run("return x + 7 }; long(1)"), "8  (int)")
    paste(b"func longer(x int) int {\r" + body + b"return x + 8 }\r")
    r.prompt()                       # on a slow machine it comes in pieces
    expect("huge paste without brackets", run("longer(1)"), "9  (int)")
    expect("Enter on an empty line", run("") + run("pt.Alpha"), "3  (int)")
    run(" 12345678")                 # begins with a blank: not remembered
    if not r.close():
        print("Ctrl-D does not leave")
        bad += 1
    text = open(hist).read()
    if stat.S_IMODE(os.stat(hist).st_mode) != 0o600 or "12345678" in text or "if true {\\n" not in text:
        print("history:", oct(os.stat(hist).st_mode), text[-300:])
        bad += 1
    r = Repl(env=env)
    r.prompt()
    r.send("\x1b[A\r")
    expect("history of the last session", plain(r.prompt()), "pt.Alpha")
    r.close()
    print("ok" if not bad else f"{bad} failed")

main()
