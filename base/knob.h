// knob.h - stress and debug knobs, read from GOSLING_DEBUG=name=value,name=value; rows in knob.def.
//
// A knob is a global long named knob_NAME. knob_init parses the variable once, before any thread
// starts.
#ifndef GOSLING_BASE_KNOB_H
#define GOSLING_BASE_KNOB_H

#include <stdbool.h>

#define KNOB(NAME, DEFAULT, DOC) extern long knob_##NAME;
#include "base/knob.def"
#undef KNOB

void knob_init(void); // from the environment; unknown names are reported on stderr
bool knob_parse(
    const char *spec); // "name=value,..."; a name alone means 1; false if a name is unknown
void knob_each(void (*f)(const char *name, long val, long def, const char *doc, void *arg),
               void *arg);

#endif
