// run.c - fuzz target: the whole pipeline. Every function of the program is compiled; a program that imports nothing but harmless packages is run.
//
// The compiler and the VM are made for one program per process, so each input has a child of its own, with limits on time and memory. The counters by
// which libFuzzer sees coverage are put into shared memory first: it sees what the child reached. A child that dies by a signal of its own is a find;
// a time-out, a Go panic and a fatal error of the program are not.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cmd/cmd.h"
#include "runtime/runtime.h"
#include "stdlib/stdlib.h"
#include "vm/vm.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    // Whole pages only: what lies beside the counters must stay each process's own. The counters of the two pages at the ends are lost.
    // Their bounds are asked of the linker: when C names them, the compiler renames its own, and libFuzzer is told of no counters.
    uintptr_t page = 4096, a, e;
    __asm__("movabsq $__start___sancov_cntrs, %0\n\tmovabsq $__stop___sancov_cntrs, %1" : "=r"(a), "=r"(e));
    a = (a + page - 1) & ~(page - 1), e &= ~(page - 1);
    if (a < e && mmap((void *)a, e - a, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) abort();
    return 0;
}

static bool harmless(Package *p) {
    static const char *const known[] = {"fmt", "errors", "strings", "sort", "strconv", "math", "sync", "slices", "maps", "unicode", "bytes", "iter", "cmp", "math/bits"};
    for (int i = 0; i < p->nimports; i++) {
        bool ok = false;
        for (size_t k = 0; k < ARRAY_LEN(known); k++) ok |= strcmp(p->imports[i]->path, known[k]) == 0;
        if (!ok) return false;
    }
    return true;
}

// A thread, because the runtime takes every signal, SIGALRM too.
__attribute__((noreturn)) static void *time_limit(void *arg) {
    (void)arg;
    sleep(3);
    _exit(0);
}

__attribute__((noreturn)) static void child(const char *text, size_t size) {
    static Loader l;
    extern char **environ;
    static char *args[] = {"fuzz", NULL};
    loader_init(&l);
    Package *pkg = load_text(&l, "x.go", text, size, 0);
    if (!pkg) {
        if (l.diags.nerrors == 0 && l.loaderrors.n == 0) abort();
        _exit(0);
    }
    if (strcmp(pkg->name->s, "main") != 0) _exit(0);
    knob_init();
    rt_args(1, args, environ);
    rt_setmaxmem(128 << 20);
    vm_init();
    rt_schedinit();
    compile_init();
    vm_hooks = (vmhooks){.compile = compile_func, .errortype = compile_errortype};
    Func *f = compile_program(l.ck, pkg, &l.diags);
    bool ok = compile_package_now(pkg, &l.diags);
    if (!ok || !harmless(pkg)) _exit(0);
    rt_main(&f->self);
    _exit(0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = xcalloc(size + 1, 1);
    memcpy(text, data, size);
    pid_t pid = fork();
    if (pid == 0) {
        for (int s = 1; s < 32; s++) signal(s, SIG_DFL);  // libFuzzer's handlers report in the parent
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        pthread_t t;
        if (pthread_create(&t, NULL, time_limit, NULL) != 0) abort();
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        int null = open("/dev/null", O_RDWR);
        dup2(null, 0);
        if (!getenv("FUZZ_OUTPUT")) dup2(null, 1), dup2(null, 2);
        child(text, size);
    }
    int st = 0;
    while (pid > 0 && waitpid(pid, &st, 0) < 0 && errno == EINTR) {}  // libFuzzer's timer interrupts
    free(text);
    if (pid > 0 && ((WIFSIGNALED(st) && WTERMSIG(st) != SIGKILL) || (WIFEXITED(st) && WEXITSTATUS(st) == 77))) {
        fprintf(stderr, "the child died by signal %d, status %d\n", WIFSIGNALED(st) ? WTERMSIG(st) : 0, WEXITSTATUS(st));
        abort();
    }
    return 0;
}
