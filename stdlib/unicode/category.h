// category.h - Unicode categories of code points as bits, over utf8proc.
#ifndef GOSLING_STDLIB_UNICODE_CATEGORY_H
#define GOSLING_STDLIB_UNICODE_CATEGORY_H
#include <utf8proc.h>

#define CATEGORY(name) (1u << UTF8PROC_CATEGORY_##name)
#define CATEGORY_L (CATEGORY(LU) | CATEGORY(LL) | CATEGORY(LT) | CATEGORY(LM) | CATEGORY(LO))
#define CATEGORY_M (CATEGORY(MN) | CATEGORY(MC) | CATEGORY(ME))
#define CATEGORY_N (CATEGORY(ND) | CATEGORY(NL) | CATEGORY(NO))
#define CATEGORY_P (CATEGORY(PC) | CATEGORY(PD) | CATEGORY(PS) | CATEGORY(PE) | CATEGORY(PI) | CATEGORY(PF) | CATEGORY(PO))
#define CATEGORY_S (CATEGORY(SM) | CATEGORY(SC) | CATEGORY(SK) | CATEGORY(SO))
#define CATEGORY_PRINT (CATEGORY_L | CATEGORY_M | CATEGORY_N | CATEGORY_P | CATEGORY_S)

// No bit of use for what is no code point.
#define CATEGORY_BIT(r) ((uint64_t)(r) > 0x10FFFF ? 0u : 1u << utf8proc_category((utf8proc_int32_t)(r)))
#endif
