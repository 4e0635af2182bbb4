// dis.c - prints bytecode as text, by the formats of opcode.def.
#include <string.h>
#include "vm/vm_int.h"

static void operand(FILE *o, char kind, const Insn *pc, int field, const Insn *start) {
    uint16_t v = field == 0 ? pc->a : field == 1 ? pc->b : pc->c;
    switch (kind) {
    case 'd': case 's': case 'p': case 'm': fprintf(o, "r%u", v); break;
    case 'w': fprintf(o, "window r%u", v); break;
    case 'i': fprintf(o, "%d", (int16_t)v); break;
    case 'u': fprintf(o, "%u", v); break;
    case 'j': fprintf(o, "-> %ld", (long)(pc - start + 1 + (int16_t)v)); break;
    case 'I': fprintf(o, "%d", pc->imm); break;
    case 'J': fprintf(o, "-> %ld", (long)(pc - start + 1 + pc->imm)); break;
    default: fprintf(o, "?%c", kind);
    }
}

static void ext(FILE *o, char kind, const Insn *pc) {
    uint64_t x = pc[1].ext;
    const Func *f;
    switch (kind) {
    case 't': fprintf(o, "  %.*s", (int)((const _type *)x)->str.len, ((const _type *)x)->str.p); break;
    case 'n': fprintf(o, "  %lld", (long long)x); break;
    default:
        if (pc->op == OP_CALLLAZY) fprintf(o, "  %s", ((const Func *)x)->name);
        else if (pc->op == OP_LDSTR) {
            fputs("  \"", o);
            for (int i = 0; i < pc->imm && i < 40; i++) {
                unsigned char c = ((const unsigned char *)x)[i];
                if (c == '\n') fputs("\\n", o);
                else if (c < 32 || c == '"' || c == '\\') fprintf(o, "\\x%02x", c);
                else fputc(c, o);
            }
            fputs(pc->imm > 40 ? "\"..." : "\"", o);
        } else if ((f = findfunc((const void *)x))) fprintf(o, "  %s", f->name);
        else fprintf(o, "  0x%llx", (unsigned long long)x);
    }
}

void func_dis(void *out, const Func *f) {
    FILE *o = out;
    const Insn *start = f->code;
    fprintf(o, "func %s  results %u, parameters %u, frame %u slots  %s:%d\n", f->name, f->nres, f->narg, f->framesize, func_file(f, NULL), func_line(f, NULL));
    if (!start) return;
    int lastline = -1;
    for (uint32_t i = 0; i < f->ncode;) {
        const Insn *pc = start + i;
        if (pc->op >= OP_COUNT) { fprintf(o, "%5u  ?? %d\n", i, pc->op); i++; continue; }
        for (uint32_t k = 0; k < f->ninls; k++)
            if (f->inls[k].from == i) fprintf(o, "  inlined %s, to %u\n", f->inls[k].fn->name, f->inls[k].to), lastline = -1;
        int line = func_line(f, pc);
        if (line != lastline) fprintf(o, "  line %d\n", line);
        lastline = line;
        const OpInfo *op = &op_info[pc->op];
        fprintf(o, "%5u  %-10s", i, op->name);
        int field = 0;
        for (const char *s = op->format; *s && *s != ':'; s++) {
            fputs(field ? ", " : " ", o);
            operand(o, *s, pc, *s == 'I' || *s == 'J' ? 1 : field, start);
            field++;
        }
        const char *colon = strchr(op->format, ':');
        if (colon) ext(o, colon[1], pc);
        for (uint32_t m = 0; m < f->nmaps; m++)
            if (f->maps[m].pc == i) {
                fputs("  {", o);
                for (uint32_t b = 0; b < f->maps[m].map->nbits; b++)
                    if (f->maps[m].map->bits[b / 32] >> (b % 32) & 1) fprintf(o, " r%u", b);
                fputs(" }", o);
            }
        fputc('\n', o);
        i += colon ? 2 : 1;
        if (pc->op == OP_SWITCH) {
            for (int32_t k = 0; k < pc->imm; k++) fprintf(o, "         case %d -> %ld\n", k, (long)(pc - start + ((const int32_t *)(pc + 2))[k]));
            i += (uint32_t)pc[1].ext;
        }
    }
}
