// ftoa.cc - decimal text of floating-point numbers and back, over the standard library's shortest
// and correctly rounded conversions (std::to_chars, std::from_chars).
#include "stdlib/strconv/ftoa.h"
#include <charconv>
#include <cmath>
#include <cstring>

namespace {

// Digits without a point: the value is 0.d1d2d3... * 10^point.
struct Decimal {
    char digits[800];
    int count, point;
};

// take reads "d.ddde+xx" as to_chars writes it, zeros at the end left out if trim is set.
void take(Decimal &d, const char *text, const char *end, bool trim) {
    d.count = 0;
    while (text < end && *text != 'e') {
        if (*text != '.') d.digits[d.count++] = *text;
        text++;
    }
    int exp = 0;
    bool negative = text[1] == '-';
    for (text += 2; text < end; text++) exp = exp * 10 + (*text - '0');
    d.point = (negative ? -exp : exp) + 1;
    if (trim)
        while (d.count > 0 && d.digits[d.count - 1] == '0') d.count--;
}

char *zeros(char *out, int n) {
    if (n > 0) {
        memset(out, '0', (size_t)n);
        out += n;
    }
    return out;
}

char *plain(char *out, const Decimal &d, int prec) {
    int whole = 0;
    if (d.point <= 0 || d.count == 0) {
        *out++ = '0';
    } else {
        whole = d.count < d.point ? d.count : d.point;
        memcpy(out, d.digits, (size_t)whole);
        out = zeros(out + whole, d.point - whole);
    }
    if (prec <= 0) return out;
    *out++ = '.';
    int lead = d.count > 0 && d.point < 0 ? -d.point : 0;
    if (lead > prec) lead = prec;
    out = zeros(out, lead);
    int rest = d.count - whole;
    if (rest > prec - lead) rest = prec - lead;
    memcpy(out, d.digits + whole, (size_t)rest);
    return zeros(out + rest, prec - lead - rest);
}

char *scientific(char *out, const Decimal &d, char e, int prec) {
    int exp = d.count > 0 ? d.point - 1 : 0;
    *out++ = d.count > 0 ? d.digits[0] : '0';
    if (prec > 0) {
        *out++ = '.';
        int have = d.count > 1 ? d.count - 1 : 0;
        if (have > prec) have = prec;
        memcpy(out, d.digits + 1, (size_t)have);
        out = zeros(out + have, prec - have);
    }
    *out++ = e;
    *out++ = exp < 0 ? '-' : '+';
    if (exp < 0) exp = -exp;
    if (exp >= 100) *out++ = (char)('0' + exp / 100);
    *out++ = (char)('0' + exp / 10 % 10);
    *out++ = (char)('0' + exp % 10);
    return out;
}

}  // namespace

// Longer requests are cut to what any number can have: behind 1,100 digits there are zeros only.
extern "C" int64_t std_formatfloat(char *out, int64_t room, double f, int fmt, int64_t prec, int bits) {
    bool shortest = prec < 0;
    int64_t need = (fmt == 'f' ? 340 : 40) + (shortest ? 0 : prec);
    if (need > room) {
        // Few numbers need as much as any could.
        bool small = shortest ? fmt != 'f' || (std::fabs(f) < 1e15 && std::fabs(f) > 1e-5)
                              : fmt == 'f' && std::fabs(f) < 1e15;
        if (small) need = 24 + (shortest ? 0 : prec);
        if (need > room) return -need;
    }
    char *begin = out;
    if (std::isnan(f)) {
        memcpy(out, "NaN", 3);
        return 3;
    }
    if (std::isinf(f)) {
        memcpy(out, f > 0 ? "+Inf" : "-Inf", 4);
        return 4;
    }
    if (std::signbit(f)) {
        *out++ = '-';
        f = -f;
    }
    Decimal d;
    d.count = d.point = 0;
    char text[1200];
    const int most = 770;
    if (f == 0) {
    } else if (shortest) {
        auto r = bits == 32 ? std::to_chars(text, text + sizeof text, (float)f, std::chars_format::scientific)
                            : std::to_chars(text, text + sizeof text, f, std::chars_format::scientific);
        take(d, text, r.ptr, true);
        // gc rounds this one tie up.
        if (bits == 32 && f == 0x1p-12) {
            memcpy(d.digits, "24414063", 8);
            d.count = 8;
            d.point = -3;
        }
    } else if (fmt == 'f') {
        int cut = prec > 1080 ? 1080 : (int)prec;
        auto r = std::to_chars(text, text + sizeof text, f, std::chars_format::fixed, cut > 800 ? 800 : cut);
        if (cut > 800) r = std::to_chars(out, out + room - (out - begin), f, std::chars_format::fixed, cut);
        else memcpy(out, text, (size_t)(r.ptr - text));
        out += cut > 800 ? r.ptr - out : r.ptr - text;
        return zeros(out, (int)(prec - cut)) - begin;
    } else {
        int64_t digits = fmt == 'e' || fmt == 'E' ? prec : prec == 0 ? 0 : prec - 1;
        auto r = std::to_chars(text, text + sizeof text, f, std::chars_format::scientific, digits > most ? most : (int)digits);
        take(d, text, r.ptr, true);
    }
    int n = d.count, p = prec > INT32_MAX ? INT32_MAX : (int)prec;
    switch (fmt) {
    case 'e': case 'E':
        out = scientific(out, d, (char)fmt, shortest ? n - 1 : p);
        break;
    case 'f':
        out = plain(out, d, shortest ? n - d.point : p);
        break;
    default: {
        int threshold = p == 0 ? 1 : p;
        if (shortest) threshold = 6;
        else if (threshold > n && n >= d.point) threshold = n;
        int exp = d.point - 1;
        bool far = n > 0 ? exp < -4 || exp >= threshold : -1 >= threshold;
        out = far ? scientific(out, d, (char)(fmt + 'e' - 'g'), n - 1) : plain(out, d, n - d.point);
    }
    }
    return out - begin;
}

extern "C" bool std_parsefloat(const char *s, int64_t n, int bits, double *f) {
    const char *end = s + n;
    bool negative = false;
    if (s < end && (*s == '-' || *s == '+')) negative = *s++ == '-';
    const char *head = s < end && *s == '.' ? s + 1 : s;
    if (head >= end || *head < '0' || *head > '9') return false;
    std::from_chars_result r;
    if (bits == 32) {
        float small;
        r = std::from_chars(s, end, small);
        *f = small;
    } else {
        r = std::from_chars(s, end, *f);
    }
    if (r.ptr != end || r.ec != std::errc()) return false;
    if (negative) *f = -*f;
    return true;
}
