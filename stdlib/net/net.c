// net.c - natives of package net: sockets, names, interfaces. Each returns an errno (or getaddrinfo's code) as its last result.
//
// Nothing here blocks but the questions to the resolver, which hand the P off and write their answers into a buffer of the caller's.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include "runtime/natives_api.h"
#include "vm/native.h"

#define ERR(r) ((r) < 0 ? errno : 0)

static int net_socket(void *gp, void *w) {
    (void)gp;
    struct { int64_t fd, e, family, type, proto; } *a = w;
    a->fd = socket((int)a->family, (int)a->type | SOCK_NONBLOCK | SOCK_CLOEXEC, (int)a->proto);
    a->e = ERR(a->fd);
    return RT_OK;
}

typedef struct addrargs { int64_t e, fd; void *sa; int64_t n; } addrargs;
static int net_bind(void *gp, void *w) {
    (void)gp;
    addrargs *a = w;
    a->e = ERR(bind((int)a->fd, a->sa, (socklen_t)a->n));
    return RT_OK;
}

static int net_connect(void *gp, void *w) {
    (void)gp;
    addrargs *a = w;
    a->e = ERR(connect((int)a->fd, a->sa, (socklen_t)a->n));
    return RT_OK;
}

static int net_listen(void *gp, void *w) {
    (void)gp;
    struct { int64_t e, fd, backlog; } *a = w;
    a->e = ERR(listen((int)a->fd, (int)a->backlog));
    return RT_OK;
}

static int net_name(void *gp, void *w) {
    (void)gp;
    struct { int64_t n, e, fd; void *sa; uint64_t peer; } *a = w;
    socklen_t n = sizeof(struct sockaddr_storage);
    a->e = ERR((a->peer ? getpeername : getsockname)((int)a->fd, a->sa, &n));
    a->n = n;
    return RT_OK;
}

static int net_setopt(void *gp, void *w) {
    (void)gp;
    struct { int64_t e, fd, level, opt, v; } *a = w;
    if (a->level == SOL_SOCKET && a->opt == SO_LINGER) {  // on | seconds << 1
        struct linger l = { (int)(a->v & 1), (int)(a->v >> 1) };
        a->e = ERR(setsockopt((int)a->fd, SOL_SOCKET, SO_LINGER, &l, sizeof l));
        return RT_OK;
    }
    int v = (int)a->v;
    a->e = ERR(setsockopt((int)a->fd, (int)a->level, (int)a->opt, &v, sizeof v));
    return RT_OK;
}

static int net_getopt(void *gp, void *w) {
    (void)gp;
    struct { int64_t v, e, fd, level, opt; } *a = w;
    int v = 0;
    socklen_t n = sizeof v;
    a->e = ERR(getsockopt((int)a->fd, (int)a->level, (int)a->opt, &v, &n));
    a->v = v;
    return RT_OK;
}

static int net_shutdown(void *gp, void *w) {
    (void)gp;
    struct { int64_t e, fd, how; } *a = w;
    a->e = ERR(shutdown((int)a->fd, (int)a->how));
    return RT_OK;
}

static int net_random(void *gp, void *w) {
    (void)gp;
    *(int64_t *)w = (int64_t)(rt_fastrand64() >> 1);
    return RT_OK;
}

static int net_dup(void *gp, void *w) {
    (void)gp;
    struct { int64_t nfd, e, fd; } *a = w;
    a->nfd = fcntl((int)a->fd, F_DUPFD_CLOEXEC, 0);
    a->e = ERR(a->nfd);
    return RT_OK;
}

// Bit 0: there is IPv6; bit 1: its sockets also take IPv4.
static int net_probe(void *gp, void *w) {
    (void)gp;
    int64_t *out = w;
    *out = 0;
    for (int both = 0; both < 2; both++) {
        int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP), only = !both;
        if (fd < 0) return RT_OK;
        struct sockaddr_in6 sa = { .sin6_family = AF_INET6 };
        inet_pton(AF_INET6, both ? "::ffff:127.0.0.1" : "::1", &sa.sin6_addr);
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
        if (bind(fd, (struct sockaddr *)&sa, sizeof sa) == 0) *out |= 1 << both;
        close(fd);
    }
    return RT_OK;
}

// --- names
enum { NAMEMAX = 1100 };
static bool cname(char *out, gostring s) {
    if (s.len >= NAMEMAX || (s.len && memchr(s.p, 0, (size_t)s.len))) return false;
    if (s.len) memcpy(out, s.p, (size_t)s.len);
    out[s.len] = 0;
    return true;
}

static int net_lookup(void *gp, void *w) {
    struct { int64_t n, code; gostring host; int64_t family; goslice out; } *a = w;
    char host[NAMEMAX];
    a->n = 0;
    a->code = EAI_NONAME;
    if (!cname(host, a->host)) return RT_OK;
    entersyscall(gp);
    struct addrinfo hints = { .ai_family = (int)a->family, .ai_socktype = SOCK_STREAM }, *list = NULL;
    a->code = getaddrinfo(host, NULL, &hints, &list);
    for (struct addrinfo *i = list; i && (a->n + 1) * 24 <= a->out.len; i = i->ai_next) {
        uint8_t *r = (uint8_t *)a->out.p + a->n * 24;
        uint32_t family = (uint32_t)i->ai_family;
        memcpy(r, &family, 4);
        if (i->ai_family == AF_INET) memcpy(r + 8, &((struct sockaddr_in *)(void *)i->ai_addr)->sin_addr, 4);
        else if (i->ai_family == AF_INET6) {
            memcpy(r + 4, &((struct sockaddr_in6 *)(void *)i->ai_addr)->sin6_scope_id, 4);
            memcpy(r + 8, &((struct sockaddr_in6 *)(void *)i->ai_addr)->sin6_addr, 16);
        } else continue;
        a->n++;
    }
    if (list) freeaddrinfo(list);
    return RT_SYSCALL;
}

