# pty.py - drives `gosling repl` through a pseudo-terminal, as a person would. Used by the tests beside it.
import os, pty, re, select, signal, sys, time

PROMPT = b">>> "

class Repl:
    def __init__(self, args=(), env=None):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            e = dict(os.environ, **{"TERM": "dumb", "GOSLING_HISTORY": "/dev/null", **(env or {})})
            os.execve(os.environ["GOSLING"], [os.environ["GOSLING"], "repl", "-q", *args], e)
        self.buf = b""

    def until(self, what, timeout=20):
        end = time.time() + timeout
        while what not in self.buf:
            left = end - time.time()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise TimeoutError(f"no {what!r} within {timeout} s; last output: {self.buf[-400:]!r}")
            try:
                b = os.read(self.fd, 65536)
            except OSError:
                b = b""
            if not b:
                raise EOFError(f"the session ended: {self.buf[-400:]!r}")
            self.buf += b
        at = self.buf.index(what) + len(what)
        out, self.buf = self.buf[:at], self.buf[at:]
        return out

    def prompt(self, timeout=20):
        return self.until(PROMPT, timeout)

    def send(self, text):
        os.write(self.fd, text.encode())

    def ask(self, line, timeout=20):  # one entry; what it printed
        self.send(line + "\r")
        out = self.prompt(timeout).decode(errors="replace").replace("\r", "")
        return "\n".join(l for l in out[:-4].split("\n") if line not in l)  # the terminal may echo it, and the editor once more

    def interrupt(self, said=b"interrupted"):  # Ctrl-C; the milliseconds until the prompt is there
        for _ in range(50):  # what was printed before
            if not select.select([self.fd], [], [], 0)[0]:
                break
            os.read(self.fd, 65536)
        self.buf = b""
        t = time.time()
        self.send("\x03")
        self.until(said, 5)
        self.prompt(5)
        return (time.time() - t) * 1000

    def paste_begin(self, brackets):  # the beginning of a paste of 1 MB; the editor is in the middle of it
        text = (b"\x1b[200~" if brackets else b"") + b"func huge() {\r" + b"\tx := 1; _ = x; println(x)\r" * 40000
        os.set_blocking(self.fd, False)
        at, end = 0, time.time() + (0.3 if brackets else 0.1)
        while time.time() < end:  # what it shows must be read, or it waits for us
            readable, writable, _ = select.select([self.fd], [self.fd] if at < len(text) else [], [], 0.05)
            try:
                if readable:
                    os.read(self.fd, 65536)
                if writable:
                    at += os.write(self.fd, text[at:at + 1000])
            except BlockingIOError:
                time.sleep(0.001)
        os.set_blocking(self.fd, True)

    def close(self):
        try:
            self.send("\x04")
            end = time.time() + 20
            while time.time() < end:
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    return True
                if select.select([self.fd], [], [], 0.02)[0]:
                    try:
                        os.read(self.fd, 65536)
                    except OSError:
                        pass
        except OSError:
            pass
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return False
