// json.h - JSON for the tools' line protocols: strings to be written, objects of one level to be read.
#ifndef GOSLING_CMD_JSON_H
#define GOSLING_CMD_JSON_H
#include "base/base.h"

void json_string(Buf *b, const char *s, size_t n);                    // quoted; bytes that are no UTF-8 become U+FFFD
void json_field(Buf *b, const char *name, const char *s, size_t n);   // "name":"..."; a comma before it unless b is just "{"
void json_cfield(Buf *b, const char *name, const char *s);

// A member of an object. raw: its value as it stands; text: what a string says, else NULL.
typedef struct JsonMember { char *name, *raw, *text; size_t len; } JsonMember;
typedef struct JsonObject { VEC(JsonMember) members; } JsonObject;
const char *json_read(JsonObject *o, const char *s);                  // NULL: it is one; else what is wrong. Arrays and objects in it are skipped
const JsonMember *json_member(const JsonObject *o, const char *name);
void json_free(JsonObject *o);
#endif