static int net_reverse(void *gp, void *w) {
    struct { int64_t n, code; void *sa; int64_t len; goslice out; } *a = w;
    entersyscall(gp);
    a->code = getnameinfo(a->sa, (socklen_t)a->len, a->out.p, (socklen_t)a->out.len, NULL, 0, NI_NAMEREQD);
    a->n = a->code == 0 ? (int64_t)strlen(a->out.p) : 0;
    return RT_SYSCALL;
}

static int net_canon(void *gp, void *w) {
    struct { int64_t n, code; gostring host; goslice out; } *a = w;
    char host[NAMEMAX];
    a->n = 0;
    a->code = EAI_NONAME;
    if (!cname(host, a->host)) return RT_OK;
    entersyscall(gp);
    struct addrinfo hints = { .ai_flags = AI_CANONNAME, .ai_socktype = SOCK_STREAM }, *list = NULL;
    a->code = getaddrinfo(host, NULL, &hints, &list);
    const char *s = list && list->ai_canonname ? list->ai_canonname : host;
    a->n = (int64_t)strnlen(s, (size_t)a->out.len);
    memcpy(a->out.p, s, (size_t)a->n);
    if (list) freeaddrinfo(list);
    return RT_SYSCALL;
}

static int net_service(void *gp, void *w) {
    struct { int64_t port; gostring name, proto; } *a = w;
    char name[NAMEMAX], proto[NAMEMAX], room[2048];
    a->port = -1;
    if (!cname(name, a->name) || !cname(proto, a->proto)) return RT_OK;
    for (char *p = name; *p; p++)
        if (*p >= 'A' && *p <= 'Z') *p = (char)(*p - 'A' + 'a');
    entersyscall(gp);
    struct servent se, *found = NULL;
    if (getservbyname_r(name, proto, &se, room, sizeof room, &found) == 0 && found) a->port = ntohs((uint16_t)found->s_port);
    return RT_SYSCALL;
}

// --- interfaces
static int prefixlen(const uint8_t *m, int n) {
    int k = 0;
    for (int i = 0; i < n; i++) k += __builtin_popcount(m[i]);
    return k;
}

static int net_interfaces(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; goslice out; } *a = w;
    a->n = 0;
    struct ifaddrs *list = NULL;
    if (getifaddrs(&list) != 0) return RT_OK;
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    char *out = a->out.p;
    size_t n = 0, cap = (size_t)a->out.len;
    for (struct ifaddrs *i = list; i && n + 256 < cap; i = i->ifa_next) {
        if (!i->ifa_addr) continue;
        unsigned idx = if_nametoindex(i->ifa_name);
        if (i->ifa_addr->sa_family == AF_PACKET) {
            struct ifreq rq = { 0 };
            strncpy(rq.ifr_name, i->ifa_name, IFNAMSIZ - 1);
            if (fd < 0 || ioctl(fd, SIOCGIFMTU, &rq) != 0) rq.ifr_mtu = 0;
            n += (size_t)snprintf(out + n, cap - n, "i %u %d %u %s ", idx, rq.ifr_mtu, i->ifa_flags, i->ifa_name);
            const struct sockaddr_ll *ll = (const void *)i->ifa_addr;
            bool some = false;
            for (int k = 0; k < ll->sll_halen; k++) some = some || ll->sll_addr[k];
            for (int k = 0; some && k < ll->sll_halen; k++)
                n += (size_t)snprintf(out + n, cap - n, "%s%02x", k ? ":" : "", ll->sll_addr[k]);
            n += (size_t)snprintf(out + n, cap - n, "\n");
            continue;
        }
        char text[INET6_ADDRSTRLEN];
        bool v4 = i->ifa_addr->sa_family == AF_INET;
        if (!v4 && i->ifa_addr->sa_family != AF_INET6) continue;
        const void *ip = v4 ? (const void *)&((struct sockaddr_in *)(void *)i->ifa_addr)->sin_addr
                            : (const void *)&((struct sockaddr_in6 *)(void *)i->ifa_addr)->sin6_addr;
        const uint8_t *mask = !i->ifa_netmask ? NULL : v4 ? (const uint8_t *)&((struct sockaddr_in *)(void *)i->ifa_netmask)->sin_addr
                                                          : (const uint8_t *)&((struct sockaddr_in6 *)(void *)i->ifa_netmask)->sin6_addr;
        inet_ntop(v4 ? AF_INET : AF_INET6, ip, text, sizeof text);
        n += (size_t)snprintf(out + n, cap - n, "a %u %s %d\n", idx, text, mask ? prefixlen(mask, v4 ? 4 : 16) : v4 ? 32 : 128);
    }
    if (fd >= 0) close(fd);
    freeifaddrs(list);
    a->n = (int64_t)n;
    return RT_OK;
}

const NativeEntry std_net_natives[] = {
    {"net.sysSocket", net_socket},     {"net.sysBind", net_bind},       {"net.sysConnect", net_connect}, {"net.sysListen", net_listen},
    {"net.sysName", net_name},         {"net.sysSetopt", net_setopt},   {"net.sysGetopt", net_getopt},   {"net.sysShutdown", net_shutdown},
    {"net.sysRandom", net_random},
    {"net.sysDup", net_dup},           {"net.sysProbe", net_probe},     {"net.sysLookup", net_lookup},   {"net.sysReverse", net_reverse},
    {"net.sysCanon", net_canon},       {"net.sysService", net_service}, {"net.sysInterfaces", net_interfaces},
    {0}};
